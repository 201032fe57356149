using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Associations;

/// <summary>A t-test under a survey design.</summary>
/// <param name="Interval">The mean, or difference of means, and its limits.</param>
/// <param name="StandardError">Its standard error under the design.</param>
/// <param name="Statistic">The mean or difference by its standard error.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of Student's t.</param>
/// <param name="PValue">The probability of a statistic at least so far from 0, on either side.</param>
/// <param name="Count">The number of rows.</param>
public sealed record MeanTest(
    ConfidenceInterval Interval, double StandardError, double Statistic, double DegreesOfFreedom, double PValue, int Count);
