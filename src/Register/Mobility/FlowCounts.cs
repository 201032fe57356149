using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// The moves that are not reorganisations, counted in both arrangements that a mapping shows: by kind (to the same sector, to
/// each other one) and by destination (all moves, the same sector's among them). Both are protected together.
/// </summary>
internal sealed class FlowCounts
{
    /// <summary>The member of the destinations by kind for another employer of the same sector.</summary>
    public const int Own = 1;

    /// <summary>The member for any other sector.</summary>
    public const int Other = 2;

    /// <summary>The last member before groups and sectors, which follow in the order of the sector dimensions.</summary>
    public const int BeforeNodes = 2;

    private readonly StudyDimensions _dimensions;

    private FlowCounts(StudyDimensions dimensions, Cube byKind, Cube byDestination)
    {
        _dimensions = dimensions;
        ByKind = byKind;
        ByDestination = byDestination;
    }

    /// <summary>From sector to total, same sector, other sectors and each of these.</summary>
    public Cube ByKind { get; }

    /// <summary>From sector to sector.</summary>
    public Cube ByDestination { get; }

    /// <summary>Counts the moves.</summary>
    /// <exception cref="InputException">The attributes and periods asked for give more cells than a table may have.</exception>
    public static FlowCounts Count(
        PassSettings settings,
        IReadOnlyList<MoveCount> moves,
        Coverage coverage,
        StudyDimensions dimensions,
        AttributeGroups attributes)
    {
        var link = settings.GapAllowance > 0;
        List<Dimension> rest = [dimensions.Before, dimensions.After];
        if (link)
        {
            rest.Add(Link);
        }

        rest.AddRange(dimensions.Attributes);
        Dimension[] keys = [dimensions.Period, dimensions.Sector, Destinations(dimensions.Sector), .. rest];
        StudyDimensions.RequireRoom("flows", keys);
        var byKind = new Cube("flows", Label.Same("flows"), keys, Measure);
        var byDestination = new Cube(
            "flows", Label.Same("flows"), [dimensions.Period, dimensions.Sector, dimensions.OtherSector, .. rest], Measure);
        byKind.MarkImpossible(members => dimensions.IsOneSector(members[1], members[2] - BeforeNodes));
        Span<int> at = stackalloc int[3 + rest.Count];
        foreach (var (period, move, people) in moves)
        {
            at[0] = 1 + coverage.IndexOf(period);
            at[1] = dimensions.SectorMembers[move.Origin];
            at[3] = StudyDimensions.PositionMember(move.Before);
            at[4] = StudyDimensions.PositionMember(move.After);
            if (link)
            {
                at[5] = move.OverGap ? 2 : 1;
            }

            attributes.Members(move.Group, at[(link ? 6 : 5)..]);
            at[2] = dimensions.SectorMembers[move.Destination];
            byDestination.Add(at, people);
            at[2] = move.Origin == move.Destination ? Own : BeforeNodes + at[2];
            byKind.Add(at, people);
        }

        coverage.MarkMissing(byKind, 1, coverage.ShowsArrivals);
        coverage.MarkMissing(byDestination, 1, coverage.ShowsArrivals);
        return new FlowCounts(dimensions, byKind, byDestination);
    }

    /// <summary>The sums between the two arrangements.</summary>
    public IEnumerable<CubeCell[]> Links()
    {
        foreach (var at in StudyDimensions.Cells(ByDestination.Dimensions))
        {
            var (origin, destination) = (at[1], at[2]);
            var all = ByDestination.CellAt(at);
            if (destination == 0)
            {
                yield return [all, ByKind.CellAt(at)];
                continue;
            }

            at[2] = BeforeNodes + destination;
            var switches = ByKind.CellAt(at);
            at[2] = Own;
            if (_dimensions.Shared(origin, destination) is { } node)
            {
                at[1] = node;
                yield return [all, switches, ByKind.CellAt(at)];
            }
            else
            {
                yield return [all, switches];
            }
        }
    }

    /// <summary>What the numbers are.</summary>
    public static Measure Measure => new("moves", new Label("Jobskifter", "Moves"), 0);

    private static Dimension Link => new(
        "link",
        new Label("Overgang", "Link"),
        [
            new Member("total", new Label("I alt", "Total")),
            new Member("direct", new Label("Direkte", "Direct"), 0),
            new Member("gap", new Label("Med pause", "Over a gap"), 0),
        ]);

    /// <summary>Total, of which the same sector and the other sectors; under these the groups and sectors.</summary>
    private static Dimension Destinations(Dimension sectors) => new(
        "to",
        Label.Same("to"),
        [
            new Member("total", Label.Same("total")),
            new Member("*own", Label.Same("own"), 0),
            new Member("*other", Label.Same("other"), 0),
            .. sectors.Members.Skip(1).Select(member =>
                member with { Parent = member.Parent == 0 ? Other : BeforeNodes + member.Parent }),
        ]);
}
