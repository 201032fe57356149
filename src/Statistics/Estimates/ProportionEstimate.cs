using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>A proportion under a survey design, with an interval.</summary>
/// <param name="Interval">The proportion and its limits.</param>
/// <param name="StandardError">The standard error under the design.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom that the interval takes.</param>
/// <param name="EffectiveCount">The number of independent trials with that variance: p (1 − p) / V; for a proportion of 0 or 1 the number
/// of rows.</param>
/// <param name="Count">The number of rows.</param>
public sealed record ProportionEstimate(
    ConfidenceInterval Interval, double StandardError, double DegreesOfFreedom, double EffectiveCount, int Count);
