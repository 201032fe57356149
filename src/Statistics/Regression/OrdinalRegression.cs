using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// Ordinal regression under a survey design: the proportional-odds model, in which each variable shifts the odds of answering above
/// any category by the same factor.
/// </summary>
/// <remarks>P(Y ≤ k) = 1 / (1 + e^−(ζ_k − xᵀβ)). See <c>docs/methods/ordinal-regression.md</c>.</remarks>
[Estimator("ordinal-regression", Source = "P. McCullagh (1980), Regression models for ordinal data, Journal of the Royal Statistical Society, "
    + "Series B 42 (2), 109-142")]
public static class OrdinalRegression
{
    /// <summary>Fits the model.</summary>
    /// <param name="design">The design, or a domain of it.</param>
    /// <param name="matrix">The explanatory side, with an intercept, whose part the thresholds take over.</param>
    /// <param name="response">The category of each row, in their order from low to high; at least three.</param>
    /// <returns>The fit; or the row with a missing value, the category without rows, or the column that can't be told apart from others
    /// or has no finite estimate.</returns>
    public static Outcome<OrdinalFit> Fit(SurveyDesign design, ModelMatrix matrix, Factor response)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(response);
        Require.SameLength(design.RowCount, matrix.RowCount, nameof(matrix));
        Require.SameLength(design.RowCount, response.Count, nameof(response));
        if (!matrix.HasIntercept)
        {
            throw new ArgumentException("The matrix has no intercept; the thresholds stand for it, and factors are coded beside it.", nameof(matrix));
        }

        if (SurveyRegression.NegativeWeight(design) is { } problem)
        {
            return problem;
        }

        var statistic = new OrdinalStatistic(matrix, response);
        return design.Estimate(statistic).Then<OrdinalFit>(estimates => new OrdinalFit(
            matrix,
            estimates with { DegreesOfFreedom = estimates.DegreesOfFreedom - (matrix.Columns.Count - 1) },
            statistic.Whole!));
    }

    /// <summary>The coefficients and thresholds as a statistic whose variance a design can find.</summary>
    private sealed class OrdinalStatistic(ModelMatrix matrix, Factor response) : SurveyStatistic
    {
        public override IReadOnlyList<string> Names { get; } =
        [
            .. matrix.Columns.Skip(1),
            .. response.Levels.Zip(response.Levels.Skip(1), (below, above) => $"{below}|{above}"),
        ];

        public WeightedOrdinalRegression? Whole { get; private set; }

        public override Outcome<double[]> Estimate(ReadOnlySpan<double> weights)
        {
            if (!WeightedOrdinalRegression.Fit(matrix, response, weights, Whole).TryGet(out var fit, out var problem))
            {
                return problem;
            }

            Whole ??= fit;
            return fit.Coefficients;
        }

        public override Outcome<double[]> Linearise(ReadOnlySpan<double> weights, IReadOnlyList<double> estimates) =>
            Whole!.Linearise(response, weights);
    }
}
