namespace Sektorskifte.Statistics.Agreement;

/// <summary>Kappa of several raters, and of each category against the others.</summary>
/// <param name="Overall">Kappa of all categories; its standard error is that of the jackknife over units.</param>
/// <param name="Categories">Kappa of each category, in the order of the columns, with its standard error under chance. A category that
/// every rating or none has is a problem.</param>
/// <param name="Raters">The number of ratings of each unit.</param>
public sealed record FleissEstimate(
    KappaEstimate Overall, IReadOnlyList<Outcome<(double Kappa, double NullError)>> Categories, int Raters);

/// <summary>
/// Agreement of several raters beyond that of chance, the raters being any, the same number for each unit. See
/// <c>docs/methods/fleiss-kappa.md</c>.
/// </summary>
[Estimator("fleiss-kappa", Source = "J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin "
    + "76 (5), 378-382; J. L. Fleiss, J. C. M. Nee and J. R. Landis (1979), Large sample variance of kappa in the case of different sets "
    + "of raters, Psychological Bulletin 86 (5), 974-977")]
public static class FleissKappa
{
    /// <summary>Kappa of ratings.</summary>
    /// <param name="ratings">For each unit the number of ratings in each category.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>Kappa, or why there is none: units with different numbers of ratings, one rating only, one category, one unit.</returns>
    /// <exception cref="ArgumentException">There are no units, the units have not the same number of categories, or a number is
    /// negative.</exception>
    public static Outcome<FleissEstimate> Estimate(IReadOnlyList<IReadOnlyList<int>> ratings, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentOutOfRangeException.ThrowIfZero(ratings.Count, nameof(ratings));
        Require.Fraction(confidence);
        var (raters, categories) = (ratings[0].Sum(), ratings[0].Count);
        var (totals, agreeing) = (new double[categories], 0.0);
        for (var unit = 0; unit < ratings.Count; unit++)
        {
            Require.SameLength(categories, ratings[unit].Count, nameof(ratings));
            if (ratings[unit].Sum() is var number && number != raters)
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"Unit {unit + 1} has {number} ratings and unit 1 has {raters}; Fleiss' kappa needs as many for each. Krippendorff's alpha "
                    + "takes different numbers.");
            }

            for (var j = 0; j < categories; j++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(ratings[unit][j], nameof(ratings));
                totals[j] += ratings[unit][j];
            }

            agreeing += Agreeing(ratings[unit], raters);
        }

        if (raters < 2)
        {
            return new Problem(ProblemKind.TooFewUnits, $"Each unit has {raters} ratings; agreement needs at least two.");
        }

        if (totals.Count(total => total > 0) < 2)
        {
            return new Problem(
                ProblemKind.Singular, "Every rating is in the same category, so that chance alone agrees fully; kappa needs at least two.");
        }

        return Of(ratings, totals, agreeing, raters, confidence);
    }

    private static Outcome<FleissEstimate> Of(
        IReadOnlyList<IReadOnlyList<int>> ratings, double[] totals, double agreeing, int raters, double confidence)
    {
        var n = ratings.Count;
        var (all, expected) = ((double)n * raters, 0.0);
        var (spread, skew) = (0.0, 0.0);
        foreach (var total in totals)
        {
            var (p, q) = (total / all, 1 - (total / all));
            expected += p * p;
            spread += p * q;
            skew += p * q * (q - p);
        }

        var pairs = all * (raters - 1);
        var chance = Math.Sqrt(2 / pairs * ((spread * spread) - skew)) / spread;
        var kappa = ((agreeing / n) - expected) / (1 - expected);
        var error = Jackknife(ratings, totals, agreeing, raters);
        if (error.Problem is { } problem)
        {
            return problem;
        }

        var categories = new Outcome<(double, double)>[totals.Length];
        for (var j = 0; j < categories.Length; j++)
        {
            var (p, disagreeing) = (totals[j] / all, ratings.Sum(unit => (double)unit[j] * (raters - unit[j])));
            categories[j] = p is > 0 and < 1
                ? (1 - (disagreeing / (pairs * p * (1 - p))), Math.Sqrt(2 / pairs))
                : new Problem(ProblemKind.NoData, $"Category {j + 1} is in {(p == 0 ? "no" : "every")} rating.");
        }

        return new FleissEstimate(
            new KappaEstimate(kappa, agreeing / n, expected, error.Value, chance, n, confidence), categories, raters);
    }

    /// <summary>The share of the pairs of ratings of a unit that agree.</summary>
    private static double Agreeing(IReadOnlyList<int> unit, int raters)
    {
        var sum = 0.0;
        foreach (var count in unit)
        {
            sum += (double)count * (count - 1);
        }

        return raters < 2 ? 0 : sum / ((double)raters * (raters - 1));
    }

    private static Outcome<double> Jackknife(IReadOnlyList<IReadOnlyList<int>> ratings, double[] totals, double agreeing, int raters)
    {
        var n = ratings.Count;
        if (n < 2)
        {
            return new Problem(ProblemKind.TooFewUnits, "There is one unit; the standard error of kappa needs at least two.");
        }

        var (left, mean) = (new double[n], 0.0);
        for (var unit = 0; unit < n; unit++)
        {
            var expected = 0.0;
            for (var j = 0; j < totals.Length; j++)
            {
                var p = (totals[j] - ratings[unit][j]) / ((n - 1.0) * raters);
                expected += p * p;
            }

            if (expected >= 1)
            {
                return new Problem(
                    ProblemKind.TooFewUnits,
                    $"Without unit {unit + 1} every rating is in the same category; the standard error of kappa needs two units with more than one.");
            }

            var observed = (agreeing - Agreeing(ratings[unit], raters)) / (n - 1);
            left[unit] = (observed - expected) / (1 - expected);
            mean += left[unit] / n;
        }

        return Math.Sqrt((n - 1.0) / n * left.Sum(value => (value - mean) * (value - mean)));
    }
}
