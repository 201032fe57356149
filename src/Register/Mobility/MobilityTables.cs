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
/// <param name="TimeToSwitch">Ends of leaders' time in a sector, by years as a leader.</param>
/// <param name="Incidence">How many have come to each end by the end of a year.</param>
internal sealed record MobilityTables(
    ProtectedTable Flows,
    ProtectedTable Stocks,
    ProtectedTable Rates,
    ProtectedTable History,
    ProtectedTable TimeToSwitch,
    ProtectedTable Incidence)
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
        var time = new TimeToSwitch(profile, counts.Tenure, moves, coverage, dimensions, attributes);
        var tables = rule.Protect(
            [flows.ByKind, flows.ByDestination, history.Cube, .. stocks.Cubes, time.Events, time.PersonYears],
            rule.MinCount == 1 ? new CubeLinks() : Links(flows, history, stocks, time));
        var flowCube = new FlowCube(dimensions, tables[0], tables[1]);
        var people = StockTables.Build([.. tables.Skip(3).SkipLast(2)]);
        var (byTenure, incidence) = time.Build(tables[^2], tables[^1]);
        return new MobilityTables(
            flowCube.ToTable(),
            people,
            RateTable.Build(flowCube, people, dimensions, profile.Sectors),
            history.Build(tables[2]),
            byTenure,
            incidence);
    }

    private static CubeLinks Links(FlowCounts flows, HistoryTable history, StockTables stocks, TimeToSwitch time)
    {
        var links = new CubeLinks();
        links.Add(flows.Links());
        links.Add(history.LinksToHired(flows));
        links.AddWhereEqual(history.LinksToMoves(flows));
        links.Add(stocks.LinksOfPersonYears());
        links.Add(stocks.LinksOfBalance(flows));
        links.Add(time.Links(flows, stocks));
        links.AddWhereEqual(time.LinksOfLeft(flows));
        return links;
    }
}
