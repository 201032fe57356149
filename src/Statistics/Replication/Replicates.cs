using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Replication;

/// <summary>What all ways of making replicate weights from a described design share.</summary>
internal static class Replicates
{
    /// <summary>The units that replicates are made of: those of the first stage.</summary>
    public static Outcome<StageUnits> Units(SampleDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        return design switch
        {
            { CalibrationCount: > 0 } => new Problem(
                ProblemKind.InvalidValue,
                "The weights have been calibrated; replicate weights are made of the design before that, and calibrated each."),
            { FirstStage: null } => new Problem(
                ProblemKind.InvalidValue,
                "The design is described by joint probabilities; replicate weights are made of strata and sampling units."),
            _ => design.FirstStage!,
        };
    }

    /// <summary>A replicate design in the domain of the design that it was made of.</summary>
    public static Outcome<ReplicateDesign> Design(
        SampleDesign design, StageUnits units, double[] factors, int count, double scale, double[] scales, bool aroundEstimate,
        double? degreesOfFreedom = null)
    {
        var domain = new bool[design.RowCount];
        for (var row = 0; row < domain.Length; row++)
        {
            domain[row] = design.Contains(row);
        }

        var replicates = new ReplicateWeights(factors, units.IsRow ? null : units.UnitOfRow, count, scale, scales)
        {
            AroundEstimate = aroundEstimate,
            DegreesOfFreedom = degreesOfFreedom,
        };
        return ReplicateDesign.Create(design.UnrestrictedWeights, replicates).Then<ReplicateDesign>(made =>
            design.Count == design.RowCount ? made : (ReplicateDesign)made.Where(domain));
    }

    /// <summary>That a stratum has one unit where two are needed.</summary>
    public static Problem Lonely(StageUnits units, int stratum) => new(
        ProblemKind.TooFewUnits,
        $"Stratum {units.StratumName(stratum)} has a single sampling unit; these replicate weights take two or more.");
}
