using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>People by sector and position: at the end of a period, at risk of moving, appearing, disappearing.</summary>
internal sealed class StockTables
{
    private static readonly Measure People = new("value", new Label("Antal", "Count"), 0);
    private static readonly Measure PersonYears = new("value", new Label("Personår", "Person-years"), 1);

    private readonly PassSettings _settings;
    private readonly Coverage _coverage;
    private readonly StudyDimensions _dimensions;
    private readonly AttributeGroups _attributes;
    private readonly Cube _stock;
    private readonly Cube _years;
    private readonly Cube _entries;
    private readonly Cube _exits;
    private readonly bool _everyPeriodReported;

    /// <summary>Counts the people.</summary>
    public StockTables(
        PassSettings settings,
        PassCounts counts,
        Coverage coverage,
        StudyDimensions dimensions,
        AttributeGroups attributes,
        PeriodRule rule)
    {
        _settings = settings;
        _coverage = coverage;
        _dimensions = dimensions;
        _attributes = attributes;
        _everyPeriodReported = rule.Grain == rule.Reporting;
        var perYear = PeriodNumbers.PerYear(settings.Grain);
        var lastSeen = coverage.Seen.GroupBy(coverage.IndexOf).Select(periods => periods.Max()).ToHashSet();
        _stock = PeopleCube(dimensions.PeriodAlone, People);
        _years = PeopleCube(dimensions.Period, PersonYears, _everyPeriodReported ? 1.0 / perYear : 1);
        _entries = PeopleCube(dimensions.Period, People);
        _exits = PeopleCube(dimensions.Period, People);
        foreach (var period in coverage.Seen)
        {
            if (lastSeen.Contains(period))
            {
                Add(_stock, 0, counts.Stock, period, period, 1);
            }

            if (coverage.ShowsArrivals(period))
            {
                Add(_years, 1, counts.Stock, coverage.LastSeenBefore(period), period, 1.0 / perYear);
            }

            if (coverage.ShowsEntries(period))
            {
                Add(_entries, 1, counts.Entries, period, period, 1);
            }

            if (coverage.ShowsExits(period))
            {
                Add(_exits, 1, counts.Exits, period, period, 1);
            }
        }

        coverage.MarkMissing(_stock, 0, counts.HasRows);
        coverage.MarkMissing(_years, 1, coverage.ShowsArrivals);
        coverage.MarkMissing(_entries, 1, coverage.ShowsEntries);
        coverage.MarkMissing(_exits, 1, coverage.ShowsExits);
    }

    /// <summary>The counts, in the order in which <see cref="Build"/> takes them.</summary>
    public IReadOnlyList<Cube> Cubes => [_stock, _years, _entries, _exits];

    /// <summary>The person-years of all periods together.</summary>
    /// <param name="at">The members of sector, position and attributes.</param>
    public CubeCell AllPersonYears(ReadOnlySpan<int> at) => _years.CellAt([0, .. at]);

    /// <summary>Those who disappeared, of all periods together.</summary>
    /// <param name="at">The members of sector, position and attributes.</param>
    public CubeCell AllExits(ReadOnlySpan<int> at) => _exits.CellAt([0, .. at]);

    /// <summary>Where each period is reported, the person-years of a period are the stock of the last one seen before.</summary>
    public IEnumerable<CubeCell[]> LinksOfPersonYears() => Neighbours()
        .Select(at => (At: at, Arrivals: _coverage.Reporting[at[0] + 1]))
        .Where(next => _coverage.ShowsArrivals(next.Arrivals))
        .Select(next => new[]
        {
            At(_years, next.At, 2), At(_stock, next.At, _coverage.LastSeenBefore(next.Arrivals) + 1 - next.Arrivals),
        });

    /// <summary>
    /// Where each period is reported and no gap is bridged, the stock of a sector is that of the period before, less those
    /// who disappeared, with those who appeared, who came from other sectors and who went to them. Reorganisations and
    /// re-classified employers come on top; most periods and sectors have none.
    /// </summary>
    public IEnumerable<CubeCell[]> LinksOfBalance(FlowCounts flows) => _settings.GapAllowance > 0
        ? []
        : Neighbours().Where(at => at[2] == 0).Select(at => (CubeCell[])
        [
            At(_stock, at, 1), At(_stock, at, 0), At(_exits, at, 1), At(_entries, at, 2),
            .. at[1] == 0
                ? Array.Empty<CubeCell>()
                : [Flow(flows, at, 0, FlowCounts.BeforeNodes + at[1]), Flow(flows, at, at[1], FlowCounts.Other)],
        ]);

    /// <summary>The four measures as one long table.</summary>
    /// <param name="tables">What became of <see cref="Cubes"/>.</param>
    public static ProtectedTable Build(IReadOnlyList<ProtectedTable> tables) =>
        ProtectedTable.Stack("stocks", new Label("Bestande", "Stocks"), StockMeasures, tables);

    /// <summary>Every cell of the stock at a period that another follows at once, as members of the stock's dimensions.</summary>
    private IEnumerable<int[]> Neighbours() => _everyPeriodReported
        ? StudyDimensions.Cells(_stock.Dimensions).Where(at => at[0] + 1 < _coverage.Reporting.Count)
        : [];

    /// <summary>The cell of a cube at the members of another, so many periods later.</summary>
    private static CubeCell At(Cube cube, int[] at, int later) => cube.CellAt([at[0] + later, .. at[1..]]);

    private static CubeCell Flow(FlowCounts flows, int[] at, int origin, int destination) =>
        flows.ByKind.CellAt([at[0] + 2, origin, destination, 0, 0, .. at[3..]]);

    private static Dimension StockMeasures => new(
        "measure",
        new Label("Mål", "Measure"),
        [
            new Member("stock", new Label("Bestand ved periodens slutning", "Stock at the end of the period")),
            new Member("person_years", new Label("Personår med mulighed for skifte", "Person-years at risk of moving")),
            new Member("entries", new Label("Tilkomne", "Entries")),
            new Member("exits", new Label("Fratrådte", "Exits")),
        ]);

    private Cube PeopleCube(Dimension period, Measure measure, double unit = 1) => new(
        "stocks",
        new Label("Bestande", "Stocks"),
        [period, _dimensions.Sector, _dimensions.Position, .. _dimensions.Attributes],
        measure)
    {
        Unit = unit,
    };

    /// <summary>Adds the people of one grain period to the reporting period of another.</summary>
    private void Add(Cube cube, int firstPeriod, PeriodCells cells, int from, int to, double weight)
    {
        var levels = _settings.Levels + 1;
        Span<int> at = stackalloc int[3 + _dimensions.Attributes.Count];
        at[0] = firstPeriod + _coverage.IndexOf(to);
        for (var group = 0; group < _attributes.Count; group++)
        {
            var people = cells.Of(from, group);
            _attributes.Members(group, at[3..]);
            for (var cell = 0; cell < people.Length; cell++)
            {
                if (people[cell] > 0)
                {
                    at[1] = _dimensions.SectorMembers[cell / levels];
                    at[2] = StudyDimensions.PositionMember(cell % levels);
                    cube.Add(at, people[cell] * weight);
                }
            }
        }
    }
}
