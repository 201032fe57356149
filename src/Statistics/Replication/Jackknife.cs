using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Replication;

/// <summary>
/// Jackknife replicates: each leaves one sampling unit of the first stage out and gives its weight to the others of its stratum.
/// With strata that is the jackknife called JKn, without it JK1.
/// </summary>
public static class Jackknife
{
    /// <summary>A design with jackknife replicates.</summary>
    /// <param name="design">The design; a finite population correction of its first stage goes into the scales.</param>
    /// <param name="lonely">What strata with a single unit do; default <see cref="LonelyUnits.Fail"/>. Under
    /// <see cref="LonelyUnits.Adjust"/> a replicate leaves the stratum out and gives its weight to all others.</param>
    /// <param name="aroundEstimate">Whether distances are taken from the estimate itself; default from the replicates' mean.</param>
    /// <returns>The design; or which stratum has a single unit.</returns>
    public static Outcome<ReplicateDesign> Of(
        SampleDesign design, LonelyUnits lonely = LonelyUnits.Fail, bool aroundEstimate = false)
    {
        if (!Replicates.Units(design).TryGet(out var units, out var problem))
        {
            return problem;
        }

        var strata = units.Sampled.Length;
        var left = new List<(int Unit, int Stratum, double Scale)>();
        for (var stratum = 0; stratum < strata; stratum++)
        {
            var own = units.Order.AsSpan(units.Starts[stratum], units.Sampled[stratum]);
            var correction = 1 - units.Fractions[own[0]];
            if (correction <= 0)
            {
                continue;
            }

            if (own.Length > 1)
            {
                foreach (var unit in own)
                {
                    left.Add((unit, stratum, correction * (own.Length - 1) / own.Length));
                }
            }
            else if (lonely == LonelyUnits.Fail)
            {
                return Replicates.Lonely(units, stratum);
            }
            else if (lonely == LonelyUnits.Adjust)
            {
                left.Add((-1, stratum, (strata - 1.0) / strata));
            }
        }

        if (left.Count < 2)
        {
            return new Problem(
                ProblemKind.TooFewUnits, $"The design leaves {left.Count} jackknife replicates, as its strata are drawn in full or have "
                    + "a single unit; a variance takes two.");
        }

        var scale = lonely == LonelyUnits.Average ? (double)units.Count / left.Count : 1;

        // With a replicate for every unit the rank is known: each stratum's units add up to the same as another's.
        double? df = left.Count == units.Count && left.TrueForAll(one => one.Unit >= 0) ? units.Count - strata : null;
        return Replicates.Design(
            design, units, Factors(units, left), left.Count, scale, [.. left.Select(one => one.Scale)], aroundEstimate, df);
    }

    private static double[] Factors(StageUnits units, List<(int Unit, int Stratum, double Scale)> left)
    {
        var factors = new double[units.Count * left.Count];
        var strata = units.Sampled.Length;
        for (var replicate = 0; replicate < left.Count; replicate++)
        {
            var (unit, stratum, _) = left[replicate];
            var others = units.Sampled[stratum];
            for (var other = 0; other < units.Count; other++)
            {
                var isWithin = units.Strata[other] == stratum;
                factors[(other * left.Count) + replicate] =
                    unit < 0 ? (isWithin ? 0 : strata / (strata - 1.0))
                    : !isWithin ? 1
                    : other == unit ? 0
                    : others / (others - 1.0);
            }
        }

        return factors;
    }
}
