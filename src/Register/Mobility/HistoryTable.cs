using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>Of those who moved into a leader's job of a sector, how many have earlier experience from each sector.</summary>
internal static class HistoryTable
{
    private const int With = 1;
    private const int Without = 2;

    public static ProtectedTable Build(
        Profile profile,
        PassCounts counts,
        Coverage coverage,
        StudyDimensions dimensions,
        FlowCube flows,
        IReadOnlyList<bool> isReorganisation,
        FrequencyRule rule)
    {
        Dimension[] keys =
        [
            dimensions.Period,
            dimensions.Sector,
            dimensions.LeaderPosition,
            new("experience", new Label("Erfaring fra", "Experience from"),
                [.. profile.Sectors.Sectors.Select(sector => new Member(sector.Code, sector.Label))]),
            new("kind", new Label("Erfaringens art", "Kind of experience"),
            [
                new Member("any", new Label("Ethvert job", "Any job")),
                new Member("leader", new Label("Lederjob", "Leader's job")),
            ]),
        ];
        var split = new Dimension("has", Label.Same("has"),
            [new Member("total", Label.Same("total")), new Member("yes", Label.Same("yes"), 0), new Member("no", Label.Same("no"), 0)]);
        var cube = new Cube(
            "history", new Label("Erfaring", "Experience"), [.. keys, split],
            new Measure("moves", new Label("Ansatte ledere", "Leaders hired"), 0));
        for (var i = 0; i < counts.Transitions.Moves.Count; i++)
        {
            var move = counts.Transitions.Moves[i];
            if (!isReorganisation[i] && move.After > 0)
            {
                for (var sector = 0; sector < profile.Sectors.Sectors.Count; sector++)
                {
                    int[] at =
                    [
                        1 + coverage.IndexOf(move.Period), dimensions.SectorMembers[move.Destination], move.After, sector, 0,
                        ((move.Experience >> sector) & 1) == 1 ? With : Without,
                    ];
                    cube.Add(at, 1);
                    at[4] = 1;
                    at[5] = ((move.LeaderExperience >> sector) & 1) == 1 ? With : Without;
                    cube.Add(at, 1);
                }
            }
        }

        coverage.MarkMissing(cube, 1, coverage.ShowsArrivals);
        return Shares(rule.Protect(cube), keys, flows);
    }

    /// <summary>
    /// The shares. The denominator is a flow and comes from the flows, so that it is hidden here when it is hidden there, and
    /// the numerator with it.
    /// </summary>
    private static ProtectedTable Shares(ProtectedTable table, IReadOnlyList<Dimension> keys, FlowCube flows)
    {
        var ratios = new RatioTable("history", table.Title, keys);
        var rest = new int[flows.DimensionsAfterDestination];
        for (var row = 0; row < table.RowCount; row += 3)
        {
            int[] at = [.. Enumerable.Range(0, keys.Count).Select(d => table.KeyIndex(row, d))];
            rest[1] = StudyDimensions.LeaderMember + at[2];
            flows.Choose(at[0], rest);
            var hired = flows.Moves(0, at[1]);
            ratios.Add(at, hired.TryGetValue(out _) ? table.At(row + With, 0) : hired, hired);
        }

        return ratios.Build();
    }
}
