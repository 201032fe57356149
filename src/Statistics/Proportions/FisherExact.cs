namespace Sektorskifte.Statistics.Proportions;

/// <summary>The exact test of a 2 × 2 table.</summary>
/// <param name="Both">The chance of a table no likelier than this one, with these margins and no association.</param>
/// <param name="Less">The chance of as few or fewer in the first cell.</param>
/// <param name="Greater">The chance of as many or more in the first cell.</param>
public sealed record ExactTest(double Both, double Less, double Greater);

/// <summary>
/// Whether two groups have the same chance of success, exactly, by all tables with the same margins. See
/// <c>docs/methods/fisher-exact.md</c>.
/// </summary>
[Estimator("fisher-exact", Source = "R. A. Fisher (1935), The logic of inductive inference, Journal of the Royal Statistical Society 98 (1), "
    + "39-82")]
public static class FisherExact
{
    // Tables whose chance is the same but for rounding are as likely.
    private const double SameChance = 1 + 1e-7;

    /// <summary>Tests a table.</summary>
    /// <param name="successes">The successes of the first group.</param>
    /// <param name="failures">The failures of the first group.</param>
    /// <param name="otherSuccesses">The successes of the second group.</param>
    /// <param name="otherFailures">The failures of the second group.</param>
    /// <returns>The test; 1 on each side where a margin is empty, since then there is one table only.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or all together are more than 2³¹ − 1.</exception>
    public static ExactTest Test(long successes, long failures, long otherSuccesses, long otherFailures)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfNegative(failures);
        ArgumentOutOfRangeException.ThrowIfNegative(otherSuccesses);
        ArgumentOutOfRangeException.ThrowIfNegative(otherFailures);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            (Int128)successes + failures + otherSuccesses + otherFailures, int.MaxValue, nameof(otherFailures));
        var (group, other, all) = (successes + failures, otherSuccesses + otherFailures, successes + otherSuccesses);
        var (low, high) = (Math.Max(0, all - other), Math.Min(group, all));
        var (chances, sum) = (Chances(group, other, all, low, high), 0.0);
        foreach (var chance in chances)
        {
            sum += chance;
        }

        var (both, less, greater, own) = (0.0, 0.0, 0.0, chances[successes - low]);
        for (var x = low; x <= high; x++)
        {
            var chance = chances[x - low] / sum;
            both += chances[x - low] <= own * SameChance ? chance : 0;
            less += x <= successes ? chance : 0;
            greater += x >= successes ? chance : 0;
        }

        return new ExactTest(Math.Min(1, both), Math.Min(1, less), Math.Min(1, greater));
    }

    /// <summary>The chance of each first cell relative to that of the likeliest, from one to the next on both its sides.</summary>
    private static double[] Chances(long group, long other, long all, long low, long high)
    {
        var chances = new double[high - low + 1];
        var top = Math.Clamp((long)((Int128)(group + 1) * (all + 1) / (group + other + 2)), low, high);
        chances[top - low] = 1;
        for (var x = top; x < high; x++)
        {
            chances[x + 1 - low] = chances[x - low] * (group - x) / (x + 1) * (all - x) / (other - all + x + 1);
        }

        for (var x = top; x > low; x--)
        {
            chances[x - 1 - low] = chances[x - low] * x / (group - x + 1) * (other - all + x) / (all - x + 1);
        }

        return chances;
    }
}
