namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>
/// The cells of all tables by their codes, joined with a bar in the order of the tables' columns. What is counted
/// nowhere is not in a dictionary and is zero.
/// </summary>
internal sealed class ReferenceCells
{
    private readonly ReferenceRun _run;
    private readonly Dictionary<string, string?> _groupOf;
    private readonly IReadOnlyList<int> _by;

    public ReferenceCells(ReferenceRun run)
    {
        _run = run;
        _groupOf = run.Profile.Sectors.Sectors.ToDictionary(
            s => s.Code, s => s.Group);
        _by = [.. run.Settings.By.Select(name => run.Profile.Columns.Attributes.ToList().FindIndex(a => a.Name == name))];
        CountFlows();
        CountStocks();
        CountHistory();
        CountReorganisations();
    }

    /// <summary>Moves by period, origin, destination, before, after, [link], [attributes].</summary>
    public Dictionary<string, double> Flows { get; } = [];

    /// <summary>Measure, period, sector, position, [attributes].</summary>
    public Dictionary<string, double> Stocks { get; } = [];

    /// <summary>Period, sector, position, experience, kind: how many have it.</summary>
    public Dictionary<string, double> Experienced { get; } = [];

    /// <summary>Period, sector, position: the moves into a leader's job.</summary>
    public Dictionary<string, double> Hired { get; } = [];

    /// <summary>Period, kind, origin, destination, old employer, new employer: people and seen.</summary>
    public Dictionary<string, (double People, double Seen)> Reorganisations { get; } = [];

    /// <summary>Whether a reporting period, or any of them for "total", can show a stocks measure or, for "flows", arrivals.</summary>
    public bool Shows(string measure, string reporting)
    {
        var rule = _run.Profile.Period;
        return _run.Seen.Where(p => reporting == "total" || PlainPeriods.Reporting(p, rule) == reporting).Any(p => measure switch
        {
            "stock" => true,
            "entries" => Showing.Entries(_run, p),
            "exits" => Showing.Exits(_run, p),
            _ => Showing.Arrivals(_run, p),
        });
    }

    /// <summary>The leaf sectors of a code: a sector, a group, or all.</summary>
    public IReadOnlyList<string> Leaves(string code) =>
        [.. _groupOf.Where(s => code == "total" || s.Key == code || s.Value == code).Select(s => s.Key)];

    /// <summary>The code of a sector's group; null for none.</summary>
    public string? GroupOf(string sector) => _groupOf.GetValueOrDefault(sector);

    private void CountFlows()
    {
        foreach (var (move, kind) in _run.Moves.Where(m => m.Kind is Kind.EmployerChange or Kind.SectorSwitch))
        {
            List<IReadOnlyList<string>> columns =
            [
                ["total", Reporting(move.After.Period)],
                SectorCodes(move.Before.Main.Sector),
                [.. SectorCodes(move.After.Main.Sector), move.SameSector ? "same_sector" : "other_sectors"],
                PositionCodes(move.Before.Level),
                PositionCodes(move.After.Level),
            ];
            if (_run.Gap > 0)
            {
                columns.Add(["total", move.Direct ? "direct" : "gap"]);
            }

            columns.AddRange(AttributeCodes(move.Before));
            Add(Flows, columns, 1);
            if (!move.SameSector)
            {
                Add(Flows, [columns[0], ["other_sectors"], [move.After.Main.Sector], .. columns.Skip(3)], 1);
            }
        }
    }

    private void CountStocks()
    {
        var stocks = _run.Observed.Where(o => !o.Ambiguous).ToLookup(o => o.Period);
        foreach (var year in _run.Seen.GroupBy(Reporting))
        {
            CountPeople("stock", year.Key, stocks[year.Max()], 1);
            foreach (var period in year.Where(p => Showing.Arrivals(_run, p)))
            {
                CountPeople(
                    "person_years", year.Key, stocks[Showing.Before(_run, period)], 1.0 / PlainPeriods.PerYear(_run.Profile.Period));
            }
        }

        var arrived = _run.Transitions.Select(t => (t.After.Person, t.After.Period)).ToHashSet();
        var left = _run.Transitions.Select(t => (t.Before.Person, t.Before.Period)).ToHashSet();
        foreach (var people in stocks)
        {
            if (Showing.Entries(_run, people.Key))
            {
                CountPeople("entries", Reporting(people.Key), people.Where(o => !arrived.Contains((o.Person, o.Period))), 1);
            }

            if (Showing.Exits(_run, people.Key))
            {
                CountPeople("exits", Reporting(people.Key), people.Where(o => !left.Contains((o.Person, o.Period))), 1);
            }
        }
    }

