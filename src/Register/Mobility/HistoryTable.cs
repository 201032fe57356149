using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>Of those who moved into a leader's job of a sector, how many have earlier experience from each sector.</summary>
internal sealed class HistoryTable
{
    private const int With = 1;
    private const int Without = 2;

    private readonly IReadOnlyList<Dimension> _keys;
    private readonly StudyDimensions _dimensions;

    /// <summary>Counts those who moved.</summary>
    public HistoryTable(
        SectorScheme scheme,
        IReadOnlyList<MoveCount> moves,
        Coverage coverage,
        StudyDimensions dimensions)
    {
        _dimensions = dimensions;
        _keys =
        [
            dimensions.Period,
            dimensions.Sector,
            dimensions.LeaderPosition,
            new("experience", new Label("Erfaring fra", "Experience from"),
                [.. scheme.Sectors.Select(sector => new Member(sector.Code, sector.Label))]),
            new("kind", new Label("Erfaringens art", "Kind of experience"),
            [
                new Member("any", new Label("Ethvert job", "Any job")),
                new Member("leader", new Label("Lederjob", "Leader's job")),
            ]),
        ];
        var split = new Dimension("has", Label.Same("has"),
            [new Member("total", Label.Same("total")), new Member("yes", Label.Same("yes"), 0), new Member("no", Label.Same("no"), 0)]);
        Cube = new Cube(
            "history", new Label("Erfaring", "Experience"), [.. _keys, split],
            new Measure("moves", new Label("Ansatte ledere", "Leaders hired"), 0));
        foreach (var (period, move, people) in moves)
        {
            if (move.After > 0)
            {
                for (var sector = 0; sector < scheme.Sectors.Count; sector++)
                {
                    int[] at =
                    [
                        1 + coverage.IndexOf(period), dimensions.SectorMembers[move.Destination], move.After, sector, 0,
                        ((move.Experience >> sector) & 1) == 1 ? With : Without,
                    ];
                    Cube.Add(at, people);
                    at[4] = 1;
                    at[5] = ((move.LeaderExperience >> sector) & 1) == 1 ? With : Without;
                    Cube.Add(at, people);
                }
            }
        }

        coverage.MarkMissing(Cube, 1, coverage.ShowsArrivals);
    }

    /// <summary>The counts: each key with all who were hired, those with and those without the experience.</summary>
    public Cube Cube { get; }

    /// <summary>Those hired are a flow, whatever experience is asked for.</summary>
    public IEnumerable<CubeCell[]> LinksToHired(FlowCounts flows) => StudyDimensions.Cells(_keys)
        .Select(key => new[] { Cube.CellAt([.. key, 0]), Flow(flows, key, 0, 0) });

    /// <summary>
    /// Those with experience, and those who come straight from the sector: one number when nobody has been there earlier, as
    /// in the first period that shows arrivals, so that hiding the one and showing the other would hide nothing.
    /// </summary>
    public IEnumerable<CubeCell[]> LinksToMoves(FlowCounts flows) => StudyDimensions.Cells(_keys).Select(key => new[]
    {
        Cube.CellAt([.. key, With]),
        Flow(flows, key, _dimensions.SectorMembers[key[3]], key[4] == 0 ? 0 : StudyDimensions.LeaderMember),
    });

    /// <summary>The shares, from the protected counts.</summary>
    public ProtectedTable Build(ProtectedTable table)
    {
        var ratios = new RatioTable("history", table.Title, _keys);
        for (var row = 0; row < table.RowCount; row += 3)
        {
            int[] at = [.. Enumerable.Range(0, _keys.Count).Select(d => table.KeyIndex(row, d))];
            ratios.Add(at, table.At(row + With, 0), table.At(row, 0));
        }

        return ratios.Build();
    }

    private static CubeCell Flow(FlowCounts flows, int[] key, int origin, int before)
    {
        var at = new int[flows.ByDestination.Dimensions.Count];
        at[0] = key[0];
        at[1] = origin;
        at[2] = key[1];
        at[3] = before;
        at[4] = StudyDimensions.LeaderMember + key[2];
        return flows.ByDestination.CellAt(at);
    }
}
