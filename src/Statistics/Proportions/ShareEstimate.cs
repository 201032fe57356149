namespace Sektorskifte.Statistics.Proportions;

/// <summary>What a count of trials says about a share: an interval, or that there were no trials.</summary>
public readonly record struct ShareEstimate
{
    private readonly ShareInterval _interval;

    internal ShareEstimate(long successes, long trials, double confidence, ShareInterval interval)
    {
        Successes = successes;
        Trials = trials;
        Confidence = confidence;
        _interval = interval;
    }

    /// <summary>The numerator, 0 to <see cref="Trials"/>.</summary>
    public long Successes { get; }

    /// <summary>The denominator; 0 when nothing was observed.</summary>
    public long Trials { get; }

    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Confidence { get; }

    /// <summary>The share and its interval, when there was anything to observe.</summary>
    /// <param name="interval">The interval; all zeros when there were no trials.</param>
    /// <returns>False when there were no trials: such a share is unknown, not zero.</returns>
    public bool TryGetInterval(out ShareInterval interval)
    {
        interval = _interval;
        return Trials > 0;
    }
}
