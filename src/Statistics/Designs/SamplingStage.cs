namespace Sektorskifte.Statistics.Designs;

/// <summary>
/// One stage of sampling: which units were drawn, from which strata, out of how many. Every list has one entry per row of the data.
/// </summary>
public sealed record SamplingStage
{
    /// <summary>The sampling unit of each row; null: each row is a unit of its own.</summary>
    public Factor? Units { get; init; }

    /// <summary>The stratum of each row; null: this stage has no strata.</summary>
    public Factor? Strata { get; init; }

    /// <summary>
    /// The number of units that the row's stratum has in the population, at least as many as were drawn; infinity for no
    /// correction. Null, with <see cref="SamplingFractions"/> null too: the units count as drawn with replacement.
    /// </summary>
    public IReadOnlyList<double>? PopulationCounts { get; init; }

    /// <summary>
    /// The share drawn of the row's stratum, above 0 and at most 1, instead of <see cref="PopulationCounts"/>; under unequal
    /// probabilities the inclusion probability of the row's unit.
    /// </summary>
    public IReadOnlyList<double>? SamplingFractions { get; init; }
}
