namespace Sektorskifte.Statistics.Proportions;

/// <summary>A difference of two shares with its interval. Always −1 ≤ lower ≤ difference ≤ upper ≤ 1.</summary>
/// <param name="Difference">The first share less the second.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Confidence">The confidence level.</param>
public sealed record ShareDifference(double Difference, double Lower, double Upper, double Confidence);

/// <summary>
/// The interval for a difference of two independent shares from the Wilson limits of each: it keeps close to its level also for small
/// counts. See <c>docs/methods/newcombe-difference.md</c>.
/// </summary>
[Estimator("newcombe-difference", Source = "R. G. Newcombe (1998), Interval estimation for the difference between independent proportions: "
    + "comparison of eleven methods, Statistics in Medicine 17 (8), 873-890, method 10")]
public static class NewcombeDifference
{
    /// <summary>The interval for the first share less the second.</summary>
    /// <param name="successes">The successes of the first group, 0 to its trials.</param>
    /// <param name="trials">The trials of the first group.</param>
    /// <param name="otherSuccesses">The successes of the second group, 0 to its trials.</param>
    /// <param name="otherTrials">The trials of the second group.</param>
    /// <param name="confidence">The confidence level, between 0 and 1 and neither of them; default 0.95.</param>
    /// <returns>The difference, or that a group had no trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, there are more successes than trials, or the confidence level is
    /// not between 0 and 1.</exception>
    public static Outcome<ShareDifference> Estimate(
        long successes, long trials, long otherSuccesses, long otherTrials, double confidence = 0.95)
    {
        var (first, second) = (
            WilsonInterval.Estimate(successes, trials, confidence), WilsonInterval.Estimate(otherSuccesses, otherTrials, confidence));
        if (!first.TryGetInterval(out var p) || !second.TryGetInterval(out var q))
        {
            return new Problem(
                ProblemKind.NoData, $"The {(trials == 0 ? "first" : "second")} group has no trials; each group needs at least one.");
        }

        var difference = p.Share - q.Share;
        return new ShareDifference(
            difference, difference - Length(p.Share - p.Lower, q.Upper - q.Share), difference + Length(p.Upper - p.Share, q.Share - q.Lower),
            confidence);
    }

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
