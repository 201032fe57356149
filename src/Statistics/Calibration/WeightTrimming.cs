using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>Cuts off very small and very large weights and shares out what that takes or gives, so that the total stays.</summary>
/// <remarks>See <c>docs/methods/weight-trimming.md</c>.</remarks>
[Estimator("weight-trimming", Source = "F. J. Potter (1990), A study of procedures to identify and trim extreme sampling weights, "
    + "Proceedings of the Section on Survey Research Methods, American Statistical Association, 225-230")]
public static class WeightTrimming
{
    /// <summary>Trims the weights of a design.</summary>
    /// <param name="design">The whole design, not a domain of it. Under replicate weights every replicate takes the same factors.</param>
    /// <param name="lower">The smallest weight that stays, from 0; default 0.</param>
    /// <param name="upper">The largest weight that stays; default infinite.</param>
    /// <param name="strict">Whether to trim again what the sharing out has put outside, until nothing is. Default no: one round, after
    /// which some weights may lie past the bounds.</param>
    /// <returns>The design with the new weights, whose total is the old; or that no weight lies between the bounds.</returns>
    /// <exception cref="ArgumentException">The bounds are the wrong way round, or the design is a domain.</exception>
    public static Outcome<CalibratedSurvey> Apply(
        SurveyDesign design, double lower = 0, double upper = double.PositiveInfinity, bool strict = false)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (!(lower >= 0 && lower < upper))
        {
            throw new ArgumentException($"The bounds are {lower} and {upper}; 0 ≤ lower < upper.", nameof(lower));
        }

        if (design.Count != design.RowCount)
        {
            throw new ArgumentException("The weights of the whole design are trimmed, not those of a domain.", nameof(design));
        }

        var weights = design.Weights.ToArray();
        var rounds = 0;
        bool outside;
        do
        {
            if (!TryRound(weights, lower, upper, out outside))
            {
                return new Problem(ProblemKind.Infeasible, $"None of the {weights.Length} weights, which add up to {design.SumOfWeights}, lies "
                    + $"between {lower} and {upper} to take up what trimming leaves; widen the bounds.");
            }

            rounds++;
        }
        while (strict && outside);

        return Changed(design, weights).Then<CalibratedSurvey>(changed => new CalibratedSurvey
        {
            Design = changed,
            Factors = Factors(design, weights),
            Iterations = rounds,
            LargestGap = 0,
        });
    }

    /// <summary>Cuts once and shares out equally among the weights inside; false when none is inside.</summary>
    private static bool TryRound(double[] weights, double lower, double upper, out bool outside)
    {
        // Sharing out leaves rounding errors at the bounds, which are no reason to go on.
        const double Rounding = 1e-12;
        var inside = new bool[weights.Length];
        var (count, cut) = (0, 0.0);
        outside = false;
        for (var row = 0; row < weights.Length; row++)
        {
            var kept = Math.Clamp(weights[row], lower, upper);
            inside[row] = kept == weights[row];
            count += inside[row] ? 1 : 0;
            outside |= Math.Abs(kept - weights[row]) > Rounding * Math.Abs(weights[row]);
            cut += weights[row] - kept;
            weights[row] = kept;
        }

        if (!outside)
        {
            return true;
        }

        for (var row = 0; row < weights.Length && count > 0; row++)
        {
            weights[row] += inside[row] ? cut / count : 0;
        }

        return count > 0;
    }

    private static Outcome<SurveyDesign> Changed(SurveyDesign design, double[] weights)
    {
        if (design is SampleDesign sample)
        {
            return sample.Reweighted(weights).Then<SurveyDesign>(changed => changed);
        }

        var replicates = (ReplicateDesign)design;
        var factors = Factors(design, weights);
        var count = replicates.Replicates.Count;
        var values = new double[weights.Length * count];
        var own = new double[weights.Length];
        for (var replicate = 0; replicate < count; replicate++)
        {
            replicates.CopyWeights(replicate, own);
            for (var row = 0; row < own.Length; row++)
            {
                values[(row * count) + replicate] = own[row] * factors[row];
            }
        }

        return Reweighting.Reweighted(replicates, weights, values);
    }

    private static double[] Factors(SurveyDesign design, double[] weights)
    {
        var factors = new double[weights.Length];
        for (var row = 0; row < factors.Length; row++)
        {
            factors[row] = design.Weights[row] == 0 ? 1 : weights[row] / design.Weights[row];
        }

        return factors;
    }
}
