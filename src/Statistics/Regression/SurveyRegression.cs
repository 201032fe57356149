using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// Linear, logistic and Poisson regression under a survey design: the coefficients that a census would give, estimated, with variances
/// that need no assumption about the spread of the response around the model.
/// </summary>
/// <remarks>See <c>docs/methods/survey-regression.md</c>.</remarks>
[Estimator("survey-regression", Source = "D. A. Binder (1983), On the variances of asymptotically normal estimators from complex surveys, "
    + "International Statistical Review 51 (3), 279-292")]
public static class SurveyRegression
{
    /// <summary>Fits a regression.</summary>
    /// <param name="design">The design, or a domain of it.</param>
    /// <param name="matrix">The explanatory side. Values may be missing in rows outside the domain.</param>
    /// <param name="response">The response of each row; as values may be missing outside the domain.</param>
    /// <param name="family">The kind of regression.</param>
    /// <param name="offset">A part of each row's linear predictor that is known, such as the log of an exposure; default none.</param>
    /// <returns>The fit; or the row with a value that can't be, the column that can't be told apart from others or whose coefficient
    /// has no finite estimate, or that a variance can't be had from the design.</returns>
    public static Outcome<RegressionFit> Fit(
        SurveyDesign design, ModelMatrix matrix, IReadOnlyList<double> response, RegressionFamily family,
        IReadOnlyList<double>? offset = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(response);
        Require.SameLength(design.RowCount, matrix.RowCount, nameof(matrix));
        Require.SameLength(design.RowCount, response.Count, nameof(response));
        Require.SameLength(design.RowCount, offset?.Count ?? design.RowCount, nameof(offset));
        if (NegativeWeight(design) is { } problem)
        {
            return problem;
        }

        var statistic = new RegressionStatistic(matrix, [.. response], offset is null ? null : [.. offset], family);
        return design.Estimate(statistic).Then<RegressionFit>(estimates => new RegressionFit(
            family, matrix,
            estimates with { DegreesOfFreedom = estimates.DegreesOfFreedom + 1 - matrix.Columns.Count },
            design.Weights.ToArray(), statistic.Whole!));
    }

    internal static Problem? NegativeWeight(SurveyDesign design)
    {
        var weights = design.Weights;
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] < 0)
            {
                return new(ProblemKind.InvalidValue,
                    $"The weight of row {row + 1} is {weights[row]}; a regression needs weights of 0 or above. Calibrate with a lower bound.");
            }
        }

        return null;
    }
}
