using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>Moves from one sector to another, observed and as expected under random hiring.</summary>
/// <param name="Origin">The sector that they come from.</param>
/// <param name="Destination">The sector that hires them.</param>
/// <param name="Observed">How many there are, from 0.</param>
/// <param name="Expected">How many there would be, from 0.</param>
/// <param name="Residual">The difference in standard errors: about standard normal under random hiring.</param>
/// <param name="Confidence">The confidence level of the interval, between 0 and 1.</param>
public sealed record HiringFlow(
    string Origin, string Destination, double Observed, double Expected, double Residual, double Confidence)
{
    /// <summary>Observed to expected: above 1, more come than at random. The interval is the exact one of a Poisson count, with the
    /// expected number taken as known.</summary>
    /// <returns>The ratio, or that none are expected because the one sector loses nobody or the other hires nobody.</returns>
    public Outcome<HiringRatio> Ratio()
    {
        if (!(Expected > 0))
        {
            return new Problem(
                ProblemKind.NoData,
                $"From {Origin} to {Destination} nobody is expected, since {Origin} loses nobody or {Destination} hires nobody; there is no ratio.");
        }

        var tail = (1 - Confidence) / 2;
        var lower = Observed > 0 ? ChiSquared.Quantile(tail, 2 * Observed) / 2 : 0;
        var upper = ChiSquared.UpperQuantile(tail, 2 * (Observed + 1)) / 2;
        return new HiringRatio(Observed / Expected, lower / Expected, upper / Expected);
    }
}
