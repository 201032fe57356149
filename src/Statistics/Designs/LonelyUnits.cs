namespace Sektorskifte.Statistics.Designs;

/// <summary>
/// What a stratum contributes to the variance when a single sampling unit was drawn from it, so that nothing can be said of the
/// spread within. A stratum drawn in full contributes nothing under every rule.
/// </summary>
public enum LonelyUnits
{
    /// <summary>A problem that names the stratum. The default.</summary>
    Fail,

    /// <summary>Nothing, as if the unit had been certain to be drawn. The variance is too small.</summary>
    Remove,

    /// <summary>The unit's squared distance from the mean of all strata, not of its own. The variance is mostly too large.</summary>
    Adjust,

    /// <summary>The average of what the other strata contribute.</summary>
    Average,
}
