using System.Buffers.Binary;
using System.Numerics;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>
/// Writes persons and their spells as bytes, as <c>docs/formats/store.md</c> lays them out. What equals the spell before, be it
/// of the person before, takes a bit.
/// </summary>
/// <param name="first">The first period of any spell: where a person's first spell is taken to begin.</param>
/// <param name="last">The last period of any spell: where a spell is taken to end.</param>
internal struct PersonEncoder(int first, int last)
{
    /// <summary>The bytes after a person that must be there to be read, whatever they hold.</summary>
    public const int Slack = 8;

    private ulong _high;
    private JobSpell _previous;

    /// <summary>The most bytes that a person takes.</summary>
    public static int MostBytes(int spells) => 1 + VariableNumber.MostBytes + 16 + (spells * (1 + (8 * VariableNumber.MostBytes)));

    /// <summary>Writes a person.</summary>
    /// <param name="target">At least <see cref="MostBytes"/> long.</param>
    /// <param name="person">Who it is.</param>
    /// <param name="spells">The spells by period, at least one.</param>
    /// <returns>The number of bytes written.</returns>
    public int Write(Span<byte> target, PersonId person, ReadOnlySpan<JobSpell> spells)
    {
        // Of a number the number alone is kept: the other half of the identity follows from it.
        var isNumber = PersonId.Of((long)person.Low) == person;
        var id = isNumber ? person.Low : person.High - _high;
        var bytes = Math.Max(1, (71 - BitOperations.LeadingZeroCount(id)) / 8);
        var few = spells.Length < 16 ? spells.Length : 0;
        target[0] = (byte)((isNumber ? 1 : 0) | ((bytes - 1) << 1) | (few << 4));
        var at = 1;
        if (few == 0)
        {
            VariableNumber.Write(target, ref at, (uint)spells.Length);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(target[at..], id);
        at += bytes;
        if (!isNumber)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(target[at..], person.Low);
            at += 8;
        }

        _high = person.High;
        var next = first;
        foreach (ref readonly var spell in spells)
        {
            Write(target, ref at, spell, next);
            next = spell.Last + 1;
            _previous = spell;
        }

        return at;
    }

    private readonly void Write(Span<byte> target, ref int at, in JobSpell spell, int next)
    {
        var same = SpellParts.None;
        var control = at++;
        Put(target, ref at, SpellParts.First, spell.First - next, 0, ref same);
        Put(target, ref at, SpellParts.Last, spell.Last - spell.First, last - spell.First, ref same);
        Put(target, ref at, SpellParts.Employer, spell.Employer + 1, _previous.Employer + 1, ref same);
        Put(target, ref at, SpellParts.Sector, spell.Sector, _previous.Sector, ref same);
        Put(target, ref at, SpellParts.Occupation, spell.Occupation, _previous.Occupation, ref same);
        Put(target, ref at, SpellParts.Title, spell.Title, _previous.Title, ref same);
        Put(target, ref at, SpellParts.Status, spell.Status, _previous.Status, ref same);
        Put(target, ref at, SpellParts.Attributes, spell.Attributes, _previous.Attributes, ref same);
        target[control] = (byte)same;
    }

    private static void Put(Span<byte> target, ref int at, SpellParts part, int value, int expected, ref SpellParts same)
    {
        if (value == expected)
        {
            same |= part;
        }
        else
        {
            VariableNumber.Write(target, ref at, (uint)value);
        }
    }
}

/// <summary>The parts of a spell that are as expected and so are not written.</summary>
[Flags]
internal enum SpellParts : byte
{
    None = 0,
    First = 1,
    Last = 2,
    Employer = 4,
    Sector = 8,
    Occupation = 16,
    Title = 32,
    Status = 64,
    Attributes = 128,
}
