namespace Sektorskifte.Statistics.Regression;

/// <summary>The test of one coefficient.</summary>
/// <param name="Name">The coefficient.</param>
/// <param name="Statistic">Estimate over standard error.</param>
/// <param name="DegreesOfFreedom">Those of Student's t.</param>
/// <param name="PValue">The two-sided p-value.</param>
public sealed record CoefficientTest(string Name, double Statistic, double DegreesOfFreedom, double PValue);

/// <summary>A Wald test of several coefficients.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="Statistic">F: the Wald statistic over the number of coefficients.</param>
/// <param name="CoefficientCount">The number of coefficients: the degrees of freedom of the numerator.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of the denominator; infinity for χ².</param>
/// <param name="PValue">The p-value.</param>
public sealed record TermTest(
    IReadOnlyList<string> Terms, double Statistic, int CoefficientCount, double DegreesOfFreedom, double PValue);
