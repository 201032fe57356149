using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Reports;

/// <summary>A made-up mapping with small cells, a period that the data can't show and one that they show in part.</summary>
internal sealed class SampleMapping(int minCount = 5, string hostile = "Nordkøbing Kommune")
{
    public const string MissingPeriod = "2021";

    private static readonly string[] Measures = ["switch_share", "switch_rate", "inflow_share_same_group"];
    private static readonly (string Before, string After)[] Positions =
        [("leader", "total"), ("total", "leader"), ("total", "total")];

    private readonly FrequencyRule _rule = new(minCount);

    public static IReadOnlyList<Sector> Sectors { get; } =
    [
        new Sector { Code = "state", Label = new("Stat", "State"), Group = "public", SourceCodes = ["10"] },
        new Sector { Code = "region", Label = new("Regioner", "Regions"), Group = "public", SourceCodes = ["20"] },
        new Sector { Code = "municipality", Label = new("Kommuner", "Municipalities"), Group = "public", SourceCodes = ["30", "31"] },
        new Sector { Code = "private", Label = new("Privat", "Private"), EmployerPatterns = ["a/s$"], SourcePatterns = ["^4"] },
    ];

    /// <summary>Leaf counts of the flows before protection, by origin, destination and level.</summary>
    public static double Planted(int period, int origin, int destination, int before, int after)
    {
        // Many changes within a sector, few across, fewer for leaders; state to region is rare enough to be hidden.
        double[] within = [612, 431, 1893, 4207];
        double[] across = [37, 3, 211, 388];
        var level = (before == 0 ? 1 : 0.09 / before) * (after == 0 ? 1 : 0.6 / after);
        var count = origin == destination ? within[origin] : across[(origin + (2 * destination)) % 4];
        return Math.Floor(count * level * (1 + (0.07 * period)));
    }

    public MappingResult Build()
    {
        var flows = Flows();
        var stocks = Stocks();
        return new MappingResult
        {
            RejectExamples = [],
            FileColumns = [],
            Flows = flows,
            Stocks = stocks,
            Rates = Rates(flows, stocks),
            History = History(flows),
            TimeToSwitch = SampleTime.Rates(_rule, Sectors),
            Incidence = SampleTime.Incidence(_rule, Sectors),
            Reorganisations = Groups(),
            Profile = Profile(),
            Definition = Profile().Leaders.Definitions[0],
            Summary = Summary(),
            Provenance = new Provenance
            {
                Program = "Sektorskifte 0.1.0",
                Started = new DateTimeOffset(2026, 11, 5, 11, 0, 0, TimeSpan.Zero),
                Finished = new DateTimeOffset(2026, 11, 5, 11, 0, 2, TimeSpan.Zero),
                Inputs = [new InputFile("register-2019-2023.parquet", 48_213_377, new string('a', 64))],
                Profile = "sample@1",
                ProfileSha256 = new string('b', 64),
                Definition = "titles@2",
                Settings = new Dictionary<string, string> { ["min_count"] = "5", ["gap"] = "0" },
                Order = "sorted",
            },
        };
    }

    private static Dimension Period(bool total) => total
        ? new("period", new("Periode", "Period"),
            [new("total", new("I alt", "Total")), .. Years.Select(y => new Member(y, Label.Same(y), 0))])
        : new("period", new("Periode", "Period"), [.. Years.Select(y => new Member(y, Label.Same(y)))]);

    private static IEnumerable<string> Years => ["2019", "2020", MissingPeriod, "2022", "2023"];

    private static Dimension SectorsOf(string name) => new(name, Label.Same(name),
    [
        new("total", new("I alt", "Total")), new("public", new("Offentlig", "Public"), 0),
        .. Sectors.Select(s => new Member(s.Code, s.Label, s.Group is null ? 0 : 1)),
    ]);

    private static Dimension PositionOf(string name) => new(name, Label.Same(name),
    [
        new("total", new("I alt", "Total")), new("other", new("Andre", "Others"), 0),
        new("leader", new("Ledere", "Leaders"), 0), new("top", new("Øverste", "Top"), 2), new("line", new("Linje", "Line"), 2),
    ]);

