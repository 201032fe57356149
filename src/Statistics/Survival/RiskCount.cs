namespace Sektorskifte.Statistics.Survival;

/// <summary>What happened at one time, counted over many episodes.</summary>
/// <param name="Time">The time, such as a number of months since the start.</param>
/// <param name="Entered">Those who came under observation at this time: at risk after it, and not at it. All who are there
/// from the start enter at time 0.</param>
/// <param name="Events">Those who left at this time, by destination, from destination 1.</param>
/// <param name="Censored">Those last seen at this time: at risk at it, and not after.</param>
public sealed record RiskCount(double Time, double Entered, IReadOnlyList<double> Events, double Censored);
