using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>
/// Weights that meet the population's counts of several margins, by post-stratifying to one after the other until all hold: for
/// counts of which the crossed table is not known, or too thin.
/// </summary>
/// <remarks>See <c>docs/methods/raking.md</c>.</remarks>
[Estimator("raking", Source = "W. E. Deming and F. F. Stephan (1940), On a least squares adjustment of a sampled frequency table when the "
    + "expected marginal totals are known, Annals of Mathematical Statistics 11 (4), 427-444")]
public static class Raking
{
    /// <summary>Rakes a design.</summary>
    /// <param name="design">The whole design, not a domain of it.</param>
    /// <param name="margins">The margins, at least one, with the same grand total.</param>
    /// <param name="tolerance">How far the count of a category may be missed, relative to itself; default 1e-10.</param>
    /// <param name="mostIterations">The most sweeps over all margins, from 1; default 1000.</param>
    /// <returns>The design with the new weights; or the category that has no rows or no count, or the margins that contradict each
    /// other.</returns>
    public static Outcome<CalibratedSurvey> Apply(
        SurveyDesign design, IReadOnlyList<Margin> margins, double tolerance = 1e-10, int mostIterations = 1000)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(margins);
        ArgumentOutOfRangeException.ThrowIfZero(margins.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostIterations, 1);
        Require.Fraction(tolerance);
        return Targets(margins, design.Weights).Then(targets =>
        {
            int[][] codes = [.. margins.Select(margin => margin.Variable.Codes.ToArray())];
            return Reweighting.Apply(
                design, weights => Factors(margins, codes, targets, weights, tolerance, mostIterations),
                (_, after) => CategoryResiduals.Raked(codes, after));
        });
    }

    /// <summary>The counts of each margin, whose totals must be the same.</summary>
    internal static Outcome<double[][]> Targets(IReadOnlyList<Margin> margins, ReadOnlySpan<double> weights)
    {
        const double SameTotal = 1e-8;
        var targets = new double[margins.Count][];
        for (var m = 0; m < targets.Length; m++)
        {
            if (!margins[m].Targets(weights, false).TryGet(out var counts, out var problem))
            {
                return problem;
            }

            targets[m] = counts;
            var (first, own) = (targets[0].Sum(), counts.Sum());
            if (Math.Abs(own - first) > SameTotal * first)
            {
                return new Problem(ProblemKind.Infeasible, $"The margin {margins[0].Variable.Name} adds up to {first}, {margins[m].Variable.Name} "
                    + $"to {own}; all margins must have the same total.");
            }
        }

        return targets;
    }

    private static Outcome<Reweighting.Factors> Factors(
        IReadOnlyList<Margin> margins, int[][] codes, double[][] targets, ReadOnlySpan<double> weights, double tolerance, int most)
    {
        var raked = weights.ToArray();
        var gap = 0.0;
        var worst = "";
        for (var sweep = 1; sweep <= most; sweep++)
        {
            gap = 0;
            for (var m = 0; m < codes.Length; m++)
            {
                var sums = Sums(codes[m], raked, targets[m].Length);
                for (var place = 0; place < sums.Length; place++)
                {
                    if (targets[m][place] == 0)
                    {
                        continue;
                    }

                    var name = $"{margins[m].Variable.Name}={margins[m].Variable.Levels[place]}";
                    if (!(sums[place] > 0))
                    {
                        return new Problem(ProblemKind.NoData, $"No row with {name} has a weight; the population has {targets[m][place]}. Join "
                            + "it with another category.");
                    }

                    var own = Math.Abs((sums[place] / targets[m][place]) - 1);
                    (gap, worst) = own > gap ? (own, name) : (gap, worst);
                    sums[place] = targets[m][place] / sums[place];
                }

                for (var row = 0; row < raked.Length; row++)
                {
                    raked[row] *= sums[codes[m][row]];
                }
            }

            // One margin is met at once; with more the sweep that finds them all met has left them so.
            if (gap < tolerance || codes.Length == 1)
            {
                return new Reweighting.Factors(Ratios(raked, weights), sweep, codes.Length == 1 ? 0 : gap);
            }
        }

        return new Problem(ProblemKind.NotConverged, $"After {most} sweeps the count of {worst} is still {gap:P4} off. The margins may "
            + "contradict each other in thin categories; join some.");
    }

    private static double[] Sums(int[] codes, double[] weights, int categories)
    {
        var sums = new double[categories];
        for (var row = 0; row < codes.Length; row++)
        {
            sums[codes[row]] += weights[row];
        }

        return sums;
    }

    private static double[] Ratios(double[] after, ReadOnlySpan<double> before)
    {
        for (var row = 0; row < after.Length; row++)
        {
            after[row] = before[row] == 0 ? 1 : after[row] / before[row];
        }

        return after;
    }
}