    // The members 0, 1, 2 of the plants' levels are others, top and line.
    private static int Leaf(int level) => level == 0 ? 1 : level + 2;

    private ProtectedTable Flows()
    {
        Dimension[] dimensions =
        [
            Period(true), SectorsOf("origin"), SectorsOf("destination"), PositionOf("position_before"), PositionOf("position_after"),
        ];
        var cube = new Cube("flows", new("Strømme", "Flows"), dimensions, new("moves", new("Skift", "Moves"), 0));
        for (var p = 0; p < 5; p++)
        {
            for (var cell = 0; cell < 4 * 4 * 9; cell++)
            {
                var (o, d, b, a) = (cell / 36, cell / 9 % 4, cell / 3 % 3, cell % 3);
                if (p != 2)
                {
                    cube.Add([p + 1, o + 2, d + 2, Leaf(b), Leaf(a)], Planted(p, o, d, b, a));
                }
            }
        }

        cube.MarkMissing(0, 3);
        cube.Complete();
        return _rule.Protect(cube);
    }

    private ProtectedTable Stocks()
    {
        string[] names = ["stock", "person_years", "entries", "exits"];
        var tables = names.Select((name, index) =>
        {
            var cube = new Cube(
                name, Label.Same(name), [Period(false), SectorsOf("sector"), PositionOf("position")],
                new("value", new("Værdi", "Value"), 1));
            for (var cell = 0; cell < 5 * 4 * 3; cell++)
            {
                var (p, s, l) = (cell / 12, cell / 3 % 4, cell % 3);
                cube.Add([p, s + 2, Leaf(l)], Math.Floor(20_000 * (s + 1) * (l == 0 ? 1 : 0.06 / l) / (index < 2 ? 1 : 40)) + p);
            }

            if (index == 2)
            {
                cube.MarkMissing(0, 0);
            }

            cube.Complete();
            return _rule.Protect(cube);
        });
        return ProtectedTable.Stack(
            "stocks", new("Bestande", "Stocks"), Named("measure", names), [.. tables]);
    }

    private static ProtectedTable Rates(ProtectedTable flows, ProtectedTable stocks)
    {
        var table = new RatioTable(
            "rates",
            new("Rater", "Rates"),
            [Named("measure", Measures), Period(true), SectorsOf("sector"), SectorsOf("other_sector"),
                PositionOf("position_before"), PositionOf("position_after")]);
        string[] periods = ["total", .. Years];
        string[] codes = ["total", .. Sectors.Select(s => s.Code)];
        foreach (var (p, s, (b, a)) in
            from p in periods from s in codes from pair in Positions select (p, s, pair))
        {
            var position = PositionOf("x");
            void Add(int measure, Cell numerator, Cell denominator, int other = 0) => table.Add(
                [measure, Period(true).IndexOf(p), SectorsOf("x").IndexOf(s), other, position.IndexOf(b), position.IndexOf(a)],
                numerator, denominator);

            Cell Moves(string o, string d) => flows.Find(0, p, o, d, b, a);
            var stay = s == "total"
                ? Sectors.Select(x => Moves(x.Code, x.Code)).Aggregate((x, y) => x + y)
                : Moves(s, s);
            var switches = Moves(s, "total") - stay;
            Add(0, switches, Moves(s, "total"));
            if (p != "total")
            {
                Add(1, switches, stocks.Find(0, "person_years", p, s, b));
            }
            else
            {
                Add(1, switches, Years.Where(y => y != MissingPeriod)
                    .Select(y => stocks.Find(0, "person_years", y, s, b)).Aggregate((x, y) => x + y));
            }

            if (s is not "total" and not "private")
            {
                Add(2, Moves("public", s) - Moves(s, s), Moves("total", s), 1);
            }
        }

        return table.Build();
    }

