namespace Sektorskifte.Statistics.LogLinear;

/// <summary>A confidence interval of a layer's multiplier.</summary>
/// <param name="Lower">The lower limit, from 0; 0 when it is too small to be represented.</param>
/// <param name="Upper">The upper limit; positive infinity when it is too large to be represented.</param>
public readonly record struct MultiplierInterval(double Lower, double Upper);
