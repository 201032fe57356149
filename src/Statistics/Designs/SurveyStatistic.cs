namespace Sektorskifte.Statistics.Designs;

/// <summary>
/// Something estimated from weighted rows, in the form that a design needs to know its variance: by linearisation, or by
/// estimating again under replicate weights.
/// </summary>
public abstract class SurveyStatistic
{
    /// <summary>What each estimate is called.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>The estimates under some weights.</summary>
    /// <param name="weights">One weight per row; 0 for rows outside the domain.</param>
    /// <returns>One number per name, all finite; or why there are none.</returns>
    public abstract Outcome<double[]> Estimate(ReadOnlySpan<double> weights);

    /// <summary>The linearised variables: the derivative of each estimate by each row's weight.</summary>
    /// <param name="weights">The weights at which the estimates were made.</param>
    /// <param name="estimates">What <see cref="Estimate"/> gave under them.</param>
    /// <returns>One row of numbers after the other, as many per row as there are names. Rows with weight 0 are not looked at.</returns>
    public abstract Outcome<double[]> Linearise(ReadOnlySpan<double> weights, IReadOnlyList<double> estimates);
}
