using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Replication;

/// <summary>
/// Balanced repeated replication: each replicate takes one of the two sampling units of every stratum, in a balanced pattern, with
/// twice its weight; by Fay's method with 2 − ρ times its weight, and the other with ρ times.
/// </summary>
public static class BalancedHalfSamples
{
    /// <summary>A design with balanced half-samples as replicates.</summary>
    /// <param name="design">The design; each stratum has an even number of sampling units, which are paired in the order of the rows.
    /// Finite population corrections are left out.</param>
    /// <param name="fay">Fay's ρ, from 0 to below 1; default 0, the plain method.</param>
    /// <param name="aroundEstimate">Whether distances are taken from the estimate itself; default from the replicates' mean.</param>
    /// <returns>The design; or which stratum has an odd number of units.</returns>
    public static Outcome<ReplicateDesign> Of(SampleDesign design, double fay = 0, bool aroundEstimate = false)
    {
        if (!(fay is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fay), fay, "Fay's factor is at least 0 and below 1.");
        }

        if (!Replicates.Units(design).TryGet(out var units, out var problem))
        {
            return problem;
        }

        var pairs = 0;
        var pairOf = new int[units.Count];
        for (var stratum = 0; stratum < units.Sampled.Length; stratum++)
        {
            var own = units.Order.AsSpan(units.Starts[stratum], units.Sampled[stratum]);
            if (own.Length % 2 != 0)
            {
                return new Problem(
                    ProblemKind.TooFewUnits,
                    $"Stratum {units.StratumName(stratum)} has {own.Length} sampling units; balanced half-samples take an even number.");
            }

            for (var i = 0; i < own.Length; i++)
            {
                pairOf[own[i]] = (2 * (pairs + (i / 2))) + (i % 2);
            }

            pairs += own.Length / 2;
        }

        // The first row, all ones, would put a pair's first unit into every half-sample.
        var pattern = Hadamard.AtLeast(pairs + 1);
        var count = pattern.Length;
        var factors = new double[units.Count * count];
        for (var unit = 0; unit < units.Count; unit++)
        {
            var signs = pattern[1 + (pairOf[unit] / 2)];
            var isSecond = pairOf[unit] % 2 == 1;
            for (var replicate = 0; replicate < count; replicate++)
            {
                factors[(unit * count) + replicate] = signs[replicate] > 0 == isSecond ? 2 - fay : fay;
            }
        }

        var scale = 1 / (count * (1 - fay) * (1 - fay));
        return Replicates.Design(design, units, factors, count, scale, [.. Enumerable.Repeat(1.0, count)], aroundEstimate);
    }
}
