using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// What leaders come to by years as a leader in the sector: switches by destination and other ends, and the person-years at risk
/// of them, in all periods of the window together. docs/methods/time-to-switch.md says what each is.
/// </summary>
internal sealed class TimeToSwitch
{
    private static readonly Measure Counted = new("events", new Label("Antal", "Events"), 0);
    private static readonly Measure Years = new("person_years", new Label("Personår", "Person-years"), 1);

    private readonly StudyDimensions _dimensions;
    private readonly Coverage _coverage;
    private readonly TenureOutcomes _outcomes;

    /// <summary>Counts the leaders.</summary>
    /// <exception cref="InputException">The attributes asked for give more cells than a table may have.</exception>
    public TimeToSwitch(
        Profile profile,
        TenureCells leaders,
        IReadOnlyList<MoveCount> moves,
        Coverage coverage,
        StudyDimensions dimensions,
        AttributeGroups attributes)
    {
        _dimensions = dimensions;
        _coverage = coverage;
        _outcomes = new TenureOutcomes(dimensions.Sector, profile.Ambiguity == AmbiguityRule.SeveralEmployers);
        Dimension[] rest = [dimensions.LeaderPosition, TenureDimension, .. dimensions.Attributes];
        Dimension[] keys = [dimensions.Sector, _outcomes.Dimension, .. rest];
        StudyDimensions.RequireRoom("years to a switch", keys);
        Events = new Cube("time_to_switch", Title, keys, Counted);
        Events.MarkImpossible(members => _outcomes.IsSwitch(members[1]) && dimensions.IsOneSector(members[0], members[1]));
        PersonYears = new Cube("time_to_switch", Title, [dimensions.Sector, .. rest], Years);
        CountEvents(leaders, moves, attributes);
        CountYears(leaders, attributes, 1.0 / PeriodNumbers.PerYear(profile.Period.Grain));
        MarkMissing();
    }

    /// <summary>The heading of the table.</summary>
    public static Label Title => new("Tid til skifte", "Time to a switch");

    /// <summary>Sector, outcome, position, years as a leader, attributes.</summary>
    public Cube Events { get; }

    /// <summary>The same without the outcome.</summary>
    public Cube PersonYears { get; }

    /// <summary>The sums with other tables: over all years as a leader these are the leaders' switches, person-years and exits.</summary>
    public IEnumerable<CubeCell[]> Links(FlowCounts flows, StockTables stocks)
    {
        foreach (var at in StudyDimensions.Cells([_dimensions.Sector, _dimensions.LeaderPosition, .. _dimensions.Attributes]))
        {
            var (sector, position, attributes) = (at[0], at[1], at[2..]);
            for (var node = 0; node < _dimensions.Sector.Members.Count; node++)
            {
                yield return
                [
                    Event(node),
                    Flow(flows, at, node == 0 ? FlowCounts.Other : FlowCounts.BeforeNodes + node, after: 0),
                ];
            }

            int[] stock = [sector, StudyDimensions.LeaderMember + position, .. attributes];
            yield return [PersonYears.CellAt([sector, position, 0, .. attributes]), stocks.AllPersonYears(stock)];
            yield return
            [
                Event(_outcomes.Exit),
                .. _outcomes.Ambiguous is { } ambiguous ? new[] { Event(ambiguous) } : [],
                stocks.AllExits(stock),
            ];

            CubeCell Event(int outcome) => Events.CellAt([sector, outcome, position, 0, .. attributes]);
        }
    }

    /// <summary>
    /// Leaders who went on in the sector as something else, and the moves that such are: one number when nobody did so at the
    /// same employer, or with a group.
    /// </summary>
    public IEnumerable<CubeCell[]> LinksOfLeft(FlowCounts flows) =>
        StudyDimensions.Cells([_dimensions.Sector, _dimensions.LeaderPosition, .. _dimensions.Attributes])
            .Select(at => new[]
            {
                Events.CellAt([at[0], _outcomes.Left, at[1], 0, .. at[2..]]), Flow(flows, at, FlowCounts.Own, after: 1),
            });

