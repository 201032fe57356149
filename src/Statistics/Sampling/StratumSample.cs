namespace Sektorskifte.Statistics.Sampling;

/// <summary>How many units to draw from a stratum.</summary>
/// <param name="Stratum">The stratum's name.</param>
/// <param name="Count">The number of units in the frame.</param>
/// <param name="SampleCount">The number of units to draw, 0 to <paramref name="Count"/>.</param>
public sealed record StratumSample(string Stratum, int Count, int SampleCount);
