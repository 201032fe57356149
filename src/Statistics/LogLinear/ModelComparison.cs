using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.LogLinear;

/// <summary>The likelihood-ratio test of a model against a larger one that contains it.</summary>
/// <param name="Deviance">The difference of G², from 0.</param>
/// <param name="DegreesOfFreedom">The difference of the degrees of freedom, from 1.</param>
/// <param name="PValue">The probability of a difference at least this large when the smaller model holds, by the χ²
/// distribution.</param>
public sealed record ModelComparison(double Deviance, int DegreesOfFreedom, double PValue)
{
    /// <summary>Compares two models of one table. That the larger contains the smaller is the caller's to know.</summary>
    /// <param name="smaller">The model with fewer parameters.</param>
    /// <param name="larger">The model with more.</param>
    /// <returns>The test, or that the larger does not have more parameters or does not fit as well, so that it can't contain the
    /// smaller.</returns>
    /// <exception cref="ArgumentException">The models are of different tables.</exception>
    public static Outcome<ModelComparison> Of(ModelFit smaller, ModelFit larger)
    {
        ArgumentNullException.ThrowIfNull(smaller);
        ArgumentNullException.ThrowIfNull(larger);
        if (!ReferenceEquals(smaller.Table, larger.Table)
            && !(smaller.Table.Counts.SequenceEqual(larger.Table.Counts)
                && smaller.Table.StructuralZeros.SequenceEqual(larger.Table.StructuralZeros)))
        {
            throw new ArgumentException("The two models are of different tables.", nameof(larger));
        }

        // Two fits differ by rounding in the last digits of the statistic or of the counts.
        var rounding = 1e-9 * (1 + smaller.Deviance) + (1e-12 * smaller.Table.Total);
        var freedom = smaller.DegreesOfFreedom - larger.DegreesOfFreedom;
        var deviance = smaller.Deviance - larger.Deviance;
        if (freedom <= 0 || deviance < -rounding)
        {
            return new Problem(
                ProblemKind.Infeasible,
                $"{larger.Model} (G² {larger.Deviance:G6} on {larger.DegreesOfFreedom}) can't contain {smaller.Model} "
                + $"(G² {smaller.Deviance:G6} on {smaller.DegreesOfFreedom}); the model with fewer degrees of freedom comes second.");
        }

        deviance = Math.Max(0, deviance);
        return new ModelComparison(deviance, freedom, ChiSquared.UpperTail(deviance, freedom));
    }
}
