using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Proportions;

/// <summary>
/// The exact interval for a share of independent trials: it holds the share at least as often as its level says, whatever the share. See
/// <c>docs/methods/clopper-pearson.md</c>.
/// </summary>
[Estimator("clopper-pearson", Source = "C. J. Clopper and E. S. Pearson (1934), The use of confidence or fiducial limits illustrated in the "
    + "case of the binomial, Biometrika 26 (4), 404-413")]
public static class ClopperPearson
{
    /// <summary>The interval around the share of successes among trials.</summary>
    /// <param name="successes">The number of successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">The number of trials, from 0; with 0 the share is unknown.</param>
    /// <param name="confidence">The confidence level, between 0 and 1 and neither of them; default 0.95.</param>
    /// <returns>The share with its interval, or that there were no trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the confidence level is
    /// not between 0 and 1.</exception>
    public static ShareEstimate Estimate(long successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        Require.Fraction(confidence);
        if (trials == 0)
        {
            return new ShareEstimate(successes, trials, confidence, default);
        }

        var tail = (1 - confidence) / 2;
        var lower = successes == 0 ? 0 : BetaDistribution.Quantile(tail, successes, trials - successes + 1);
        var upper = successes == trials ? 1 : BetaDistribution.UpperQuantile(tail, successes + 1, trials - successes);
        return new ShareEstimate(
            successes, trials, confidence, new ShareInterval(successes / (double)trials, lower, upper));
    }
}
