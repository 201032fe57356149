namespace Sektorskifte.Statistics.Designs;

/// <summary>Which of the two unbiased variance estimators of a sample without replacement is used with joint probabilities.</summary>
public enum PairVariance
{
    /// <summary>Horvitz and Thompson's (1952). The default.</summary>
    HorvitzThompson,

    /// <summary>Yates and Grundy's (1953), for samples of a fixed size; less variable there, and rarely negative.</summary>
    YatesGrundy,
}
