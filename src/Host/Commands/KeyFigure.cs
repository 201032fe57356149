using Sektorskifte.Register.Mapping;
using Sektorskifte.Statistics.Proportions;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Host.Commands;

/// <summary>A published figure that the synthetic register is made to show, and what the mapping found of it.</summary>
/// <param name="What">The figure in words.</param>
/// <param name="Planted">The share that was planted.</param>
/// <param name="Estimate">The share that was found, with its interval.</param>
internal sealed record KeyFigure(string What, double Planted, ShareEstimate Estimate)
{
    /// <summary>The published figures for leaders, in the cells of a mapping; one whose cells are hidden is left out.</summary>
    public static IReadOnlyList<KeyFigure> Of(MappingResult mapping)
    {
        var flows = new LeaderFlows(mapping.Flows);
        (string What, double Planted, Cell Part, Cell Whole)[] figures =
        [
            ("leaders who changed job: changed sector", 0.22,
                flows.Before("total", "other_sectors"), flows.Before("total", "total")),
            ("hired as leaders into the state: from municipality or region", 0.07,
                flows.After("municipality", "state") + flows.After("region", "state"), flows.After("total", "state")),
            ("hired as leaders into a municipality: from state or region", 0.05,
                flows.After("state", "municipality") + flows.After("region", "municipality"), flows.After("total", "municipality")),
            ("hired as leaders into a region: from state or municipality", 0.21,
                flows.After("state", "region") + flows.After("municipality", "region"), flows.After("total", "region")),
        ];
        return
        [
            .. from figure in figures
               let shown = figure.Part.TryGetValue(out _) && figure.Whole.TryGetValue(out _)
               where shown
               select new KeyFigure(figure.What, figure.Planted, WilsonInterval.Estimate(Count(figure.Part), Count(figure.Whole))),
        ];
    }

    private static long Count(Cell cell) => cell.TryGetValue(out var count) ? (long)Math.Round(count) : 0;

    private sealed class LeaderFlows(ProtectedTable flows)
    {
        private readonly string[] _rest = [.. flows.Dimensions.Skip(5).Select(_ => "total")];

        public Cell Before(string origin, string destination) =>
            flows.Find(0, ["total", origin, destination, "leader", "total", .. _rest]);

        public Cell After(string origin, string destination) =>
            flows.Find(0, ["total", origin, destination, "total", "leader", .. _rest]);
    }
}
