using MathNet.Numerics.Distributions;

namespace Sektorskifte.Statistics.Proportions;

/// <summary>
/// The score interval for a share of independent trials, without continuity correction. It keeps close to its level for
/// small counts and for shares near 0 and 1, where the textbook interval fails.
/// </summary>
/// <remarks>
/// The limits are the roots of (p̂ − p)² = z² p (1 − p) / n. See <c>docs/methods/wilson-interval.md</c>.
/// </remarks>
[Estimator("wilson-interval", Source = "E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, "
    + "Journal of the American Statistical Association 22 (158), 209-212")]
public static class WilsonInterval
{
    /// <summary>The interval around the share of successes among trials.</summary>
    /// <param name="successes">The number of successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">The number of trials, from 0; with 0 the share is unknown.</param>
    /// <param name="confidence">The confidence level, between 0 and 1 and neither of them; default 0.95.</param>
    /// <returns>The share with its interval, or that there were no trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the
    /// confidence level is not between 0 and 1.</exception>
    public static ShareEstimate Estimate(long successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        Require.Fraction(confidence);

        return new ShareEstimate(successes, trials, confidence, trials == 0 ? default : Limits(successes, trials, confidence));
    }

    private static ShareInterval Limits(double successes, double trials, double confidence)
    {
        // The quantile of the lower tail, with its sign turned: near 1 the upper tail's argument would lose its digits.
        var z = -Normal.InvCDF(0, 1, (1 - confidence) / 2);
        var share = successes / trials;
        var spread = z * z / trials;
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (spread / trials / 4));
        var upper = (share + (spread / 2) + half) / (1 + spread);

        // The roots' product is p̂² / (1 + z²/n); taken from it, a small lower limit keeps its digits, where centre minus
        // half-width would cancel them.
        var lower = share * share / (1 + spread) / upper;

        // Rounding may put a limit past the share, and the upper one past 1, by a unit in the last place.
        return new ShareInterval(share, Math.Min(lower, share), Math.Clamp(upper, share, 1));
    }
}
