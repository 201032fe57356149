namespace Sektorskifte.Statistics.Estimates;

/// <summary>How the interval of a quantile is made.</summary>
public enum QuantileMethod
{
    /// <summary>Woodruff's: a Wald interval of the share at or below the quantile, turned into values. The default.</summary>
    Mean,

    /// <summary>Woodruff's with the beta interval of that share.</summary>
    Beta,

    /// <summary>Woodruff's with the interval of that share's log odds.</summary>
    Logit,

    /// <summary>Woodruff's with the interval of that share's angle.</summary>
    ArcSine,

    /// <summary>A Wald interval from the quantiles of the replicates; for replicate designs, not for jackknives.</summary>
    Replicates,
}
