using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Numbers for the distinct texts of a column, from 1 in the order of their first appearance; 0 is a missing value.
/// </summary>
internal sealed class TextDictionary
{
    private byte[] _bytes = new byte[1024];
    private int[] _offsets = new int[64];
    private ulong[] _hashes = new ulong[64];
    private int[] _slots = new int[128];

    /// <summary>The number of distinct texts; the numbers are 1 to this.</summary>
    public int Count { get; private set; }

    /// <summary>The UTF-8 bytes of a number; empty for 0.</summary>
    public ReadOnlySpan<byte> this[int id] => id == 0 ? [] : _bytes.AsSpan(_offsets[id - 1], _offsets[id] - _offsets[id - 1]);

    /// <summary>The text of a number; empty for 0.</summary>
    public string Text(int id) => Encoding.UTF8.GetString(this[id]);

    /// <summary>The number of a text, a new one when it was not seen before.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        var hash = TextHash.Of(text);
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var id = _slots[slot];
            if (id == 0)
            {
                return Insert(slot, hash, text);
            }

            if (_hashes[id - 1] == hash && this[id].SequenceEqual(text))
            {
                return id;
            }
        }
    }

    /// <summary>Orders two numbers by the bytes of their texts; a missing value comes first.</summary>
    public int Compare(int left, int right) => left == right ? 0 : this[left].SequenceCompareTo(this[right]);

    private int Insert(int slot, ulong hash, ReadOnlySpan<byte> text)
    {
        var start = _offsets[Count];
        if (_bytes.Length - start < text.Length)
        {
            Grow((long)start + text.Length);
        }

        text.CopyTo(_bytes.AsSpan(start));
        Count++;
        if (Count == _hashes.Length)
        {
            Array.Resize(ref _hashes, Count * 2);
            Array.Resize(ref _offsets, Count * 2);
        }

        _hashes[Count - 1] = hash;
        _offsets[Count] = start + text.Length;
        _slots[slot] = Count;
        if (Count * 2 > _slots.Length)
        {
            Rehash();
        }

        return Count;
    }

    private void Grow(long length)
    {
        if (length > Array.MaxLength)
        {
            throw new InputException(
                "A column has more than 2 GB of different texts, more than can be told apart in memory; is it mapped to the right role?");
        }

        Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(length, _bytes.Length * 2L)));
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var id = 1; id <= Count; id++)
        {
            var slot = (int)_hashes[id - 1] & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = id;
        }
    }
}
