namespace Sektorskifte.Analysis.Survey;

/// <summary>How units are drawn.</summary>
public enum SampleMethod
{
    /// <summary>Every set of as many units is as likely as any other; within strata where there are some.</summary>
    Simple,

    /// <summary>Every so many units from a random start, in the order of the frame; within strata where there are some.</summary>
    Systematic,

    /// <summary>Each unit by itself, with a probability in proportion to its size: the number drawn varies.</summary>
    Poisson,

    /// <summary>Every so many steps of accumulated size from a random start.</summary>
    ProportionalSystematic,

    /// <summary>Sampford's rejective draw with probabilities in proportion to size.</summary>
    Sampford,
}

/// <summary>How a sample is shared between strata.</summary>
public enum SampleSharing
{
    /// <summary>In proportion to the strata's sizes.</summary>
    Proportional,

    /// <summary>In proportion to size × standard deviation of a variable (Neyman): the least variance of its total.</summary>
    Neyman,

    /// <summary>In proportion to size to a power × coefficient of variation (Bankier): between overall and by-stratum precision.</summary>
    Power,
}

/// <summary>A sample to draw from a frame.</summary>
public sealed record SampleRequest
{
    /// <summary>The frame: a data file with a row a unit.</summary>
    public required string Data { get; init; }

    /// <summary>How many units, from 1; the number that is expected with <see cref="SampleMethod.Poisson"/>.</summary>
    public required int Size { get; init; }

    /// <summary>How units are drawn.</summary>
    public SampleMethod Method { get; init; } = SampleMethod.Simple;

    /// <summary>The columns whose combinations are the strata; none for one stratum. Simple and systematic draws only.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>How the sample is shared between the strata.</summary>
    public SampleSharing Sharing { get; init; } = SampleSharing.Proportional;

    /// <summary>The least number of units in a stratum, as far as it has them; from 0.</summary>
    public int Minimum { get; init; }

    /// <summary>The power of <see cref="SampleSharing.Power"/>, 0 (equal precision in every stratum) to 1.</summary>
    public double Power { get; init; } = 0.5;

    /// <summary>The column of the variable whose spread Neyman and power sharing go by.</summary>
    public string? Spread { get; init; }

    /// <summary>The column of the units' sizes, above 0, for draws in proportion to size.</summary>
    public string? Measure { get; init; }

    /// <summary>The same seed draws the same sample from the same frame in the same order.</summary>
    public ulong Seed { get; init; } = 1;
}
