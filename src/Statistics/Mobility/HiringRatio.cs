namespace Sektorskifte.Statistics.Mobility;

/// <summary>Observed to expected moves, and the confidence interval around it.</summary>
/// <param name="Ratio">The ratio, from 0.</param>
/// <param name="Lower">The lower limit, from 0.</param>
/// <param name="Upper">The upper limit, above 0.</param>
public readonly record struct HiringRatio(double Ratio, double Lower, double Upper);
