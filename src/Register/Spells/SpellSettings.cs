using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>What turning rows into spells needs to know: the profile alone decides it.</summary>
internal sealed record SpellSettings
{
    /// <summary>Takes what the profile says.</summary>
    public SpellSettings(Profile profile)
    {
        MainJob = profile.MainJob;
        SeveralEmployersAreAmbiguous = profile.Ambiguity == AmbiguityRule.SeveralEmployers;
        LaysOutSpells = profile.Period.Type == PeriodType.Spell;
        Earliest = PeriodNumbers.OfYear(profile.Period.FirstYear, profile.Period.Grain, last: false);
        Latest = PeriodNumbers.OfYear(profile.Period.LastYear, profile.Period.Grain, last: true);
    }

    /// <summary>What decides the main job.</summary>
    public IReadOnlyList<MainJobCriterion> MainJob { get; init; }

    /// <summary>Two employers in one period make the person-period ambiguous.</summary>
    public bool SeveralEmployersAreAmbiguous { get; init; }

    /// <summary>Rows are spells over several periods.</summary>
    public bool LaysOutSpells { get; init; }

    /// <summary>The first period that a row can have.</summary>
    public int Earliest { get; init; }

    /// <summary>The last period that a row can have.</summary>
    public int Latest { get; init; }

    /// <summary>The period in which spells that still run are cut: the last one of the data. Only for rows that are spells.</summary>
    public int LastOfData { get; init; }

    /// <summary>An empty tally over the periods.</summary>
    public RecordTally NewTally() => new(Earliest, Latest);
}
