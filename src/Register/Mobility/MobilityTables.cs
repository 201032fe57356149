using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// The tables of a mapping, protected together: the same people stand in several of them, so a number that one hides must not
/// follow from another.
/// </summary>
/// <param name="Flows">Moves from sector to sector.</param>
/// <param name="Stocks">People by sector.</param>
/// <param name="Rates">Shares and rates of the two.</param>
/// <param name="History">Earlier experience of those hired as leaders.</param>
internal sealed record MobilityTables(ProtectedTable Flows, ProtectedTable Stocks, ProtectedTable Rates, ProtectedTable History)
{
    /// <summary>Counts, protects and arranges.</summary>
    public static MobilityTables Build(
        Profile profile,
        PassSettings settings,
        PassCounts counts,
        Coverage coverage,
        IReadOnlyList<MoveCount> moves,
        AttributeGroups attributes,
        FrequencyRule rule)
    {
        var dimensions = new StudyDimensions(profile, coverage, attributes.Dimensions);
        var flows = FlowCounts.Count(settings, moves, coverage, dimensions, attributes);
        var history = new HistoryTable(profile.Sectors, moves, coverage, dimensions);
        var stocks = new StockTables(settings, counts, coverage, dimensions, attributes, profile.Period);
        var tables = rule.Protect(
            [flows.ByKind, flows.ByDestination, history.Cube, .. stocks.Cubes],
            rule.MinCount == 1 ? new CubeLinks() : Links(flows, history, stocks));
        var flowCube = new FlowCube(dimensions, tables[0], tables[1]);
        var people = StockTables.Build([.. tables.Skip(3)]);
        return new MobilityTables(
            flowCube.ToTable(), people, RateTable.Build(flowCube, people, dimensions, profile.Sectors), history.Build(tables[2]));
    }

    private static CubeLinks Links(FlowCounts flows, HistoryTable history, StockTables stocks)
    {
        var links = new CubeLinks();
        links.Add(flows.Links());
        links.Add(history.LinksToHired(flows));
        links.AddWhereEqual(history.LinksToMoves(flows));
        links.Add(stocks.LinksOfPersonYears());
        links.Add(stocks.LinksOfBalance(flows));
        return links;
    }
}
