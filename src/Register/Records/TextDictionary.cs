using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Numbers for the distinct texts of a column, from 1 in the order of their first appearance; 0 is a missing value. Safe to
/// use from several threads: a text that is known is found without a lock.
/// </summary>
internal sealed class TextDictionary
{
    private readonly Lock _adding = new();
    private volatile byte[] _bytes = new byte[1024];
    private volatile int[] _offsets = new int[64];
    private volatile ulong[] _hashes = new ulong[64];
    private volatile int[] _slots = new int[128];
    private volatile int _count;

    /// <summary>The number of distinct texts; the numbers are 1 to this.</summary>
    public int Count => _count;

    /// <summary>The UTF-8 bytes of a number; empty for 0.</summary>
    public ReadOnlySpan<byte> this[int id]
    {
        get
        {
            if (id == 0)
            {
                return [];
            }

            var offsets = _offsets;
            return _bytes.AsSpan(offsets[id - 1], offsets[id] - offsets[id - 1]);
        }
    }

    /// <summary>The text of a number; empty for 0.</summary>
    public string Text(int id) => Encoding.UTF8.GetString(this[id]);

    /// <summary>The number of a text, a new one when it was not seen before.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        var hash = TextHash.Of(text);
        var known = Find(hash, text, out _);
        if (known != 0)
        {
            return known;
        }

        lock (_adding)
        {
            // Another thread may have added it, or moved the slots, since.
            known = Find(hash, text, out var slot);
            return known != 0 ? known : Insert(slot, hash, text);
        }
    }

    /// <summary>Orders two numbers by the bytes of their texts; a missing value comes first.</summary>
    public int Compare(int left, int right) => left == right ? 0 : this[left].SequenceCompareTo(this[right]);

    // What a number stands for is written before the number goes into a slot, so whoever reads the slot sees all of it.
    private int Find(ulong hash, ReadOnlySpan<byte> text, out int slot)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        for (slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var id = Volatile.Read(ref slots[slot]);
            if (id == 0 || (_hashes[id - 1] == hash && this[id].SequenceEqual(text)))
            {
                return id;
            }
        }
    }

    private int Insert(int slot, ulong hash, ReadOnlySpan<byte> text)
    {
        var count = _count;
        var start = _offsets[count];
        if (_bytes.Length - start < text.Length)
        {
            Grow((long)start + text.Length);
        }

        text.CopyTo(_bytes.AsSpan(start));
        count++;
        if (count == _hashes.Length)
        {
            _hashes = Longer(_hashes, count * 2);
            _offsets = Longer(_offsets, count * 2);
        }

        _hashes[count - 1] = hash;
        _offsets[count] = start + text.Length;
        _count = count;
        Volatile.Write(ref _slots[slot], count);
        if (count * 2 > _slots.Length)
        {
            Rehash();
        }

        return count;
    }

    private void Grow(long length)
    {
        if (length > Array.MaxLength)
        {
            throw new InputException(
                "A column has more than 2 GB of different texts, more than can be told apart in memory; is it mapped to the right role?");
        }

        _bytes = Longer(_bytes, (int)Math.Min(Array.MaxLength, Math.Max(length, _bytes.Length * 2L)));
    }

    private void Rehash()
    {
        var slots = new int[_slots.Length * 2];
        var mask = slots.Length - 1;
        for (var id = 1; id <= _count; id++)
        {
            var slot = (int)_hashes[id - 1] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = id;
        }

        _slots = slots;
    }

    private static T[] Longer<T>(T[] values, int length)
    {
        var longer = new T[length];
        values.CopyTo(longer, 0);
        return longer;
    }
}
