using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Funnels;

/// <summary>The bootstrap distribution of a number made of counts.</summary>
/// <param name="Estimate">The number by the counts themselves.</param>
/// <param name="StandardError">The standard deviation of the replicates.</param>
/// <param name="Lower">The lower limit: a quantile of the replicates.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Confidence">The confidence level of the limits.</param>
/// <param name="Seed">The seed that gives the same again.</param>
/// <param name="Undefined">The replicates that have no such number, such as a ratio to zero; they are left out.</param>
/// <param name="Replicates">The others, in order.</param>
public sealed record BootstrapEstimate(
    double Estimate, double StandardError, double Lower, double Upper, double Confidence, ulong Seed, int Undefined,
    IReadOnlyList<double> Replicates);

/// <summary>
/// An interval for any number made of counts, by drawing the counts again from their own shares. See
/// <c>docs/methods/multinomial-bootstrap.md</c>.
/// </summary>
[Estimator("multinomial-bootstrap", Source = "B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, Chapman and Hall")]
public static class MultinomialBootstrap
{
    // More undefined replicates than this share, and quantiles of the others no longer speak for the number.
    private const double TooManyUndefined = 0.05;

    /// <summary>The bootstrap distribution.</summary>
    /// <param name="counts">The counts of the cells, which are drawn together: their sum stays.</param>
    /// <param name="statistic">The number by the counts; null where they have none.</param>
    /// <param name="seed">The seed; the same gives the same for good.</param>
    /// <param name="replicates">The number of replicates, at least 100; default 2,000.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The distribution, or that there is nobody, or that the number often does not exist.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, all together are more than 2³¹ − 1, or a setting is out of
    /// range.</exception>
    public static Outcome<BootstrapEstimate> Estimate(
        IReadOnlyList<long> counts, Func<IReadOnlyList<long>, double?> statistic, ulong seed, int replicates = 2000, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        Require.Fraction(confidence);
        var (sums, total) = (new long[counts.Count], 0L);
        for (var i = 0; i < sums.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i], nameof(counts));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(total + counts[i], int.MaxValue, nameof(counts));
            sums[i] = total += counts[i];
        }

        if (total == 0)
        {
            return new Problem(ProblemKind.NoData, "All counts are 0; there must be somebody to draw from.");
        }

        if (statistic(counts) is not { } estimate)
        {
            return new Problem(ProblemKind.NoData, "The counts themselves have no such number.");
        }

        var (drawn, undefined) = (new List<double>(replicates), 0);
        var cells = new long[counts.Count];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            Draw(new RandomSequence(seed, (ulong)replicate), sums, (int)total, cells);
            if (statistic(cells) is { } value)
            {
                drawn.Add(value);
            }
            else
            {
                undefined++;
            }
        }

        return undefined > TooManyUndefined * replicates
            ? new Problem(
                ProblemKind.TooFewUnits,
                $"{undefined} of {replicates} replicates have no such number; the counts are too small for an interval.")
            : Of(estimate, drawn, undefined, seed, confidence);
    }

    private static BootstrapEstimate Of(double estimate, List<double> drawn, int undefined, ulong seed, double confidence)
    {
        drawn.Sort();
        var mean = drawn.Average();
        var tail = (1 - confidence) / 2;
        return new BootstrapEstimate(
            estimate, Math.Sqrt(drawn.Sum(value => (value - mean) * (value - mean)) / (drawn.Count - 1)), Quantile(drawn, tail),
            Quantile(drawn, 1 - tail), confidence, seed, undefined, drawn);
    }

    private static void Draw(RandomSequence random, long[] sums, int total, long[] cells)
    {
        Array.Clear(cells);
        for (var unit = 0; unit < total; unit++)
        {
            var at = Array.BinarySearch(sums, random.NextBelow(total) + 1L);
            at = at < 0 ? ~at : at;

            // Cells of nobody share a sum with the one before; the first with it has the people.
            while (at > 0 && sums[at - 1] == sums[at])
            {
                at--;
            }

            cells[at]++;
        }
    }

    private static double Quantile(List<double> ordered, double p)
    {
        var at = p * (ordered.Count - 1);
        var below = (int)Math.Floor(at);
        return ordered[below] + ((at - below) * (ordered[Math.Min(below + 1, ordered.Count - 1)] - ordered[below]));
    }
}
