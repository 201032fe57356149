using Sektorskifte.Statistics.Agreement;

namespace Sektorskifte.Analysis.Agreement;

/// <summary>Codings in a file whose agreement is asked for: a column a coder, or a row a coding.</summary>
public sealed record AgreementRequest
{
    /// <summary>The data file.</summary>
    public required string Data { get; init; }

    /// <summary>The columns of the coders, each with a row a unit; empty when each row is one coding.</summary>
    public IReadOnlyList<string> Coders { get; init; } = [];

    /// <summary>The column of the units, where each row is one coding.</summary>
    public string? Unit { get; init; }

    /// <summary>The column of the coders, where each row is one coding.</summary>
    public string? Coder { get; init; }

    /// <summary>The column of the values, where each row is one coding.</summary>
    public string? Value { get; init; }

    /// <summary>What a difference of two codings weighs in Krippendorff's alpha.</summary>
    public AlphaMetric Metric { get; init; }

    /// <summary>The categories in their order; empty for the order of their numbers or letters.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The number of bootstrap replicates, from 100; 0 for no interval.</summary>
    public int Replicates { get; init; } = 10_000;

    /// <summary>The seed of the bootstrap.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;
}
