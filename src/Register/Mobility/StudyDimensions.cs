using System.Globalization;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Mobility;

/// <summary>The dimensions that the tables of a mapping share, and where sectors, levels and periods stand in them.</summary>
internal sealed class StudyDimensions
{
    private static readonly Label Total = new("I alt", "Total");
    private static readonly Member SameSector = new(SameSectorCode, new Label("Samme sektor", "Same sector"));
    private static readonly Member OtherSectors = new(OtherSectorsCode, new Label("Andre sektorer", "Other sectors"));

    private readonly int[] _onlySector;

    public StudyDimensions(Profile profile, Coverage coverage, IReadOnlyList<Dimension> attributes)
    {
        Attributes = attributes;
        Period = new Dimension("period", new Label("Periode", "Period"), [new Member("total", Total), .. Periods(coverage, 0)]);
        PeriodAlone = new Dimension("period", new Label("Periode", "Period"), [.. Periods(coverage, -1)]);
        Origin = SectorDimension(profile.Sectors, "origin", new Label("Fra sektor", "Origin sector"), OtherSectors);
        Destination = SectorDimension(
            profile.Sectors, "destination", new Label("Til sektor", "Destination sector"), SameSector, OtherSectors);
        Sector = SectorDimension(profile.Sectors, "sector", new Label("Sektor", "Sector"));
        OnlyDestination = SectorDimension(profile.Sectors, "destination", new Label("Til sektor", "Destination sector"));
        OtherSector = SectorDimension(profile.Sectors, "other_sector", new Label("Anden sektor", "Other sector"));
        _onlySector =
        [
            .. Sector.Members.Select((_, member) => Enumerable.Range(0, Sector.Members.Count)
                .Where(leaf => Sector.IsLeaf[leaf] && IsIn(leaf, member)).ToList() is [var only] ? only : -1),
        ];
        SectorMembers = [.. profile.Sectors.Sectors.Select(sector => Sector.IndexOf(sector.Code))];
        Before = PositionDimension(profile.Leaders, "position_before", new Label("Stilling før", "Position before"));
        After = PositionDimension(profile.Leaders, "position_after", new Label("Stilling efter", "Position after"));
        Position = PositionDimension(profile.Leaders, "position", new Label("Stilling", "Position"));
        LeaderPosition = new Dimension("position", Position.Label, [.. Position.Members.Skip(LeaderMember)
            .Select(member => member with { Parent = member.Parent - LeaderMember < 0 ? -1 : 0 })]);
    }

    /// <summary>The destination of moves within a sector.</summary>
    public const string SameSectorCode = "same_sector";

    /// <summary>The destination, or origin, of sector switches.</summary>
    public const string OtherSectorsCode = "other_sectors";

    /// <summary>The member of <see cref="Position"/> that all levels are parts of.</summary>
    public const int LeaderMember = 2;

    /// <summary>Total, then the reporting periods as its parts.</summary>
    public Dimension Period { get; }

    /// <summary>The reporting periods, which do not add up.</summary>
    public Dimension PeriodAlone { get; }

    public Dimension Origin { get; }

    public Dimension Destination { get; }

    public Dimension Sector { get; }

    /// <summary>The members of <see cref="Sector"/>, as destinations.</summary>
    public Dimension OnlyDestination { get; }

    public Dimension OtherSector { get; }

    public Dimension Before { get; }

    public Dimension After { get; }

    /// <summary>Total, then other and leader as its parts, then the levels as parts of leader.</summary>
    public Dimension Position { get; }

    /// <summary>Leader, then the levels as its parts.</summary>
    public Dimension LeaderPosition { get; }

    /// <summary>The breakdowns that were asked for.</summary>
    public IReadOnlyList<Dimension> Attributes { get; }

    /// <summary>For each sector of the profile, its member in the sector dimensions.</summary>
    public IReadOnlyList<int> SectorMembers { get; }

    /// <summary>The member of a position dimension for a leader level; 0 is no leader.</summary>
    public static int PositionMember(int level) => level == 0 ? 1 : LeaderMember + level;

    /// <summary>Every combination of members of dimensions, totals included, the last dimension running fastest.</summary>
    public static IEnumerable<int[]> Cells(IReadOnlyList<Dimension> dimensions)
    {
        IEnumerable<int[]> cells = [[]];
        foreach (var dimension in dimensions)
        {
            cells = cells.SelectMany(cell => Enumerable.Range(0, dimension.Members.Count).Select(member => (int[])[.. cell, member]));
        }

        return cells;
    }

    /// <summary>Refuses dimensions that span more cells than a table may have.</summary>
    /// <param name="table">What the cells are, for the message.</param>
    /// <param name="keys">The dimensions.</param>
    /// <exception cref="InputException">They do.</exception>
    public static void RequireRoom(string table, IReadOnlyList<Dimension> keys)
    {
        // As a floating-point number the product can't overflow.
        var cells = keys.Aggregate(1.0, (product, d) => product * d.Members.Count);
        if (cells > Cube.MaxCells)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"The {table} would have {cells:N0} cells ({string.Join(" × ", keys.Select(d => $"{d.Name} {d.Members.Count}"))}); the most is {Cube.MaxCells:N0}. Break down by fewer attributes, or map fewer periods."));
        }
    }

    /// <summary>The member of the sector dimension that lies in both of two: the smaller when one is part of the other, else null.</summary>
    public int? Shared(int left, int right) => IsIn(left, right) ? left : IsIn(right, left) ? right : null;

    /// <summary>Whether two members of the sector dimension stand for one and the same single sector.</summary>
    public bool IsOneSector(int left, int right) =>
        left > 0 && right > 0 && _onlySector[left] >= 0 && _onlySector[left] == _onlySector[right];

    private bool IsIn(int member, int whole)
    {
        while (member >= 0 && member != whole)
        {
            member = Sector.Members[member].Parent;
        }

        return member == whole;
    }

    private static IEnumerable<Member> Periods(Coverage coverage, int parent) =>
        coverage.Reporting.Select(period => new Member(coverage.Text(period), Label.Same(coverage.Text(period)), parent));

    private static Dimension SectorDimension(SectorScheme scheme, string name, Label label, params Member[] further)
    {
        List<Member> members = [new("total", Total)];
        foreach (var group in scheme.Groups)
        {
            members.Add(new Member(group.Code, group.Label, 0));
        }

        members.AddRange(scheme.Sectors.Select(sector => new Member(
            sector.Code, sector.Label, sector.Group is null ? 0 : members.FindIndex(m => m.Code == sector.Group))));
        return new Dimension(name, label, [.. members, .. further]);
    }

    private static Dimension PositionDimension(LeaderScheme scheme, string name, Label label) => new(
        name,
        label,
        [
            new Member("total", Total),
            new Member("other", new Label("Ikke leder", "Not a leader"), 0),
            new Member("leader", new Label("Leder", "Leader"), 0),
            .. scheme.Levels.Select(level => new Member(level.Code, level.Label, LeaderMember)),
        ]);
}
