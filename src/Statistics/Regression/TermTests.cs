using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Regression;

/// <summary>Tests of coefficients by their estimates and covariances.</summary>
internal static class TermTests
{
    public static Outcome<CoefficientTest> Coefficient(SurveyEstimates estimates, int column, double? degreesOfFreedom)
    {
        var df = degreesOfFreedom ?? estimates.DegreesOfFreedom;
        if (!(df > 0))
        {
            return NoFreedom(estimates, df);
        }

        var statistic = estimates.Values[column] / estimates.StandardError(column);
        return double.IsFinite(statistic)
            ? new CoefficientTest(estimates.Names[column], statistic, df, StudentT.BothTails(statistic, df))
            : new Problem(ProblemKind.Singular, $"{estimates.Names[column]} has no variance under the design.");
    }

    /// <summary>Wald's test.</summary>
    /// <param name="matrix">The model.</param>
    /// <param name="estimates">The coefficients, of which those of columns come first.</param>
    /// <param name="skipped">How many of the matrix's first columns have no coefficient.</param>
    /// <param name="terms">The names of the terms.</param>
    /// <param name="degreesOfFreedom">Those of the denominator, or null.</param>
    public static Outcome<TermTest> Terms(
        ModelMatrix matrix, SurveyEstimates estimates, int skipped, IReadOnlyList<string> terms, double? degreesOfFreedom)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfZero(terms.Count, nameof(terms));
        var places = new HashSet<int>();
        foreach (var term in terms)
        {
            var place = matrix.Terms.ToList().FindIndex(known => Sorted(known).SequenceEqual(Sorted(term)));
            if (place < 0)
            {
                return new Problem(ProblemKind.InvalidValue, $"The model has no term {term}; it has {string.Join(", ", matrix.Terms)}.");
            }

            places.Add(place);
        }

        var columns = Enumerable.Range(skipped, matrix.Columns.Count - skipped).Where(c => places.Contains(matrix.TermOfColumn[c]))
            .Select(c => c - skipped).ToArray();
        var df = degreesOfFreedom ?? estimates.DegreesOfFreedom;
        if (!(df > 0))
        {
            return NoFreedom(estimates, df);
        }

        var covariance = new double[columns.Length, columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                covariance[i, j] = estimates.Covariance[columns[i], columns[j]];
            }
        }

        if (!NormalEquations.TryInvert(covariance, out var inverse, out var dependent))
        {
            return new Problem(ProblemKind.Singular, $"The design has too few sampling units to test {columns.Length} coefficients of "
                + $"{string.Join(", ", terms)} at once: the covariances are singular from {estimates.Names[columns[dependent]]} on.");
        }

        var values = columns.Select(c => estimates.Values[c]).ToArray();
        var product = NormalEquations.Multiply(inverse, values);
        var wald = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            wald += values[i] * product[i];
        }

        var p = double.IsInfinity(df)
            ? ChiSquared.UpperTail(wald, columns.Length)
            : FDistribution.UpperTail(wald / columns.Length, columns.Length, df);
        return new TermTest([.. terms], wald / columns.Length, columns.Length, df, p);
    }

    private static IEnumerable<string> Sorted(string term) =>
        term.Split(':', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal);

    private static Problem NoFreedom(SurveyEstimates estimates, double df) => new(
        ProblemKind.TooFewUnits, $"With {estimates.Values.Count} coefficients the design leaves {df} degrees of freedom; a test takes more "
            + "than 0. Leave out terms, or give the degrees of freedom.");
}