    /// <summary>The tables of rates and of incidence, from the protected counts.</summary>
    public (ProtectedTable Rates, ProtectedTable Incidence) Build(ProtectedTable events, ProtectedTable years)
    {
        var cells = new TenureTable(_dimensions, _outcomes, events, years);
        return (cells.Rates(), cells.Incidence());
    }

    /// <summary>Total, the whole years as its parts, the open class, and those whose beginning was not seen.</summary>
    public static Dimension TenureDimension { get; } = new(
        "tenure",
        new Label("Hele år som leder i sektoren", "Whole years as a leader in the sector"),
        [
            new Member("total", new Label("I alt", "Total")),
            .. Enumerable.Range(0, Tenure.Open).Select(year => new Member(Number(year), Label.Same(Number(year)), 0)),
            new Member($"{Number(Tenure.Open)}_plus", new Label($"{Number(Tenure.Open)} og mere", $"{Number(Tenure.Open)} and more"), 0),
            new Member("unknown", new Label("Begyndelse ikke set", "Beginning not seen"), 0),
        ]);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static CubeCell Flow(FlowCounts flows, int[] at, int destination, int after)
    {
        var cell = new int[flows.ByKind.Dimensions.Count];
        cell[1] = at[0];
        cell[2] = destination;
        cell[3] = StudyDimensions.LeaderMember + at[1];
        cell[4] = after;
        at.AsSpan(2).CopyTo(cell.AsSpan(cell.Length - (at.Length - 2)));
        return flows.ByKind.CellAt(cell);
    }

    private void CountEvents(TenureCells leaders, IReadOnlyList<MoveCount> moves, AttributeGroups attributes)
    {
        var at = new int[Events.Dimensions.Count];
        foreach (var (_, move, people) in moves)
        {
            if (move.Before > 0 && move.Origin != move.Destination)
            {
                Add(
                    new TenureCell(move.Group, move.Origin, move.Before, move.Tenure),
                    _dimensions.SectorMembers[move.Destination],
                    people);
            }
        }

        foreach (var (cell, people) in leaders.Left)
        {
            Add(cell, _outcomes.Left, people);
        }

        foreach (var (end, people) in leaders.Ends.Where(end => _coverage.ShowsExits(end.Key.Period)))
        {
            Add(end.Cell, end.BeforeAmbiguous ? _outcomes.Ambiguous!.Value : _outcomes.Exit, people);
        }

        void Add(in TenureCell cell, int outcome, long people)
        {
            Place(cell, attributes, at.AsSpan(1));
            at[0] = _dimensions.SectorMembers[cell.Sector];
            at[1] = outcome;
            Events.Add(at, people);
        }
    }

    private void CountYears(TenureCells leaders, AttributeGroups attributes, double year)
    {
        var at = new int[PersonYears.Dimensions.Count];
        foreach (var (cell, periods) in leaders.AtRisk)
        {
            Add(cell, periods);
        }

        // Added up as whole numbers, so that no sum depends on the order in which people came.
        var ends = leaders.Ends.Where(end => _coverage.ShowsNext(end.Key.Period)).GroupBy(end => end.Key.Cell, end => end.Value);
        foreach (var end in ends)
        {
            Add(end.Key, end.Sum());
        }

        void Add(in TenureCell cell, long periods)
        {
            Place(cell, attributes, at);
            PersonYears.Add(at, periods * year);
        }
    }

    /// <summary>Writes the members of sector, position, years as a leader and attributes.</summary>
    private void Place(in TenureCell cell, AttributeGroups attributes, Span<int> at)
    {
        at[0] = _dimensions.SectorMembers[cell.Sector];
        at[1] = cell.Level;
        at[2] = 1 + cell.Tenure;
        attributes.Members(cell.Group, at[3..]);
    }

    private void MarkMissing()
    {
        if (!_coverage.Grain.Any(_coverage.ShowsArrivals))
        {
            Events.MarkMissing(0, 0);
            PersonYears.MarkMissing(0, 0);
        }

        if (!_coverage.Grain.Any(_coverage.ShowsExits))
        {
            Events.MarkMissing(1, _outcomes.Exit);
            if (_outcomes.Ambiguous is { } ambiguous)
            {
                Events.MarkMissing(1, ambiguous);
            }
        }
    }
}
