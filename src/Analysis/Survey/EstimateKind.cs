namespace Sektorskifte.Analysis.Survey;

/// <summary>What is estimated.</summary>
public enum EstimateKind
{
    /// <summary>The total of a variable.</summary>
    Total,

    /// <summary>The mean of a variable.</summary>
    Mean,

    /// <summary>The total of a variable over the total of another.</summary>
    Ratio,

    /// <summary>The share of each category of a variable, or of the categories that are named.</summary>
    Share,

    /// <summary>Quantiles of a variable.</summary>
    Quantile,

    /// <summary>The difference of a variable's means between two domains.</summary>
    Difference,

    /// <summary>Whether two variables with categories are independent (Rao-Scott).</summary>
    Independence,

    /// <summary>Whether the mean of a variable differs between two groups (t-test).</summary>
    TTest,

    /// <summary>Whether a variable's distribution differs between groups (rank test).</summary>
    RankTest,

    /// <summary>The variance of a variable.</summary>
    Variance,

    /// <summary>The correlations of variables.</summary>
    Correlation,

    /// <summary>Cronbach's alpha of a battery of items.</summary>
    Alpha,

    /// <summary>Linear regression.</summary>
    Linear,

    /// <summary>Logistic regression.</summary>
    Logistic,

    /// <summary>Poisson regression.</summary>
    Poisson,

    /// <summary>Ordinal (proportional odds) regression.</summary>
    Ordinal,
}
