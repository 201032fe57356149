using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>What takes the spells of one person after the other: the count of a mapping, or the spell store.</summary>
internal interface ISpellSink
{
    /// <summary>Takes a person.</summary>
    /// <param name="person">Who it is; each person comes once.</param>
    /// <param name="spells">The spells by period, at least one; none overlap, and two that touch differ in more than their
    /// periods. Valid during the call.</param>
    void Add(PersonId person, ReadOnlySpan<JobSpell> spells);
}