    private static ProtectedTable History(ProtectedTable flows)
    {
        string[] kinds = ["any", "leader"];
        var sectors = Named("sector", [.. Sectors.Select(s => s.Code)]);
        var table = new RatioTable(
            "history",
            new("Erfaring", "Experience"),
            [Period(true), sectors, Named("position", ["leader"]), Named("experience", [.. Sectors.Select(s => s.Code)]), Named("kind", kinds)]);
        for (var cell = 0; cell < 4 * 4 * 2; cell++)
        {
            var (s, e, k) = (cell / 8, cell / 2 % 4, cell % 2);
            table.Add(
                [0, s, 0, e, k],
                flows.Find(0, "total", Sectors[e].Code, Sectors[s].Code, k == 0 ? "total" : "leader", "leader"),
                flows.Find(0, "total", "total", Sectors[s].Code, "total", "leader"));
        }

        return table.Build();
    }

    private ProtectedTable Groups()
    {
        var listing = new Listing(
            "reorganisations",
            new("Reorganiseringer", "Reorganisations"),
            [
                Period(false),
                new("kind", Label.Same("kind"),
                    [new("reorganisation", new("Reorganisering", "Reorganisation")), new("reclassification", new("Ny sektorkode", "Reclassification"))]),
                SectorsOf("origin"), SectorsOf("destination"),
                Named("from_employer", [hostile, "Amtet"]), Named("to_employer", ["Region Sund", hostile]),
            ],
            [new("people", new("Personer", "People"), 0), new("seen", new("Sete", "Seen"), 0), new("share", new("Andel", "Share"), 4)]);
        listing.Add([1, 0, 3, 3, 1, 0], [1874, 1910, 1874 / 1910.0]);
        listing.Add([3, 0, 4, 2, 0, 0], [64, 120, 64 / 120.0]);
        listing.Add([3, 1, 4, 2, 1, 1], [4, 4, 1]);
        return _rule.Protect(listing);
    }

    private static Dimension Named(string name, IReadOnlyList<string> codes) =>
        new(name, Label.Same(name), [.. codes.Select(c => new Member(c, Label.Same(c)))]);

    private Profile Profile() => new()
    {
        Name = "sample",
        Version = 1,
        Title = new("Opdigtet register", "A made-up register"),
        Source = new SourceFormat(),
        Columns = new ColumnMap { Person = "person", Employer = new EmployerColumn(hostile, true, true) },
        Period = new PeriodRule { Type = PeriodType.Year, Column = "year", Grain = Grain.Year, Reporting = Grain.Year },
        Sectors = new SectorScheme
        {
            Sectors = Sectors,
            Groups = [new("public", new("Offentlig", "Public"))],
            Otherwise = "private",
        },
        Leaders = new LeaderScheme
        {
            Levels = [new("top", new("Øverste leder", "Top leader")), new("line", new("Linjeleder", "Line leader"))],
            Definitions =
            [
                new("titles", 2, new("Ledere efter titel", "Leaders by title"),
                [
                    new LeaderRule { Field = LeaderField.Occupation, Level = null, Prefixes = ["1111"] },
                    new LeaderRule { Field = LeaderField.Title, Level = "top", Patterns = ["^(chief|director) <any>"] },
                    new LeaderRule { Field = LeaderField.Status, Level = "line", Codes = ["131"] },
                ]),
            ],
            Default = "titles",
        },
        LookBack = 10,
    };

    private static RunSummary Summary() => new()
    {
        RowsRead = 1_234_567,
        Used = 1_234_000,
        Duplicates = 500,
        Rejected = new Dictionary<string, long> { ["pay"] = 60, ["sector_unknown"] = 7 },
        OutsideWindow = 12,
        Persons = 301_455,
        PersonPeriods = 1_190_001,
        AmbiguousPersonPeriods = 77,
        PersonPeriodsWithSecondJobs = 43_922,
        Spells = 402_118,
        LeaderStretches = new(30_111, 9_204),
        LinkedPairs = 880_000,
        Moves = new(800_000, 60_000, 17_000, 1_000, 2_000),
        MovesWithoutRule = new(800_000, 61_500, 17_500, 1_000, 0),
        Thresholds = [new(5, 0.3, 14, 2_000, 60_000, 17_000), new(10, 0.5, 9, 1_800, 60_150, 17_050)],
        Employers = 21_007,
        FirstPeriod = "2018",
        LastPeriod = "2023",
        MissingPeriods = ["2021"],
        PartialPeriods = new Dictionary<string, int> { ["2022"] = 1 },
    };
}
