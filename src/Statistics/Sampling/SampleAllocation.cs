namespace Sektorskifte.Statistics.Sampling;

/// <summary>
/// Shares a sample out over strata: whole numbers that add up to the size asked for, at least the minimum and at most all
/// units in each stratum.
/// </summary>
/// <remarks>
/// Every rule gives each stratum a measure a. The sizes before rounding are c·a, kept within the stratum's minimum and count,
/// with the one c that makes them add up; then the largest remainders are rounded up, the earlier stratum first among equals.
/// See <c>docs/methods/sample-allocation.md</c>.
/// </remarks>
[Estimator("sample-allocation", Source = "J. Neyman (1934), On the two different aspects of the representative method, Journal of "
    + "the Royal Statistical Society 97 (4), 558-625; M. D. Bankier (1988), Power allocations: determining sample sizes for "
    + "subnational areas, The American Statistician 42 (3), 174-177")]
public static class SampleAllocation
{
    /// <summary>The same sampling fraction everywhere, as far as the minimum allows.</summary>
    /// <param name="strata">The strata, at least one, with different names.</param>
    /// <param name="sampleCount">The size of the whole sample, from 1.</param>
    /// <param name="minimum">The fewest units in each stratum, from 0; a smaller stratum is taken whole. Default 0.</param>
    /// <returns>The sizes in the order of the strata, or why there are none.</returns>
    public static Outcome<IReadOnlyList<StratumSample>> Proportional(
        IReadOnlyList<Stratum> strata, int sampleCount, int minimum = 0) =>
        Allocate(strata, sampleCount, minimum, stratum => stratum.Count);

    /// <summary>
    /// The sizes for which the variance of the stratified total is least: in proportion to count × standard deviation, over the
    /// root of the cost where costs differ.
    /// </summary>
    /// <param name="strata">The strata, at least one, with different names and a standard deviation.</param>
    /// <param name="sampleCount">The size of the whole sample, from 1.</param>
    /// <param name="minimum">The fewest units in each stratum, from 0; a smaller stratum is taken whole. Default 0.</param>
    /// <returns>The sizes in the order of the strata, or why there are none.</returns>
    public static Outcome<IReadOnlyList<StratumSample>> Neyman(
        IReadOnlyList<Stratum> strata, int sampleCount, int minimum = 0) =>
        Allocate(strata, sampleCount, minimum, stratum => stratum.Count * stratum.StandardDeviation / Math.Sqrt(stratum.Cost));

    /// <summary>
    /// Between equal precision in every stratum (power 0) and the least variance of the whole (power 1): in proportion to
    /// importance^power × coefficient of variation.
    /// </summary>
    /// <param name="strata">The strata, at least one, with different names, a standard deviation and a mean.</param>
    /// <param name="sampleCount">The size of the whole sample, from 1.</param>
    /// <param name="power">0 to 1, both included.</param>
    /// <param name="minimum">The fewest units in each stratum, from 0; a smaller stratum is taken whole. Default 0.</param>
    /// <returns>The sizes in the order of the strata, or why there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The power is not between 0 and 1.</exception>
    public static Outcome<IReadOnlyList<StratumSample>> Power(
        IReadOnlyList<Stratum> strata, int sampleCount, double power, int minimum = 0)
    {
        if (!(power is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(power), power, "It lies between 0 and 1.");
        }

        return Allocate(
            strata, sampleCount, minimum,
            stratum => Math.Pow(stratum.Importance ?? stratum.Count, power) * stratum.StandardDeviation / Math.Abs(stratum.Mean));
    }

    private static Outcome<IReadOnlyList<StratumSample>> Allocate(
        IReadOnlyList<Stratum> strata, int sampleCount, int minimum, Func<Stratum, double> measure)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(minimum);
        if (Impossible(strata) is { } problem)
        {
            return problem;
        }

        var measures = strata.Select(measure).ToArray();
        var most = strata.Select(stratum => (double)stratum.Count).ToArray();
        var least = most.Select(count => Math.Min(count, minimum)).ToArray();
        if (sampleCount < least.Sum() || sampleCount > most.Sum())
        {
            return new Problem(ProblemKind.Infeasible, $"A sample of {sampleCount} units is asked for; with at least {minimum} in "
                + $"each of {strata.Count} strata and at most all units it can have {least.Sum()} to {most.Sum()}.");
        }

