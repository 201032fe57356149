using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>The bytes of a partition's persons, who come in the order of their identities; used again for the next partition.</summary>
/// <param name="first">The first period of any spell of the segment.</param>
/// <param name="last">The last period of any spell of the segment.</param>
internal sealed class BlockBuffer(int first, int last) : ISpellSink
{
    private PersonEncoder _encoder = new(first, last);
    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    /// <summary>The number of persons.</summary>
    public int Persons { get; private set; }

    /// <summary>The number of their spells.</summary>
    public int Spells { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Begins a partition.</summary>
    public void Clear()
    {
        _encoder = new PersonEncoder(first, last);
        _length = 0;
        Persons = 0;
        Spells = 0;
    }

    /// <inheritdoc/>
    public void Add(PersonId person, ReadOnlySpan<JobSpell> spells)
    {
        var most = PersonEncoder.MostBytes(spells.Length);
        if (_bytes.Length - _length < most)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + most));
        }

        _length += _encoder.Write(_bytes.AsSpan(_length), person, spells);
        Persons++;
        Spells += spells.Length;
    }
}
