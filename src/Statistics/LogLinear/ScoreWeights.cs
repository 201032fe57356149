namespace Sektorskifte.Statistics.LogLinear;

/// <summary>By which weights the scores of a row-column model have mean 0 and a sum of squares of 1.</summary>
public enum ScoreWeights
{
    /// <summary>Each category counts the same.</summary>
    Unit,

    /// <summary>Each category counts by its share of the table; the shares are taken as known.</summary>
    Marginal,
}
