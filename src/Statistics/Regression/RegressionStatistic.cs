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
        var outcome = Whole?.Again(weights) ?? WeightedRegression.Fit(matrix, response, weights, offset, family);
        if (!outcome.TryGet(out var fit, out var problem))
        {
            return problem;
        }

        Whole ??= fit;
        return fit.Coefficients;
    }

    public override Outcome<double[]> Linearise(ReadOnlySpan<double> weights, IReadOnlyList<double> estimates) =>
        Whole!.Linearise(weights.Length);
}
