namespace Sektorskifte.Statistics.LogLinear;

/// <summary>An estimated parameter.</summary>
/// <param name="Name">What it belongs to, such as <c>origin=state</c>.</param>
/// <param name="Estimate">The estimate, finite.</param>
/// <param name="StandardError">Its standard error, from 0; 0 for one fixed by the identification.</param>
public sealed record ModelParameter(string Name, double Estimate, double StandardError);
