namespace Sektorskifte.Analysis.Survey;

/// <summary>
/// How a survey was drawn, in the columns of its data: what a design file says. Lists by stage are as long as there are stages;
/// an empty name stands for none at that stage. The format is described in <c>docs/formats/survey-design.md</c>.
/// </summary>
public sealed record DesignDescription
{
    /// <summary>The column of the weights; null when they follow from the population.</summary>
    public string? Weights { get; init; }

    /// <summary>The column of the inclusion probabilities, instead of weights.</summary>
    public string? Probabilities { get; init; }

    /// <summary>The columns of the strata, by stage.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>The columns of the sampling units, by stage; none: each row is a unit.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [];

    /// <summary>The columns with the number of units that the stratum has in the population, or the share drawn of it where all are
    /// at most 1, by stage.</summary>
    public IReadOnlyList<string> Population { get; init; } = [];

    /// <summary>The units' names begin anew in each stratum.</summary>
    public bool Nested { get; init; }

    /// <summary>The units were drawn without replacement with the unequal probabilities of their weights (Brewer's approximation).</summary>
    public bool UnequalProbabilities { get; init; }

    /// <summary>What a stratum with a single unit contributes.</summary>
    public LonelyRule Lonely { get; init; } = LonelyRule.Fail;

    /// <summary>The replicate weights; null for linearisation.</summary>
    public ReplicateDescription? Replicates { get; init; }

    /// <summary>What stands for a missing value, beside an empty cell.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["NA"];

    /// <summary>Every column that the design reads.</summary>
    public IEnumerable<string> Columns => new[] { Weights, Probabilities }.OfType<string>()
        .Concat(Strata).Concat(Clusters).Concat(Population).Concat(Replicates?.Columns ?? []).Where(name => name.Length > 0);
}

/// <summary>What a stratum with a single sampling unit contributes to a variance.</summary>
public enum LonelyRule
{
    /// <summary>It stops the estimate.</summary>
    Fail,

    /// <summary>Nothing.</summary>
    Remove,

    /// <summary>Its distance from the mean of all units.</summary>
    Adjust,

    /// <summary>As much as the other strata on average.</summary>
    Average,
}

/// <summary>How replicate weights come about.</summary>
public enum ReplicateMethod
{
    /// <summary>Leave one unit out (JK1, by strata JKn).</summary>
    Jackknife,

    /// <summary>Balanced half-samples, Fay's with a rho above 0.</summary>
    Balanced,

    /// <summary>Rao and Wu's bootstrap.</summary>
    RaoWu,

    /// <summary>Canty and Davison's bootstrap.</summary>
    CantyDavison,

    /// <summary>They stand in columns of the data.</summary>
    Given,
}

/// <summary>Replicate weights, made or given.</summary>
public sealed record ReplicateDescription
{
    /// <summary>How they come about.</summary>
    public required ReplicateMethod Method { get; init; }

    /// <summary>The columns that hold them, in order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Fay's rho, 0 to below 1.</summary>
    public double Rho { get; init; }

    /// <summary>How many bootstrap replicates, from 2.</summary>
    public int Count { get; init; } = 500;

    /// <summary>The seed of the bootstrap.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What the squared distances are multiplied by; needed for given weights.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Given weights already hold the sampling weights.</summary>
    public bool Combined { get; init; } = true;

    /// <summary>Distances are taken from the estimate, not from the replicates' mean.</summary>
    public bool AroundEstimate { get; init; }
}
