namespace Sektorskifte.Statistics.Estimates;

/// <summary>
/// Which number is a quantile, where the weighted distribution function jumps past a probability. Numbered as in R. J. Hyndman and
/// Y. Fan (1996), Sample quantiles in statistical packages, The American Statistician 50, with weights in place of counts.
/// </summary>
public enum QuantileRule
{
    /// <summary>The smallest value at which the distribution function reaches the probability (type 1). The default.</summary>
    Math,

    /// <summary>As <see cref="Math"/>, but halfway to the next value where the probability is reached exactly (type 2): the median of an
    /// even number as taught in school.</summary>
    School,

    /// <summary>Linear between the points (sum of weights up to a value, value) (type 4).</summary>
    HyndmanFan4,

    /// <summary>Linear between the middles of the steps (type 5).</summary>
    HyndmanFan5,

    /// <summary>Linear, with the steps' ends by the sum of weights and one more of the last (type 6).</summary>
    HyndmanFan6,

    /// <summary>Linear from the first value at 0 to the last at 1 (type 7): what R's plain quantiles and spreadsheets do.</summary>
    HyndmanFan7,

    /// <summary>Linear, nearly unbiased for the median of the quantile's distribution (type 8).</summary>
    HyndmanFan8,

    /// <summary>Linear, nearly unbiased for normal values (type 9).</summary>
    HyndmanFan9,
}
