using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Regression;

/// <summary>The coefficients of a regression as a statistic whose variance a design can find.</summary>
internal sealed class RegressionStatistic(
    ModelMatrix matrix, double[] response, double[]? offset, RegressionFamily family) : SurveyStatistic
{
    public override IReadOnlyList<string> Names => matrix.Columns;

    /// <summary>The fit to the survey's own weights; replicates start from it.</summary>
    public WeightedRegression? Whole { get; private set; }

    public override Outcome<double[]> Estimate(ReadOnlySpan<double> weights)
    {
        if (!WeightedRegression.Fit(matrix, response, weights, offset, family, Whole).TryGet(out var fit, out var problem))
        {
            return problem;
        }

        Whole ??= fit;
        return fit.Coefficients;
    }

    /// <summary>The derivative of the coefficients by a row's weight: its score times the inverse information.</summary>
    public override Outcome<double[]> Linearise(ReadOnlySpan<double> weights, IReadOnlyList<double> estimates)
    {
        var size = matrix.Columns.Count;
        var linearised = new double[weights.Length * size];
        var buffer = new double[NormalEquations.Padded(size)];
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] != 0)
            {
                Whole!.ScaledRow(row, buffer);
                var residual = response[row] - family.At(response[row], Whole.Predictors[row]).Mean;
                Whole.Influence(buffer, residual / Whole.WeightScale, linearised.AsSpan(row * size, size));
            }
        }

        return linearised;
    }
}
