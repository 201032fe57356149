using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>A quantile under a survey design.</summary>
/// <param name="Probability">The probability at or below it.</param>
/// <param name="Value">The quantile.</param>
/// <param name="Interval">Its interval; or why there is none, as when a limit lies outside the data.</param>
/// <param name="StandardError">The interval's length by twice its quantile of t: a standard error for orientation; or why there is none.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom that the interval takes.</param>
/// <param name="Count">The number of rows.</param>
public sealed record QuantileEstimate(
    double Probability,
    double Value,
    Outcome<ConfidenceInterval> Interval,
    Outcome<double> StandardError,
    double DegreesOfFreedom,
    int Count);
