namespace Sektorskifte.Statistics.Calibration;

/// <summary>How to calibrate.</summary>
public sealed record CalibrationOptions
{
    /// <summary>The distance; default linear.</summary>
    public CalibrationDistance Distance { get; init; }

    /// <summary>The smallest factor that a weight may be multiplied with, below 1; default none.</summary>
    public double Lower { get; init; } = double.NegativeInfinity;

    /// <summary>The largest factor, above 1; default none.</summary>
    public double Upper { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the bounds are for the calibrated weights themselves, not for the factors; not with the
    /// logit distance. Default no.</summary>
    public bool BoundsAreWeights { get; init; }

    /// <summary>The most steps, from 1; default 100.</summary>
    public int MostIterations { get; init; } = 100;

    /// <summary>How far a total may be missed, relative to 1 + its size; default 1e-10.</summary>
    public double Tolerance { get; init; } = 1e-10;

    internal void Check()
    {
        Require.Fraction(Tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostIterations, 1);
        if (!(Lower < Upper) || (!BoundsAreWeights && !(Lower < 1 && Upper > 1)))
        {
            throw new ArgumentException(
                $"The bounds are {Lower} and {Upper}; a factor of 1 must lie between them, neither included.", nameof(Lower));
        }

        if (Distance == CalibrationDistance.Logit && (BoundsAreWeights || !(double.IsFinite(Lower) && double.IsFinite(Upper))))
        {
            throw new ArgumentException("The logit distance needs two finite bounds of the factors.", nameof(Lower));
        }
    }
}
