using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Keys for the persons of a column. When the rows come ordered by person, nothing is remembered but the last person, and
/// the order is checked; otherwise every person gets a number from 0 in a dictionary.
/// </summary>
internal sealed unsafe class PersonKeys(bool ordered)
{
    private readonly TextDictionary _texts = new();
    private readonly Dictionary<long, int> _integers = [];
    private byte[] _lastText = [];
    private int _lastLength = -1;
    private long _last = -1;

    /// <summary>A row came whose person stands before the person of the row before it.</summary>
    public bool OutOfOrder { get; private set; }

    /// <summary>The number of distinct persons, when they are numbered.</summary>
    public int Count => _texts.Count + _integers.Count;

    /// <summary>Reads the keys of text persons; a missing one has no key.</summary>
    public void ReadTexts(ColumnVector column, int count, Span<long> keys)
    {
        TextCell* known = null;
        for (var row = 0; row < count; row++)
        {
            if (!column.IsMissing(row))
            {
                var cell = column.TextCells + row;
                if (known == null || !cell->SameBits(*known))
                {
                    _last = ordered ? Follow(TextCell.Bytes(cell)) : _texts.Add(TextCell.Bytes(cell)) - 1;
                    known = cell;
                }

                keys[row] = _last;
            }
        }
    }

    /// <summary>The key of an integer person.</summary>
    public long OfInteger(long person)
    {
        if (ordered)
        {
            OutOfOrder |= _lastLength >= 0 && person < _last;
            _lastLength = 0;
            _last = person;
            return person;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_integers, person, out var exists);
        if (!exists)
        {
            number = _integers.Count - 1;
        }

        return number;
    }

    /// <summary>The running number of a text person that must not stand before the last.</summary>
    private long Follow(ReadOnlySpan<byte> person)
    {
        var order = _lastLength < 0 ? 1 : person.SequenceCompareTo(_lastText.AsSpan(0, _lastLength));
        OutOfOrder |= order < 0;
        if (order == 0)
        {
            return _last;
        }

        if (_lastText.Length < person.Length)
        {
            _lastText = new byte[person.Length * 2];
        }

        person.CopyTo(_lastText);
        _lastLength = person.Length;
        return _last + 1;
    }
}
