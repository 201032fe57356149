namespace Sektorskifte.Statistics;

/// <summary>A test whose statistic is compared with the chi-squared distribution.</summary>
/// <param name="ChiSquared">The statistic, at or above 0.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom.</param>
public sealed record ChiSquaredTest(double ChiSquared, int DegreesOfFreedom)
{
    /// <summary>The chance of a statistic as large under the hypothesis.</summary>
    public double PValue => Distributions.ChiSquared.UpperTail(Math.Max(0, ChiSquared), DegreesOfFreedom);
}
