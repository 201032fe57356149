namespace Sektorskifte.Statistics.Proportions;

/// <summary>An observed share and the confidence interval around it. Always 0 ≤ lower ≤ share ≤ upper ≤ 1.</summary>
/// <param name="Share">The observed share, from 0 to 1.</param>
/// <param name="Lower">The lower limit, from 0 to 1.</param>
/// <param name="Upper">The upper limit, from 0 to 1.</param>
public readonly record struct ShareInterval(double Share, double Lower, double Upper)
{
    /// <summary>Whether a share lies between the limits, the limits included.</summary>
    /// <param name="share">A share, from 0 to 1.</param>
    public bool Contains(double share) => share >= Lower && share <= Upper;
}
