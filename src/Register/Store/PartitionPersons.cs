using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>The persons of one partition while they are brought into order and written as a block; used again for the next.</summary>
internal sealed class PartitionPersons
{
    private readonly PersonOrder _order = new();
    private ulong[] _high = new ulong[1024];
    private ulong[] _low = new ulong[1024];
    private int[] _ends = new int[1025];
    private JobSpell[] _spells = new JobSpell[4096];

    /// <summary>The number of persons.</summary>
    public int Count { get; private set; }

    /// <summary>The number of their spells.</summary>
    public int Spells => _ends[Count];

    /// <summary>Forgets the persons.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes all persons that a decoder reads.</summary>
    public void AddAll(PersonDecoder decoder)
    {
        while (decoder.Next())
        {
            if (Count == _high.Length)
            {
                Array.Resize(ref _high, Count * 2);
                Array.Resize(ref _low, Count * 2);
                Array.Resize(ref _ends, (Count * 2) + 1);
            }

            var spells = decoder.Spells;
            var start = Spells;
            if (_spells.Length - start < spells.Length)
            {
                Array.Resize(ref _spells, Math.Max(_spells.Length * 2, start + spells.Length));
            }

            spells.CopyTo(_spells.AsSpan(start));
            _high[Count] = decoder.Person.High;
            _low[Count] = decoder.Person.Low;
            Count++;
            _ends[Count] = start + spells.Length;
        }
    }

    /// <summary>Writes the persons in the order of their identities.</summary>
    /// <exception cref="InvalidOperationException">A person came twice.</exception>
    public void Write(BlockBuffer block)
    {
        var previous = -1;
        foreach (var index in _order.Of(_high, _low, Count))
        {
            if (previous >= 0 && _high[previous] == _high[index] && _low[previous] == _low[index])
            {
                throw new InvalidOperationException("A person came twice to the store; each comes once, with all its spells.");
            }

            previous = index;
            block.Add(new PersonId(_high[index], _low[index]), _spells.AsSpan(_ends[index].._ends[index + 1]));
        }
    }
}
