using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>A way from weights to new weights, done again in every replicate.</summary>
internal static class Reweighting
{
    /// <summary>The factors that some weights come to.</summary>
    /// <param name="weights">The weight of each row.</param>
    internal delegate Outcome<Factors> Step(ReadOnlySpan<double> weights);

    /// <summary>Applies a step to a design.</summary>
    /// <param name="design">The whole design, not a domain of it.</param>
    /// <param name="step">The step.</param>
    /// <param name="residuals">What the step takes out of linearised variables, by the weights before and after.</param>
    public static Outcome<CalibratedSurvey> Apply(
        SurveyDesign design, Step step, Func<double[], double[], CalibrationResiduals> residuals)
    {
        if (design.Count != design.RowCount)
        {
            throw new ArgumentException("The weights of the whole design are calibrated, not those of a domain.", nameof(design));
        }

        return step(design.Weights).Then<CalibratedSurvey>(factors =>
        {
            var before = design.Weights.ToArray();
            var after = Product(before, factors.Values);
            Outcome<SurveyDesign> changed = design switch
            {
                SampleDesign sample => sample.Calibrated(after, residuals(before, after)),
                ReplicateDesign replicates => Replicated(replicates, after, step),
                _ => throw new ArgumentException("A design is described by its sampling or by replicate weights.", nameof(design)),
            };
            return changed.Then<CalibratedSurvey>(calibrated => new CalibratedSurvey
            {
                Design = calibrated,
                Factors = factors.Values,
                Iterations = factors.Iterations,
                LargestGap = factors.LargestGap,
            });
        });
    }

    private static Outcome<SurveyDesign> Replicated(ReplicateDesign design, double[] after, Step step)
    {
        var count = design.Replicates.Count;
        var values = new double[after.Length * count];
        var weights = new double[after.Length];
        for (var replicate = 0; replicate < count; replicate++)
        {
            design.CopyWeights(replicate, weights);
            if (!step(weights).TryGet(out var factors, out var problem))
            {
                return problem with { Message = $"Replicate {replicate + 1}: {problem.Message}" };
            }

            for (var row = 0; row < weights.Length; row++)
            {
                values[(row * count) + replicate] = weights[row] * factors.Values[row];
            }
        }

        return Reweighted(design, after, values);
    }

    /// <summary>The design with new weights and new combined weights of every replicate, row after row.</summary>
    public static Outcome<SurveyDesign> Reweighted(ReplicateDesign design, double[] weights, double[] values)
    {
        var old = design.Replicates;
        var replicates = new ReplicateWeights(values, null, old.Count, old.Scale, [.. old.ReplicateScales])
        {
            AreCombined = true,
            AroundEstimate = old.AroundEstimate,
        };
        return design.Reweighted(weights, replicates).Then<SurveyDesign>(changed => changed);
    }

    private static double[] Product(double[] weights, double[] factors)
    {
        var product = new double[weights.Length];
        for (var row = 0; row < product.Length; row++)
        {
            product[row] = weights[row] * factors[row];
        }

        return product;
    }

    /// <summary>What a step came to; factors of rows without weight are 1.</summary>
    internal sealed record Factors(double[] Values, int Iterations, double LargestGap);
}
