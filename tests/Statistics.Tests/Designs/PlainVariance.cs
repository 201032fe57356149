using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Tests.Designs;

/// <summary>
/// The variance of a total over stages as the textbooks have it, stratum by stratum and unit by unit, without a thought for speed: what
/// the design's own is held against.
/// </summary>
internal static class PlainVariance
{
    /// <summary>A row of a sample in two stages.</summary>
    internal sealed record Row(int Stratum, int Unit, int SecondStratum, int SecondUnit, double Count, double SecondCount, double Weight, double Value, bool InDomain)
    {
        public double Weighted => InDomain ? Weight * Value : 0;

        public int StratumAt(int stage) => stage == 0 ? Stratum : SecondStratum;

        public int UnitAt(int stage) => stage == 0 ? Unit : SecondUnit;

        public double CountAt(int stage) => stage == 0 ? Count : SecondCount;
    }

    /// <summary>The variance of the weighted total over the domain; null when a stratum can't say.</summary>
    public static double? Of(IReadOnlyList<Row> rows, int stages, DesignOptions options) => Stage([.. rows], 0, stages, options);

    private static double? Stage(List<Row> rows, int stage, int stages, DesignOptions options)
    {
        var (sum, strata, known) = (0.0, 0, 0);
        foreach (var stratum in rows.GroupBy(row => row.StratumAt(stage)))
        {
            var units = stratum.GroupBy(row => row.UnitAt(stage)).ToList();
            var inDomain = units.Count(unit => unit.Any(row => row.InDomain));
            if (inDomain == 0)
            {
                continue;
            }

            strata++;
            var n = units.Count;
            var correction = 1 - (n / stratum.First().CountAt(stage));
            if (correction < 1e-7)
            {
                known++;
                continue;
            }

            if (n == 1 && options.Lonely == LonelyUnits.Fail)
            {
                return null;
            }

            var isLonely = n == 1 || (inDomain == 1 && options.LonelyInDomains);
            if (isLonely && options.Lonely == LonelyUnits.Average)
            {
                continue;
            }

            known++;
            var totals = units.ConvertAll(unit => unit.Sum(row => row.Weighted));
            var mean = isLonely && options.Lonely == LonelyUnits.Adjust && inDomain == 1 ? 0 : totals.Average();
            sum += correction * (n > 1 ? n / (n - 1.0) : 1) * totals.Sum(total => (total - mean) * (total - mean));
        }

        if (strata > 0 && known == 0)
        {
            return null;
        }

        sum *= strata == 0 ? 1 : (double)strata / known;
        if (stage + 1 == stages)
        {
            return sum;
        }

        foreach (var unit in rows.GroupBy(row => (row.StratumAt(stage), row.UnitAt(stage))))
        {
            var own = unit.ToList();
            var drawn = rows.Where(row => row.StratumAt(stage) == own[0].StratumAt(stage)).Select(row => row.UnitAt(stage)).Distinct().Count();
            if (double.IsInfinity(own[0].CountAt(stage)))
            {
                continue;
            }

            if (Stage(own, stage + 1, stages, options) is not { } below)
            {
                return null;
            }

            sum += drawn / own[0].CountAt(stage) * below;
        }

        return sum;
    }
}
