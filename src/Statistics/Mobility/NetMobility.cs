using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>
/// How closely origin and destination sectors hang together in each period, whatever the sizes of the sectors in it: the unidiff
/// model with a layer for each period. Below 1, sectors have become more open than in the period of reference.
/// </summary>
/// <param name="Periods">The periods, in their order.</param>
/// <param name="Unidiff">The model: one pattern, of a strength of its own in each period.</param>
/// <param name="Constant">The model of the same pattern and strength in all periods.</param>
/// <param name="Independence">The model of no association in any period beyond the sizes.</param>
/// <param name="Change">The test whether the strength changes at all: unidiff against constant.</param>
[Estimator("net-mobility", Source = "R. Erikson and J. H. Goldthorpe (1992), The Constant Flux, Clarendon Press; Y. Xie (1992), The "
    + "log-multiplicative layer effect model for comparing mobility tables, American Sociological Review 57 (3), 380-395")]
public sealed record NetMobility(
    IReadOnlyList<NetMobilityPeriod> Periods, ModelFit Unidiff, ModelFit Constant, ModelFit Independence, ModelComparison Change)
{
    /// <summary>Fits the models.</summary>
    /// <param name="sectors">The names of the sectors, no two the same: at least two, or three when moves within sectors are left
    /// out.</param>
    /// <param name="periods">The names of the periods with moves, at least two, in their order.</param>
    /// <param name="counts">The moves, by period, then origin, then destination; from 0.</param>
    /// <param name="withinSectors">Whether moves within a sector take part; default yes. When not, their counts are not looked at.</param>
    /// <param name="reference">The position of the period that others are compared with, from 0; default the first.</param>
    /// <param name="confidence">The confidence level of the intervals, between 0 and 1 and neither of them; default 0.95.</param>
    /// <returns>The periods, or why there are none: a period or sector without moves (leave it out), too few moves to tell.</returns>
    /// <exception cref="ArgumentException">There are more or fewer counts than belong to sectors and periods.</exception>
    public static Outcome<NetMobility> Estimate(
        IReadOnlyList<string> sectors,
        IReadOnlyList<string> periods,
        IReadOnlyList<double> counts,
        bool withinSectors = true,
        int reference = 0,
        double confidence = 0.95)
    {
        Require.Fraction(confidence);
        ArgumentNullException.ThrowIfNull(periods);
        if (periods.Count < 2)
        {
            return new Problem(ProblemKind.TooFewUnits, $"There is {periods.Count} period; a change is between two at least.");
        }

        return SectorTable.Of(periods, sectors, counts, withinSectors).Then(table =>
            UnidiffModel.Fit(table, SectorTable.Origin, SectorTable.Destination, SectorTable.Period, reference: reference).Then(unidiff =>
            UnidiffModel.FitConstant(table, SectorTable.Origin, SectorTable.Destination, SectorTable.Period).Then(constant =>
            LogLinearModel.FitMargins(
                table, [[SectorTable.Period, SectorTable.Origin], [SectorTable.Period, SectorTable.Destination]]).Then(independence =>
            ModelComparison.Of(constant, unidiff.Fit).Then<NetMobility>(change =>
                new NetMobility(PeriodsOf(table, unidiff, confidence), unidiff.Fit, constant, independence, change))))));
    }

    private static List<NetMobilityPeriod> PeriodsOf(ContingencyTable table, UnidiffFit fit, double confidence)
    {
        var moves = table.Margin(SectorTable.Period).CountArray;
        return
        [
            .. fit.Layers.Select((layer, k) => new NetMobilityPeriod(
                layer.Layer, moves[k], layer.Multiplier, layer.StandardError, layer.Interval(confidence))),
        ];
    }
}
