namespace Sektorskifte.Statistics.Estimates;

/// <summary>How the interval of a proportion is made.</summary>
public enum ProportionMethod
{
    /// <summary>Clopper and Pearson's exact interval at the effective sample size (Korn and Graubard 1998). The default: it holds near 0
    /// and 1, and for a proportion of 0 or 1.</summary>
    Beta,

    /// <summary>A Wald interval of the log odds.</summary>
    Logit,

    /// <summary>A Wald interval of the angle whose sine is the root of the proportion.</summary>
    ArcSine,

    /// <summary>A Wald interval of the proportion itself; it may leave the line from 0 to 1.</summary>
    Mean,
}
