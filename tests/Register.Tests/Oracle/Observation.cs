namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>A person in a period: what the rows say, and the main job when the person can be trusted to be one.</summary>
internal sealed record Observation(string Person, int Period, int Rows, bool Ambiguous, PlainJob Main, string? Level)
{
    /// <summary>The categories of all the profile's attributes in this period.</summary>
    public required IReadOnlyList<string> Categories { get; init; }
}

/// <summary>The kinds of transition.</summary>
internal enum Kind
{
    SameJob,
    EmployerChange,
    SectorSwitch,
    Reclassification,
    Reorganisation,
}

/// <summary>Two linked periods of a person.</summary>
internal sealed record Transition(Observation Before, Observation After)
{
    public bool Direct => After.Period == Before.Period + 1;

    public bool SameEmployer => Before.Main.Employer == After.Main.Employer;

    public bool SameSector => Before.Main.Sector == After.Main.Sector;

    /// <summary>The kind when the groups that move together are known.</summary>
    public Kind KindWith(IReadOnlyCollection<MovingGroup> groups) =>
        SameEmployer ? (SameSector ? Kind.SameJob : Kind.Reclassification)
        : Direct && groups.Any(g => g.Holds(this)) ? Kind.Reorganisation
        : SameSector ? Kind.EmployerChange : Kind.SectorSwitch;
}

/// <summary>The people who go from one employer to one other between two adjacent periods.</summary>
/// <param name="Period">The period of arrival.</param>
/// <param name="From">The old employer.</param>
/// <param name="To">The new employer.</param>
/// <param name="People">Their transitions.</param>
/// <param name="Seen">The old employer's people with a direct transition between the two periods.</param>
internal sealed record MovingGroup(int Period, string From, string To, IReadOnlyList<Transition> People, int Seen)
{
    public bool Holds(Transition transition) =>
        transition.After.Period == Period && transition.Before.Main.Employer == From && transition.After.Main.Employer == To;

    /// <summary>Exactly, in decimals: 3 of 10 is 0.3.</summary>
    public bool Meets(int minPeople, double minShare) =>
        People.Count >= minPeople && People.Count >= (decimal)minShare * Seen;
}
