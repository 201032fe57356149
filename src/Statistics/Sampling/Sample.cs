namespace Sektorskifte.Statistics.Sampling;

/// <summary>The units drawn from a frame, in the frame's order, with what an estimate needs to know of how they were drawn.</summary>
public sealed record Sample
{
    internal Sample(int frameCount, int[] units, double[] inclusionProbabilities)
    {
        FrameCount = frameCount;
        Units = units;
        InclusionProbabilities = inclusionProbabilities;
        Weights = Array.ConvertAll(inclusionProbabilities, probability => 1 / probability);
    }

    /// <summary>The number of units in the frame.</summary>
    public int FrameCount { get; }

    /// <summary>The places of the chosen units in the frame, from 0, ascending.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>The probability with which each chosen unit comes into the sample, above 0 and up to 1.</summary>
    public IReadOnlyList<double> InclusionProbabilities { get; }

    /// <summary>The design weight of each chosen unit: one over its inclusion probability.</summary>
    public IReadOnlyList<double> Weights { get; }
}