    private void CountPeople(string measure, string period, IEnumerable<Observation> people, double weight)
    {
        foreach (var one in people)
        {
            Add(
                Stocks,
                [[measure], measure == "stock" ? [period] : ["total", period], SectorCodes(one.Main.Sector), PositionCodes(one.Level), .. AttributeCodes(one)],
                weight);
        }
    }

    private void CountHistory()
    {
        var jobs = _run.All.Where(o => !o.Ambiguous).ToLookup(o => o.Person);
        foreach (var (move, kind) in _run.Moves.Where(
            m => m.Kind is Kind.EmployerChange or Kind.SectorSwitch && m.Transition.After.Level is not null))
        {
            var earlier = jobs[move.After.Person]
                .Where(o => o.Period < move.After.Period && o.Period >= move.After.Period - _run.Profile.LookBack)
                .Append(move.Before)
                .ToList();
            var any = earlier.SelectMany(o => SectorCodes(o.Main.Sector)).Distinct();
            var leader = earlier.Where(o => o.Level is not null).SelectMany(o => SectorCodes(o.Main.Sector)).Distinct();
            List<IReadOnlyList<string>> hired =
            [
                ["total", Reporting(move.After.Period)],
                SectorCodes(move.After.Main.Sector),
                PositionCodes(move.After.Level).Skip(1).ToList(),
            ];
            Add(Hired, hired, 1);
            Add(Experienced, [.. hired, any.ToList(), ["any"]], 1);
            Add(Experienced, [.. hired, leader.ToList(), ["leader"]], 1);
        }
    }

    private void CountReorganisations()
    {
        var rule = _run.Profile.Reorganisation;
        foreach (var group in _run.Settings.Reorganisations ? _run.Groups(rule.MinPeople, rule.MinShare) : [])
        {
            var key = string.Join(
                '|',
                Grain(group.Period),
                "reorganisation",
                MostCommonSectors(group.People),
                group.From,
                group.To);
            Reorganisations.Add(key, (group.People.Count, group.Seen));
        }

        foreach (var changed in _run.Moves.Where(m => m.Kind == Kind.Reclassification).GroupBy(m => (
            m.Transition.After.Period, From: m.Transition.Before.Main.Sector, To: m.Transition.After.Main.Sector,
            m.Transition.Before.Main.Employer)))
        {
            var seen = _run.Transitions.Count(
                t => t.Direct && t.After.Period == changed.Key.Period && t.Before.Main.Employer == changed.Key.Employer);
            var employer = changed.Key.Employer;
            Reorganisations.Add(
                string.Join(
                    '|', Grain(changed.Key.Period), "reclassification", changed.Key.From, changed.Key.To, employer, employer),
                (changed.Count(), Math.Max(seen, changed.Count())));
        }
    }

    /// <summary>The pair of most of the people; ties go to the pair that the profile names first.</summary>
    private string MostCommonSectors(IReadOnlyList<Transition> people)
    {
        var sectors = _run.Profile.Sectors.Sectors.Select(s => s.Code).ToList();
        return sectors.SelectMany(origin => sectors.Select(destination => $"{origin}|{destination}"))
            .MaxBy(pair => people.Count(p => $"{p.Before.Main.Sector}|{p.After.Main.Sector}" == pair))!;
    }

    private string Grain(int period) => PlainPeriods.Name(period, _run.Profile.Period.Grain);

    private string Reporting(int period) => PlainPeriods.Reporting(period, _run.Profile.Period);

    /// <summary>All codes under which a sector is counted.</summary>
    public IReadOnlyList<string> SectorCodes(string sector) =>
        _groupOf[sector] is { } group ? ["total", group, sector] : ["total", sector];

    /// <summary>All codes under which a level is counted.</summary>
    public static IReadOnlyList<string> PositionCodes(string? level) =>
        level is null ? ["total", "other"] : ["total", "leader", level];

    /// <summary>For each attribute of the breakdown, the codes under which a person is counted.</summary>
    public IEnumerable<IReadOnlyList<string>> AttributeCodes(Observation one) =>
        _by.Select<int, IReadOnlyList<string>>(i => ["total", one.Categories[i]]);

    /// <summary>Adds to every cell whose code in each column is one of those given.</summary>
    public static void Add(Dictionary<string, double> cells, IReadOnlyList<IReadOnlyList<string>> columns, double weight)
    {
        IEnumerable<string> keys = columns[0];
        foreach (var codes in columns.Skip(1))
        {
            keys = keys.SelectMany(key => codes.Select(code => $"{key}|{code}"));
        }

        foreach (var key in keys)
        {
            cells[key] = cells.GetValueOrDefault(key) + weight;
        }
    }
}
