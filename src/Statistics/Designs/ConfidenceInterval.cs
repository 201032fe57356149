namespace Sektorskifte.Statistics.Designs;

/// <summary>An estimate and its confidence limits.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Confidence">The confidence level, between 0 and 1.</param>
public readonly record struct ConfidenceInterval(double Estimate, double Lower, double Upper, double Confidence)
{
    /// <summary>Whether a value lies between the limits, the limits included.</summary>
    /// <param name="value">Any number.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
