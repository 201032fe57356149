namespace Sektorskifte.Statistics.Funnels;

/// <summary>Two groups within one category: how many there are and how many pass.</summary>
/// <param name="Name">The category's name.</param>
/// <param name="First">Those of the first group.</param>
/// <param name="FirstPassed">Those of them who pass.</param>
/// <param name="Second">Those of the second group.</param>
/// <param name="SecondPassed">Those of them who pass.</param>
public sealed record CategoryCounts(string Name, long First, long FirstPassed, long Second, long SecondPassed);

/// <summary>A part of a difference.</summary>
/// <param name="Value">The part, in the unit of the difference.</param>
/// <param name="StandardError">Its standard error.</param>
public readonly record struct DifferencePart(double Value, double StandardError);

/// <summary>What one category gives to the two parts of Kitagawa's decomposition.</summary>
/// <param name="Name">The category's name.</param>
/// <param name="Composition">Through its share.</param>
/// <param name="Rate">Through its rate.</param>
public sealed record CategoryParts(string Name, double Composition, double Rate);

/// <summary>A difference of two rates, by what the groups are and by how they fare.</summary>
/// <param name="Total">The first group's rate less the second's.</param>
/// <param name="Composition">What comes from different compositions, at the mean of the groups' rates.</param>
/// <param name="Rate">What comes from different rates, at the mean of the compositions. The two sum to the total.</param>
/// <param name="CompositionAtFirstRates">Composition at the first group's rates; with <paramref name="RateAtSecondComposition"/> the total.</param>
/// <param name="RateAtSecondComposition">Rates at the second group's composition.</param>
/// <param name="CompositionAtSecondRates">Composition at the second group's rates; with <paramref name="RateAtFirstComposition"/> the total.</param>
/// <param name="RateAtFirstComposition">Rates at the first group's composition.</param>
/// <param name="Interaction">What the two orders differ by.</param>
/// <param name="Categories">What each category gives.</param>
public sealed record RateDecomposition(
    DifferencePart Total, DifferencePart Composition, DifferencePart Rate, DifferencePart CompositionAtFirstRates,
    DifferencePart RateAtSecondComposition, DifferencePart CompositionAtSecondRates, DifferencePart RateAtFirstComposition,
    DifferencePart Interaction, IReadOnlyList<CategoryParts> Categories);

/// <summary>
/// How much of a difference of two rates comes from the groups' composition, and how much from different rates of the same categories. See
/// <c>docs/methods/kitagawa.md</c>.
/// </summary>
[Estimator("kitagawa", Source = "E. M. Kitagawa (1955), Components of a difference between two rates, Journal of the American Statistical "
    + "Association 50 (272), 1168-1194")]
public static class Kitagawa
{
    /// <summary>Decomposes the difference of rates.</summary>
    /// <param name="categories">The categories, in each of which both groups have somebody.</param>
    /// <returns>The decomposition, or the category in which a group has nobody.</returns>
    /// <exception cref="ArgumentException">There are no categories, or a count is out of range.</exception>
    public static Outcome<RateDecomposition> Decompose(IReadOnlyList<CategoryCounts> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentOutOfRangeException.ThrowIfZero(categories.Count, nameof(categories));
        foreach (var category in categories)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(category.FirstPassed, category.SecondPassed), nameof(categories));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(category.FirstPassed, category.First, nameof(categories));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(category.SecondPassed, category.Second, nameof(categories));
            if (category.First == 0 || category.Second == 0)
            {
                return new Problem(
                    ProblemKind.NoData,
                    $"The {(category.First == 0 ? "first" : "second")} group has nobody in the category {category.Name}, so it has no rate there; join "
                    + "the category with another.");
            }
        }

        var a = new Side([.. categories.Select(one => one.First)], [.. categories.Select(one => one.FirstPassed)]);
        var b = new Side([.. categories.Select(one => one.Second)], [.. categories.Select(one => one.SecondPassed)]);
        return new RateDecomposition(
            Part(a, b, (s, t, r, q) => (s * r) - (t * q), (s, t, r, q) => (r, s, -q, -t)),
            Part(a, b, (s, t, r, q) => (s - t) * (r + q) / 2, (s, t, r, q) => ((r + q) / 2, (s - t) / 2, -(r + q) / 2, (s - t) / 2)),
            Part(a, b, (s, t, r, q) => (r - q) * (s + t) / 2, (s, t, r, q) => ((r - q) / 2, (s + t) / 2, (r - q) / 2, -(s + t) / 2)),
            Part(a, b, (s, t, r, q) => (s - t) * r, (s, t, r, q) => (r, s - t, -r, 0)),
            Part(a, b, (s, t, r, q) => (r - q) * t, (s, t, r, q) => (0, t, r - q, -t)),
            Part(a, b, (s, t, r, q) => (s - t) * q, (s, t, r, q) => (q, 0, -q, s - t)),
            Part(a, b, (s, t, r, q) => (r - q) * s, (s, t, r, q) => (r - q, s, 0, -s)),
            Part(a, b, (s, t, r, q) => (s - t) * (r - q), (s, t, r, q) => (r - q, s - t, q - r, t - s)),
            [.. categories.Select((category, i) => new CategoryParts(
                category.Name, (a.Shares[i] - b.Shares[i]) * (a.Rates[i] + b.Rates[i]) / 2,
                (a.Rates[i] - b.Rates[i]) * (a.Shares[i] + b.Shares[i]) / 2))]);
    }

    /// <summary>A sum over categories of a term in the shares s, t and the rates r, q of the two groups, with its error from the term's
    /// derivatives by s, r, t and q: shares vary as a multinomial, rates as binomials within categories.</summary>
    private static DifferencePart Part(
        Side a, Side b, Func<double, double, double, double, double> term,
        Func<double, double, double, double, (double S, double R, double T, double Q)> slopes)
    {
        var (value, variance) = (0.0, 0.0);
        var ((firstMean, firstSquare), (secondMean, secondSquare)) = ((0.0, 0.0), (0.0, 0.0));
        for (var i = 0; i < a.Shares.Length; i++)
        {
            var (s, t, r, q) = (a.Shares[i], b.Shares[i], a.Rates[i], b.Rates[i]);
            value += term(s, t, r, q);
            var slope = slopes(s, t, r, q);
            variance += (slope.R * slope.R * a.RateVariance(i)) + (slope.Q * slope.Q * b.RateVariance(i));
            (firstMean, firstSquare) = (firstMean + (s * slope.S), firstSquare + (s * slope.S * slope.S));
            (secondMean, secondSquare) = (secondMean + (t * slope.T), secondSquare + (t * slope.T * slope.T));
        }

        variance += (firstSquare - (firstMean * firstMean)) / a.Total;
        variance += (secondSquare - (secondMean * secondMean)) / b.Total;
        return new DifferencePart(value, Math.Sqrt(Math.Max(0, variance)));
    }

    private sealed class Side
    {
        private readonly long[] _counts;

        public Side(long[] counts, long[] passed)
        {
            (_counts, Total) = (counts, counts.Sum());
            Shares = [.. counts.Select(count => count / Total)];
            Rates = [.. counts.Zip(passed, (count, one) => one / (double)count)];
        }

        public double Total { get; }

        public double[] Shares { get; }

        public double[] Rates { get; }

        public double RateVariance(int i) => Rates[i] * (1 - Rates[i]) / _counts[i];
    }
}
