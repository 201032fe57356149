using System.Buffers.Binary;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>Reads what <see cref="PersonEncoder"/> wrote, person by person. The bytes are known to be whole.</summary>
internal sealed class PersonDecoder
{
    private byte[] _bytes = [];
    private int _at;
    private int _end;
    private int _first;
    private int _last;
    private bool _alone;
    private ulong _high;
    private JobSpell _previous;
    private JobSpell[] _spells = new JobSpell[16];
    private int _count;

    /// <summary>The person that was read last.</summary>
    public PersonId Person { get; private set; }

    /// <summary>The person's spells, valid until the next is read.</summary>
    public ReadOnlySpan<JobSpell> Spells => _spells.AsSpan(0, _count);

    /// <summary>Begins to read a block in which each person builds on the one before.</summary>
    /// <param name="bytes">The bytes, with <see cref="PersonEncoder.Slack"/> more behind them.</param>
    /// <param name="length">The bytes to read.</param>
    /// <param name="first">What the encoder was given.</param>
    /// <param name="last">See <paramref name="first"/>.</param>
    public void Start(byte[] bytes, int length, int first, int last) => Start(bytes, length, first, last, alone: false);

    /// <summary>Begins to read persons that were each written by an encoder of its own, with 0 for its periods.</summary>
    public void StartAlone(byte[] bytes, int length) => Start(bytes, length, 0, 0, alone: true);

    /// <summary>Reads the next person; false when there is none.</summary>
    public bool Next()
    {
        if (_at >= _end)
        {
            return false;
        }

        if (_alone)
        {
            _high = 0;
            _previous = default;
        }

        ReadOnlySpan<byte> bytes = _bytes;
        var at = _at;
        int head = bytes[at++];
        var count = head >> 4;
        if (count == 0)
        {
            count = (int)VariableNumber.Read(bytes, ref at);
        }

        var idBytes = ((head >> 1) & 7) + 1;
        var id = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]) & (ulong.MaxValue >> (64 - (8 * idBytes)));
        at += idBytes;
        if ((head & 1) != 0)
        {
            Person = PersonId.Of((long)id);
        }
        else
        {
            Person = new PersonId(_high + id, BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]));
            at += 8;
        }

        _high = Person.High;
        if (count > _spells.Length)
        {
            _spells = new JobSpell[count * 2];
        }

        var spells = _spells.AsSpan(0, count);
        ref var previous = ref _previous;
        var next = _first;
        for (var i = 0; i < spells.Length; i++)
        {
            ref var spell = ref spells[i];
            Read(bytes, ref at, next, previous, ref spell);
            next = spell.Last + 1;
            previous = ref spell;
        }

        _previous = previous;
        _count = count;
        _at = at;
        return true;
    }

    private void Read(ReadOnlySpan<byte> bytes, ref int at, int next, in JobSpell previous, ref JobSpell spell)
    {
        var same = (SpellParts)bytes[at++];
        spell.First = (same & SpellParts.First) != 0 ? next : next + (int)VariableNumber.Read(bytes, ref at);
        spell.Last = (same & SpellParts.Last) != 0 ? _last : spell.First + (int)VariableNumber.Read(bytes, ref at);
        spell.Employer = (same & SpellParts.Employer) != 0 ? previous.Employer : (int)VariableNumber.Read(bytes, ref at) - 1;
        spell.Sector = (same & SpellParts.Sector) != 0 ? previous.Sector : (int)VariableNumber.Read(bytes, ref at);
        spell.Occupation = (same & SpellParts.Occupation) != 0 ? previous.Occupation : (int)VariableNumber.Read(bytes, ref at);
        spell.Title = (same & SpellParts.Title) != 0 ? previous.Title : (int)VariableNumber.Read(bytes, ref at);
        spell.Status = (same & SpellParts.Status) != 0 ? previous.Status : (int)VariableNumber.Read(bytes, ref at);
        spell.Attributes = (same & SpellParts.Attributes) != 0 ? previous.Attributes : (int)VariableNumber.Read(bytes, ref at);
    }

    private void Start(byte[] bytes, int length, int first, int last, bool alone)
    {
        _bytes = bytes;
        _at = 0;
        _end = length;
        _first = first;
        _last = last;
        _alone = alone;
        _high = 0;
        _previous = default;
    }
}
