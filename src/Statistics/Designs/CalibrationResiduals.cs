namespace Sektorskifte.Statistics.Designs;

/// <summary>
/// What a calibration of the weights takes out of the variance: the part of each linearised variable that the calibration's
/// auxiliaries explain. A design keeps one for each step of calibration, in their order, and applies each before it sums.
/// </summary>
public abstract class CalibrationResiduals
{
    /// <summary>Replaces weighted linearised variables by what the auxiliaries leave of them, in place.</summary>
    /// <param name="weighted">Weight times linearised variable, one row after the other, rows outside a domain as zeros.</param>
    /// <param name="columns">The number of linearised variables per row.</param>
    public abstract void Apply(Span<double> weighted, int columns);
}
