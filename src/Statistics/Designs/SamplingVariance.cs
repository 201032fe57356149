namespace Sektorskifte.Statistics.Designs;

/// <summary>The part of a design that knows how weighted values spread between samples.</summary>
internal abstract class SamplingVariance
{
    /// <summary>The covariances of totals.</summary>
    /// <param name="weighted">Weight times value, row after row; zeros outside the domain.</param>
    /// <param name="columns">The number of values per row.</param>
    /// <param name="domain">The rows of the domain; null for all.</param>
    /// <param name="wholeSample">Whether rows outside the domain carry values too, as after calibration.</param>
    public abstract Outcome<CovarianceMatrix> OfTotals(double[] weighted, int columns, bool[]? domain, bool wholeSample);

    /// <summary>Sampling units in the domain less strata in the domain.</summary>
    public abstract int DegreesOfFreedom(bool[]? domain);
}
