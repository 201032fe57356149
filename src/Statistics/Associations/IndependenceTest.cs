using MathNet.Numerics.LinearAlgebra;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Associations;

/// <summary>
/// Whether two factors are independent in the population, under a survey design: Pearson's chi-squared corrected for the design. See
/// <c>docs/methods/rao-scott.md</c>.
/// </summary>
[Estimator("rao-scott", Source = "J. N. K. Rao and A. J. Scott (1984), On chi-squared tests for multiway contingency tables with cell "
    + "proportions estimated from survey data, Annals of Statistics 12 (1), 46-60; D. R. Thomas and J. N. K. Rao (1987)")]
public static class IndependenceTest
{
    /// <summary>Tests independence.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="rows">One factor; categories without rows in the domain are left out.</param>
    /// <param name="columns">The other factor; categories without rows in the domain are left out.</param>
    /// <param name="statistic">Which statistic; default Rao and Scott's of second order.</param>
    /// <returns>The test; or which factor has a single category or missing values, or that there are too few units.</returns>
    public static Outcome<IndependenceResult> Test(
        SurveyDesign design, Factor rows, Factor columns, IndependenceStatistic statistic = IndependenceStatistic.SecondOrder)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (!PresentLevels.Of(design, rows).TryGet(out var first, out var problem)
            || !PresentLevels.Of(design, columns).TryGet(out var second, out problem))
        {
            return problem;
        }

        var cells = first.By(second);
        if (!SurveyMean.Shares(design, cells).TryGet(out var table, out problem))
        {
            return problem;
        }

        if (!(table.DegreesOfFreedom > 0))
        {
            return new Problem(
                ProblemKind.TooFewUnits,
                $"The test of {rows.Name} by {columns.Name} has {table.DegreesOfFreedom} degrees of freedom; it takes more than 0.");
        }

