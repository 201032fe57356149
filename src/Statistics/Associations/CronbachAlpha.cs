using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Associations;

/// <summary>
/// Cronbach's alpha: how far the items of a battery measure one thing, under a survey design. See <c>docs/methods/cronbach-alpha.md</c>.
/// </summary>
[Estimator("cronbach-alpha", Source = "L. J. Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16 (3), 297-334")]
public static class CronbachAlpha
{
    /// <summary>Alpha of a battery, and of the battery without each of its items.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="items">Two items or more, all coded in the same direction.</param>
    /// <returns>Alpha first; with three items or more, then alpha without the first, without the second, and so on; or which item has
    /// missing values, or that the sum of the items does not vary.</returns>
    public static Outcome<SurveyEstimates> Estimate(SurveyDesign design, IReadOnlyList<Variable> items)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items.Count, 2);
        return SurveyVariance.Check(design, items) is { } problem ? problem : design.Estimate(new AlphaStatistic(design, items));
    }

    private sealed class AlphaStatistic(SurveyDesign design, IReadOnlyList<Variable> items) : WeightedMoments(design, items)
    {
        public override IReadOnlyList<string> Names { get; } =
            ["alpha", .. items.Count < 3 ? [] : items.Select(item => $"alpha without {item.Name}")];

        protected override Outcome<double[]> FromCovariances(double[] covariances)
        {
            var alphas = new double[Names.Count];
            for (var i = 0; i < alphas.Length; i++)
            {
                var (items, total, factor) = Sums(covariances, i - 1);
                if (!(total > 0))
                {
                    return new Problem(
                        ProblemKind.Singular,
                        $"The sum of the items {string.Join(", ", Variables.Where((_, j) => j != i - 1).Select(item => item.Name))} does not vary; "
                        + "alpha takes a sum that does.");
                }

                alphas[i] = factor * (1 - (items / total));
            }

            return alphas;
        }

        protected override double[] CovarianceDerivatives(double[] covariances)
        {
            var result = new double[Names.Count * covariances.Length];
            for (var i = 0; i < Names.Count; i++)
            {
                var (items, total, factor) = Sums(covariances, i - 1);
                for (var j = 0; j < Size; j++)
                {
                    for (var k = 0; k <= j; k++)
                    {
                        if (j != i - 1 && k != i - 1)
                        {
                            result[(i * covariances.Length) + At(j, k)] =
                                factor / total * (((j == k ? 1 : 2) * items / total) - (j == k ? 1 : 0));
                        }
                    }
                }
            }

            return result;
        }

        // The sum of the items' variances, the variance of their sum, and k / (k − 1), of all items but one.
        private (double Items, double Total, double Factor) Sums(double[] covariances, int without)
        {
            var (items, total) = (0.0, 0.0);
            for (var j = 0; j < Size; j++)
            {
                for (var k = 0; k <= j; k++)
                {
                    if (j != without && k != without)
                    {
                        items += j == k ? covariances[At(j, k)] : 0;
                        total += (j == k ? 1 : 2) * covariances[At(j, k)];
                    }
                }
            }

            var count = without < 0 ? Size : Size - 1;
            return (items, total, count / (count - 1.0));
        }
    }
}
