namespace Sektorskifte.Register.Profiles;

/// <summary>How time stands in a source.</summary>
public enum PeriodType
{
    /// <summary>A column with the calendar year.</summary>
    Year,

    /// <summary>A column with the month: a date in it, or the number or text YYYYMM, or YYYY-MM.</summary>
    Month,

    /// <summary>Two columns with the first and last date of the employment; an empty end is still running.</summary>
    Spell,
}

/// <summary>The length of a period of the mapping.</summary>
public enum Grain
{
    /// <summary>Calendar years.</summary>
    Year,

    /// <summary>Calendar months.</summary>
    Month,
}

/// <summary>How time stands in the source.</summary>
public sealed record PeriodRule
{
    /// <summary>A year, a month, or start and end dates.</summary>
    public required PeriodType Type { get; init; }

    /// <summary>The column with the year or month; empty for spells.</summary>
    public string Column { get; init; } = "";

    /// <summary>The column with the first date of a spell; empty otherwise.</summary>
    public string Start { get; init; } = "";

    /// <summary>The column with the last date of a spell; empty otherwise.</summary>
    public string End { get; init; } = "";

    /// <summary>The grain at which main jobs and moves are found: the source's own for years and months; for spells as the profile says.</summary>
    public required Grain Grain { get; init; }

    /// <summary>The grain at which results are reported: the grain, or years when the grain is months.</summary>
    public required Grain Reporting { get; init; }

    /// <summary>The first calendar year that can be right; a row before it is rejected. Default 1900.</summary>
    public int FirstYear { get; init; } = 1900;

    /// <summary>The last calendar year that can be right; a row after it is rejected. Default 2100.</summary>
    public int LastYear { get; init; } = 2100;
}

/// <summary>A criterion for the main job; more is better.</summary>
public enum MainJobCriterion
{
    /// <summary>Pay in the period.</summary>
    Pay,

    /// <summary>Paid hours in the period.</summary>
    Hours,
}

/// <summary>When a person-period is ambiguous: it is counted, and links to nothing.</summary>
public enum AmbiguityRule
{
    /// <summary>Never: several jobs at once are normal, and the person is a real key.</summary>
    None,

    /// <summary>When the person has two different employers in the period: the key is a name that two may share.</summary>
    SeveralEmployers,
}

/// <summary>When people who move together from one employer to one other are a reorganisation.</summary>
/// <param name="MinPeople">The least number of people in the group, from 2; default 5.</param>
/// <param name="MinShare">The least share of those of the old employer who are still seen in the next period, 0 to 1; default 0.3.</param>
public sealed record ReorganisationRule(int MinPeople = 5, double MinShare = 0.3);