        var (r, c) = (first.Levels.Count, second.Levels.Count);
        var effects = Effects(table, r, c);
        var test = statistic is IndependenceStatistic.SecondOrder or IndependenceStatistic.FirstOrder
            ? RaoScott(table, effects, (r - 1) * (c - 1), Pearson(table, r, c), statistic)
            : SurveyMean.Counts(design, cells).Then(counts => Wald(counts, r, c, rows.Name, columns.Name, statistic));
        return test.Then<IndependenceResult>(result => new IndependenceResult(
            result, Pearson(table, r, c), effects.Trace / ((r - 1) * (c - 1)), table));
    }

    private static double Pearson(SurveyEstimates table, int r, int c)
    {
        var sum = 0.0;
        var (ofRow, ofColumn) = Margins(table.Values, r, c);
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < c; j++)
            {
                var independent = ofRow[i] * ofColumn[j];
                var apart = table.Values[(i * c) + j] - independent;
                sum += apart * apart / independent;
            }
        }

        return table.Count * sum;
    }

    // The generalised design effects: (C' D⁻¹ C / n)⁻¹ (C' D⁻¹ V D⁻¹ C) over contrasts C between rows and columns; their sum and the sum
    // of their squares are the same for any basis of the contrasts.
    private static (double Trace, double Squares) Effects(SurveyEstimates table, int r, int c)
    {
        var count = (r - 1) * (c - 1);
        var contrasts = Matrix<double>.Build.Dense(r * c, count);
        for (var i = 0; i < r - 1; i++)
        {
            for (var j = 0; j < c - 1; j++)
            {
                var at = (i * (c - 1)) + j;
                contrasts[(i * c) + j, at] = contrasts[(r * c) - 1, at] = 1;
                contrasts[(i * c) + c - 1, at] = contrasts[((r - 1) * c) + j, at] = -1;
            }
        }

        // A cell without rows has a share of 0 and no inverse: it counts for nothing.
        var scaled = Matrix<double>.Build.Dense(r * c, count, (i, j) => table.Values[i] == 0 ? 0 : contrasts[i, j] / table.Values[i]);
        var simple = contrasts.TransposeThisAndMultiply(scaled) / table.Count;
        var variance = Matrix<double>.Build.Dense(r * c, r * c, (i, j) => table.Covariance[i, j]);
        var under = scaled.TransposeThisAndMultiply(variance * scaled);
        var delta = simple.Solve(under);
        return (delta.Trace(), (delta * delta).Trace());
    }

    private static Outcome<SurveyTest> RaoScott(
        SurveyEstimates table, (double Trace, double Squares) effects, int contrasts, double pearson, IndependenceStatistic statistic)
    {
        if (!(effects.Trace > 0 && double.IsFinite(effects.Squares)))
        {
            return new Problem(
                ProblemKind.Singular, "The cells' shares have no variance under the design, so their test has no yardstick: too many cells "
                    + "are empty, or the whole population was drawn.");
        }

        if (statistic == IndependenceStatistic.SecondOrder)
        {
            var df = effects.Trace * effects.Trace / effects.Squares;
            var denominator = df * table.DegreesOfFreedom;
            var f = pearson / effects.Trace;
            return new SurveyTest(f, df, denominator, FDistribution.UpperTail(f, df, denominator), table.Count);
        }

        var mean = pearson / effects.Trace;
        return new SurveyTest(
            mean, contrasts, double.PositiveInfinity, ChiSquared.UpperTail(mean * contrasts, contrasts), table.Count);
    }

    private static Outcome<SurveyTest> Wald(
        SurveyEstimates counts, int r, int c, string rows, string columns, IndependenceStatistic statistic)
    {
        var (ofRow, ofColumn) = Margins(counts.Values, r, c);
        var (total, size) = (ofRow.Sum(), (r - 1) * (c - 1));
        var slopes = new double[size * r * c];
        var apart = Vector<double>.Build.Dense(size);
        for (var i = 1; i < r; i++)
        {
            for (var j = 1; j < c; j++)
            {
                var at = ((i - 1) * (c - 1)) + j - 1;
                apart[at] = counts.Values[(i * c) + j] - (ofRow[i] * ofColumn[j] / total);
                for (var k = 0; k < r; k++)
                {
                    for (var l = 0; l < c; l++)
                    {
                        slopes[(at * r * c) + (k * c) + l] = (k == i && l == j ? 1 : 0) - (k == i ? ofColumn[j] / total : 0)
                            - (l == j ? ofRow[i] / total : 0) + (ofRow[i] * ofColumn[j] / total / total);
                    }
                }
            }
        }

        var covariance = counts.Covariance.Combine(slopes);
        if (!QuadraticForm.Inverse(covariance, [.. apart]).TryGet(out var wald, out var problem))
        {
            return problem with
            {
                Message = $"The Wald test of {rows} by {columns} has {size} contrasts that can't be told apart under the design: "
                    + "too few sampling units, or empty cells. The tests by Rao and Scott don't need them to be.",
            };
        }

        var df = counts.DegreesOfFreedom;
        if (statistic == IndependenceStatistic.Wald)
        {
            return new SurveyTest(wald / size, size, df, FDistribution.UpperTail(wald / size, size, df), counts.Count);
        }

        var left = df - size + 1;
        if (!(left > 0))
        {
            return new Problem(
                ProblemKind.TooFewUnits,
                $"The adjusted Wald test of {rows} by {columns} has {left} degrees of freedom; it takes more than 0, so more sampling units "
                + "or fewer cells.");
        }

        var adjusted = wald * left / (size * df);
        return new SurveyTest(adjusted, size, left, FDistribution.UpperTail(adjusted, size, left), counts.Count);
    }

    private static (double[] Rows, double[] Columns) Margins(IReadOnlyList<double> cells, int r, int c)
    {
        var (rows, columns) = (new double[r], new double[c]);
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < c; j++)
            {
                rows[i] += cells[(i * c) + j];
                columns[j] += cells[(i * c) + j];
            }
        }

        return (rows, columns);
    }
}
