namespace Sektorskifte.Statistics.Designs;

/// <summary>What a design is to be taken as.</summary>
public sealed record DesignOptions
{
    /// <summary>The options that hold unless others are given.</summary>
    public static DesignOptions Default { get; } = new();

    /// <summary>What strata with a single unit contribute; default <see cref="LonelyUnits.Fail"/>.</summary>
    public LonelyUnits Lonely { get; init; }

    /// <summary>
    /// Whether <see cref="Lonely"/> holds also for strata in which a domain has a single unit though the sample has several; default
    /// no: the sample's units outside the domain then count as zeros, which is correct on average. Only
    /// <see cref="LonelyUnits.Adjust"/> and <see cref="LonelyUnits.Average"/> have an effect here.
    /// </summary>
    public bool LonelyInDomains { get; init; }

    /// <summary>Whether the identifiers of units start anew in each stratum; default no: a unit in two strata is a problem.</summary>
    public bool NestedUnits { get; init; }

    /// <summary>
    /// Whether sampling fractions are inclusion probabilities that differ between units of a stratum, drawn without replacement:
    /// the variance is K. Brewer's approximation, each unit with its own correction 1 − probability. Default no.
    /// </summary>
    public bool UnequalProbabilities { get; init; }
}
