namespace Sektorskifte.Statistics.Associations;

/// <summary>What a rank test makes of estimated population ranks.</summary>
public enum RankScore
{
    /// <summary>The ranks themselves: the test of Wilcoxon for two groups, of Kruskal and Wallis for more. The default.</summary>
    Wilcoxon,

    /// <summary>Normal quantiles of the ranks: more power for nearly normal values.</summary>
    VanDerWaerden,

    /// <summary>Whether a rank is in the upper half: Mood's median test.</summary>
    Median,
}