        var sizes = Bounded(measures, least, most, sampleCount);
        return Outcome(strata, Whole(sizes, sampleCount));
    }

    private static Outcome<IReadOnlyList<StratumSample>> Outcome(IReadOnlyList<Stratum> strata, int[] counts) =>
        counts.Select((count, i) => new StratumSample(strata[i].Name, strata[i].Count, count)).ToArray();

    private static Problem? Impossible(IReadOnlyList<Stratum> strata)
    {
        if (strata.Count == 0)
        {
            return new(ProblemKind.NoData, "There is no stratum to draw a sample from.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stratum in strata)
        {
            var wrong = !names.Add(stratum.Name) ? "stands twice in the list"
                : stratum.Count < 1 ? $"has {stratum.Count} units; it needs 1 or more"
                : !(stratum.StandardDeviation >= 0 && double.IsFinite(stratum.StandardDeviation))
                    ? $"has the standard deviation {stratum.StandardDeviation}; it is 0 or more"
                : stratum.Mean == 0 || !double.IsFinite(stratum.Mean) ? $"has the mean {stratum.Mean}; it must not be 0"
                : !(stratum.Importance is null or (> 0 and < double.PositiveInfinity))
                    ? $"has the importance {stratum.Importance}; it is above 0"
                : !(stratum.Cost > 0 && double.IsFinite(stratum.Cost)) ? $"has the cost {stratum.Cost}; it is above 0"
                : null;
            if (wrong is not null)
            {
                return new(ProblemKind.InvalidValue, $"The stratum {stratum.Name} {wrong}.");
            }
        }

        return null;
    }

    /// <summary>min(max(c·a, least), most) with the c for which they add up to the total.</summary>
    private static double[] Bounded(double[] measures, double[] least, double[] most, double total)
    {
        var varying = Enumerable.Range(0, measures.Length).Where(h => measures[h] > 0).ToArray();
        var still = Enumerable.Range(0, measures.Length).Except(varying).ToArray();
        var room = varying.Sum(h => most[h]) + still.Sum(h => least[h]);
        if (total > room)
        {
            // Strata without variation take what the others, taken whole, leave: in proportion to their units.
            var rest = Bounded([.. still.Select(h => most[h])], [.. still.Select(h => least[h])], [.. still.Select(h => most[h])],
                total - varying.Sum(h => most[h]));
            var whole = (double[])most.Clone();
            for (var i = 0; i < still.Length; i++)
            {
                whole[still[i]] = rest[i];
            }

            return whole;
        }

        if (varying.Length == 0)
        {
            return least;
        }

        // The sum grows in c and is linear between the points at which a stratum leaves its minimum or reaches its count.
        var turns = varying.SelectMany(h => new[] { least[h] / measures[h], most[h] / measures[h] }).Order().ToArray();
        var upper = turns.First(c => Sum(c) >= total || c == turns[^1]);
        var lower = turns.LastOrDefault(c => c < upper);
        var middle = (lower + upper) / 2;
        var free = varying.Where(h => middle * measures[h] > least[h] && middle * measures[h] < most[h]).ToArray();
        var factor = free.Length == 0
            ? upper
            : (total - Sum(middle) + free.Sum(h => middle * measures[h])) / free.Sum(h => measures[h]);
        return [.. measures.Select((_, h) => At(h, factor))];

        double At(int h, double c) => Math.Clamp(c * measures[h], least[h], most[h]);

        double Sum(double c) => Enumerable.Range(0, measures.Length).Sum(h => At(h, c));
    }

    private static int[] Whole(double[] sizes, int total)
    {
        // Sizes that are whole but for rounding errors count as whole.
        const double Noise = 1e-9;
        var counts = sizes.Select(size => (int)Math.Floor(size + Noise)).ToArray();
        var missing = total - counts.Sum();
        foreach (var h in Enumerable.Range(0, sizes.Length).OrderByDescending(h => Math.Round(sizes[h] - counts[h], 9)).Take(missing))
        {
            counts[h]++;
        }

        return counts;
    }
}
