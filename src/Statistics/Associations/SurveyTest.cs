namespace Sektorskifte.Statistics.Associations;

/// <summary>What a test under a survey design came to.</summary>
/// <param name="Statistic">The test statistic, to be compared with F, or with chi-squared divided by its degrees of freedom.</param>
/// <param name="NumeratorDegreesOfFreedom">The numerator's degrees of freedom; they may be a fraction.</param>
/// <param name="DegreesOfFreedom">The denominator's degrees of freedom; infinity for chi-squared.</param>
/// <param name="PValue">The probability of a statistic at least so large when nothing but chance is at work.</param>
/// <param name="Count">The number of rows.</param>
public sealed record SurveyTest(
    double Statistic, double NumeratorDegreesOfFreedom, double DegreesOfFreedom, double PValue, int Count);
