using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>Weights that meet the population's counts of the categories of one variable, or of several crossed.</summary>
/// <remarks>See <c>docs/methods/post-stratification.md</c>.</remarks>
[Estimator("post-stratification", Source = "D. Holt and T. M. F. Smith (1979), Post stratification, Journal of the Royal Statistical "
    + "Society, Series A 142 (1), 33-46; S. Lohr (1999), Sampling: Design and Analysis, section 4.7")]
public static class PostStratification
{
    /// <summary>Post-stratifies a design.</summary>
    /// <param name="design">The whole design, not a domain of it.</param>
    /// <param name="margin">The category of each row, and the population's counts.</param>
    /// <param name="ignoreEmpty">Whether categories of the population that have no rows in the sample are left out, so that the weights
    /// stand for the others alone. Default no: such a category is a problem.</param>
    /// <returns>The design with the new weights, or the category that has no rows or no count.</returns>
    public static Outcome<CalibratedSurvey> Apply(SurveyDesign design, Margin margin, bool ignoreEmpty = false)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(margin);
        return margin.Targets(design.Weights, ignoreEmpty).Then(targets =>
        {
            var codes = margin.Variable.Codes.ToArray();
            return Reweighting.Apply(
                design, weights => Factors(margin.Variable, codes, targets, weights),
                (before, after) => CategoryResiduals.PostStratified(codes, before, after));
        });
    }

    private static Outcome<Reweighting.Factors> Factors(Factor variable, int[] codes, double[] targets, ReadOnlySpan<double> weights)
    {
        var sums = new double[targets.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            sums[codes[row]] += weights[row];
        }

        for (var place = 0; place < sums.Length; place++)
        {
            if (targets[place] > 0 && !(sums[place] > 0))
            {
                return new Problem(ProblemKind.NoData, $"No row with {variable.Name}={variable.Levels[place]} has a weight; the population "
                    + $"has {targets[place]}. Join it with another category.");
            }
        }

        var factors = new double[codes.Length];
        for (var row = 0; row < factors.Length; row++)
        {
            factors[row] = weights[row] == 0 ? 1 : targets[codes[row]] / sums[codes[row]];
        }

        return new Reweighting.Factors(factors, 1, 0);
    }
}
