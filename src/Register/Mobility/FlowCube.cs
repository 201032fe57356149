using System.Globalization;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// Moves, protected in the arrangement in which a mapping reads them: from each sector to employers of the same sector, and
/// to the other sectors, so that employer changes and sector switches are cells of their own and are shown whenever they
/// can be, even when a single sector's are too few.
/// </summary>
internal sealed class FlowCube
{
    /// <summary>The member of the internal destination dimension for another employer of the same sector.</summary>
    private const int Own = 1;

    /// <summary>The member for any other sector.</summary>
    private const int Other = 2;

    /// <summary>The last member before groups and sectors, which follow in the order of the sector dimensions.</summary>
    private const int BeforeNodes = 2;

    private readonly StudyDimensions _dimensions;
    private readonly ProtectedTable _table;
    private readonly int[] _at;

    private FlowCube(StudyDimensions dimensions, ProtectedTable table)
    {
        _dimensions = dimensions;
        _table = table;
        _at = new int[table.Dimensions.Count];
    }

    /// <summary>Counts the moves that are not reorganisations and protects them.</summary>
    /// <exception cref="InputException">The attributes and periods asked for give more cells than a table may have.</exception>
    public static FlowCube Build(
        PassSettings settings,
        PassCounts counts,
        Coverage coverage,
        StudyDimensions dimensions,
        AttributeCombinations attributes,
        IReadOnlyList<bool> isReorganisation,
        FrequencyRule rule)
    {
        var link = settings.GapAllowance > 0;
        List<Dimension> keys =
            [dimensions.Period, dimensions.Sector, Destinations(dimensions.Sector), dimensions.Before, dimensions.After];
        if (link)
        {
            keys.Add(Link);
        }

        keys.AddRange(dimensions.Attributes);
        // The largest of the tables, so that what is said here holds for all.
        var cells = keys.Aggregate(1.0, (product, d) => product * d.Members.Count);
        if (cells > Cube.MaxCells)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"The flows would have {cells:N0} cells ({string.Join(" × ", keys.Select(d => $"{d.Name} {d.Members.Count}"))}); the most is {Cube.MaxCells:N0}. Break down by fewer attributes, or map fewer periods."));
        }

        var cube = new Cube("flows", Label.Same("flows"), keys, Measure);
        cube.MarkImpossible(members => dimensions.IsOneSector(members[1], members[2] - BeforeNodes));
        Span<int> at = stackalloc int[keys.Count];
        for (var i = 0; i < counts.Transitions.Moves.Count; i++)
        {
            if (isReorganisation[i])
            {
                continue;
            }

            var move = counts.Transitions.Moves[i];
            at[0] = 1 + coverage.IndexOf(move.Period);
            at[1] = dimensions.SectorMembers[move.Origin];
            at[2] = move.Origin == move.Destination ? Own : BeforeNodes + dimensions.SectorMembers[move.Destination];
            at[3] = StudyDimensions.PositionMember(move.Before);
            at[4] = StudyDimensions.PositionMember(move.After);
            if (link)
            {
                at[5] = move.OverGap ? 2 : 1;
            }

            attributes.Members(move.Group, at[(link ? 6 : 5)..]);
            cube.Add(at, 1);
        }

        coverage.MarkMissing(cube, 1, coverage.ShowsArrivals);
        return new FlowCube(dimensions, rule.Protect(cube));
    }

    /// <summary>The number of dimensions between the positions and the attributes: 1 when links are told apart, else 0.</summary>
    public int LinkDimensions => _table.Dimensions.Count - 5 - _dimensions.Attributes.Count;

    /// <summary>The number of dimensions after the destination: positions, link and attributes.</summary>
    public int DimensionsAfterDestination => _table.Dimensions.Count - 3;

    /// <summary>Chooses what the cells below are about: the members of period, positions, link and attributes.</summary>
    /// <param name="period">The member of the period dimension.</param>
    /// <param name="rest">The members of the dimensions after the destination.</param>
    public void Choose(int period, ReadOnlySpan<int> rest)
    {
        _at[0] = period;
        rest.CopyTo(_at.AsSpan(3));
    }

    /// <summary>Moves from a member of the sector dimension to employers of the same sector.</summary>
    public Cell WithinSector(int origin) => At(origin, Own);

    /// <summary>Moves from a member of the sector dimension to other sectors.</summary>
    public Cell Switches(int origin) => At(origin, Other);

    /// <summary>All moves from a member of the sector dimension.</summary>
    public Cell From(int origin) => At(origin, 0);

    /// <summary>Sector switches from one member of the sector dimension to another, which is not the total.</summary>
    public Cell SwitchesTo(int origin, int destination) => At(origin, BeforeNodes + destination);

    /// <summary>All moves between two members of the sector dimension, those within a sector included.</summary>
    public Cell Moves(int origin, int destination)
    {
        if (destination == 0)
        {
            return From(origin);
        }

        var switches = SwitchesTo(origin, destination);
        return _dimensions.Shared(origin, destination) is { } node ? switches + WithinSector(node) : switches;
    }

    /// <summary>The moves as a table from origin to destination, with employer changes and sector switches as destinations too.</summary>
    public ProtectedTable ToTable()
    {
        var rest = _table.Dimensions.Skip(3).ToList();
        var table = new DerivedTable(
            "flows", new Label("Jobskifter", "Moves"), [_dimensions.Period, _dimensions.Origin, _dimensions.Destination, .. rest], Measure);
        var nodes = _dimensions.Sector.Members.Count;
        int[] at = new int[_at.Length];
        for (at[0] = 0; at[0] < _dimensions.Period.Members.Count; at[0]++)
        {
            for (at[1] = 0; at[1] <= nodes; at[1]++)
            {
                for (at[2] = 0; at[2] < nodes + 2; at[2]++)
                {
                    if (at[1] == nodes && (at[2] == 0 || at[2] >= nodes || !_dimensions.Sector.IsLeaf[at[2]]))
                    {
                        continue;
                    }

                    foreach (var cell in StudyDimensions.Cells(rest))
                    {
                        Choose(at[0], cell);
                        cell.CopyTo(at, 3);
                        table.Add(at, at[1] == nodes ? SwitchesTo(0, at[2])
                            : at[2] < nodes ? Moves(at[1], at[2])
                            : at[2] == nodes ? WithinSector(at[1]) : Switches(at[1]));
                    }
                }
            }
        }

        return table.Build();
    }

    private static Measure Measure => new("moves", new Label("Jobskifter", "Moves"), 0);

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

    private Cell At(int origin, int destination)
    {
        _at[1] = origin;
        _at[2] = destination;
        return _table.FindAt(0, _at);
    }
}
