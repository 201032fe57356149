namespace Sektorskifte.Statistics.Survival;

/// <summary>On which scale the interval of a probability is symmetric.</summary>
public enum IntervalScale
{
    /// <summary>The logarithm of the probability: never below 0.</summary>
    Log,

    /// <summary>The logarithm of minus the logarithm of the probability: never outside 0 and 1.</summary>
    LogLog,

    /// <summary>The probability itself, cut at 0 and 1.</summary>
    Plain,
}

/// <summary>How curves get their standard errors.</summary>
public enum CurveVariance
{
    /// <summary>From the numbers at risk and leaving, each episode a person of its own: Greenwood's formula for survival, and
    /// the covariance of multinomial increments for several destinations. Weights are taken as numbers of people.</summary>
    Counts,

    /// <summary>The infinitesimal jackknife: from what each person's episodes, with their weights, do to the curve. Right for
    /// weights of a survey, and for several episodes of a person.</summary>
    Robust,
}

/// <summary>The settings of a curve.</summary>
/// <param name="Scale">The scale of the intervals; default log.</param>
/// <param name="Confidence">The confidence level, between 0 and 1; default 0.95.</param>
/// <param name="Variance">How standard errors are found; default from counts.</param>
public sealed record CurveSettings(
    IntervalScale Scale = IntervalScale.Log, double Confidence = 0.95, CurveVariance Variance = CurveVariance.Counts)
{
    internal static CurveSettings Default { get; } = new();
}

/// <summary>Limits around probabilities of a curve.</summary>
internal static class CurveInterval
{
    /// <summary>Limits around each probability. Where the scale knows none, at a probability of 0 or 1, they are the
    /// probability itself at the start of a curve, and later those of the last time that has them, widened to include it.</summary>
    public static (double[] Lower, double[] Upper) Around(double[] probability, double[] error, CurveSettings settings, double z)
    {
        var (lower, upper) = (new double[probability.Length], new double[probability.Length]);
        for (var t = 0; t < probability.Length; t++)
        {
            var p = probability[t];
            (lower[t], upper[t]) = IsKnown(p, settings.Scale)
                ? Limits(p, z * error[t], settings.Scale)
                : t > 0 && p != probability[0]
                ? (Math.Min(p, lower[t - 1]), Math.Max(p, upper[t - 1]))
                : (p, p);
        }

        return (lower, upper);
    }

    private static bool IsKnown(double p, IntervalScale scale) => scale switch
    {
        IntervalScale.Log => p > 0,
        IntervalScale.LogLog => p is > 0 and < 1,
        _ => true,
    };

    private static (double Lower, double Upper) Limits(double p, double half, IntervalScale scale)
    {
        switch (scale)
        {
            case IntervalScale.Log:
                return (p * Math.Exp(-half / p), Math.Min(1, p * Math.Exp(half / p)));
            case IntervalScale.LogLog:
                var width = half / p / -Math.Log(p);
                return (Math.Exp(Math.Log(p) * Math.Exp(width)), Math.Exp(Math.Log(p) * Math.Exp(-width)));
            default:
                return (Math.Max(0, p - half), Math.Min(1, p + half));
        }
    }
}
