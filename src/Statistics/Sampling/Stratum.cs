namespace Sektorskifte.Statistics.Sampling;

/// <summary>A stratum of a frame, with what the allocation of a sample needs to know of it.</summary>
/// <param name="Name">Its name, which problems and the allocation repeat.</param>
/// <param name="Count">The number of units in the frame, from 1.</param>
public sealed record Stratum(string Name, int Count)
{
    /// <summary>
    /// The standard deviation of the study variable among its units, from 0, in the variable's unit; default 1, the same in
    /// all strata. Neyman and power allocation use it.
    /// </summary>
    public double StandardDeviation { get; init; } = 1;

    /// <summary>The mean of the study variable among its units, not 0; default 1. Power allocation uses it.</summary>
    public double Mean { get; init; } = 1;

    /// <summary>
    /// How much the stratum weighs in power allocation, above 0: its total of the study variable, of a related one, or its
    /// number of units, which is the default (null).
    /// </summary>
    public double? Importance { get; init; }

    /// <summary>What one interview costs, above 0, in any unit that the strata share; default 1. Neyman allocation uses it.</summary>
    public double Cost { get; init; } = 1;
}
