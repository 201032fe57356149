using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>How closely origin and destination hang together in a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Moves">The moves in it, above 0.</param>
/// <param name="Strength">What the log odds ratios of the period of reference are multiplied with; 1 in that period.</param>
/// <param name="StandardError">The strength's standard error; 0 in the period of reference.</param>
/// <param name="Interval">The strength's confidence interval, or that the strength is not above 0 and has none.</param>
public sealed record NetMobilityPeriod(
    string Period, double Moves, double Strength, double StandardError, Outcome<MultiplierInterval> Interval);
