namespace Sektorskifte.Statistics.Associations;

/// <summary>Which statistic tests that two factors are independent.</summary>
public enum IndependenceStatistic
{
    /// <summary>Pearson's statistic with Rao and Scott's second-order correction, compared with F. The default: it keeps its level best.</summary>
    SecondOrder,

    /// <summary>Pearson's statistic with Rao and Scott's first-order correction, compared with chi-squared.</summary>
    FirstOrder,

    /// <summary>The Wald statistic of the cells' distances from independence, compared with F. Too many rejections with few units.</summary>
    Wald,

    /// <summary>The Wald statistic with a correction for the degrees of freedom.</summary>
    AdjustedWald,
}
