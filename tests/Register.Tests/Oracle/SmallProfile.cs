using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The profile of the small registers: every kind of column, four sectors in two groups and one in none, two rival definitions.</summary>
internal static class SmallProfile
{
    public static Profile Years { get; } = new()
    {
        Name = "small",
        Version = 1,
        Title = Label.Same("Small"),
        Source = new SourceFormat { Format = FileFormat.ByName },
        Columns = new ColumnMap
        {
            Person = "person",
            Employer = new EmployerColumn("employer", FoldWhiteSpace: true, FoldCase: true),
            Sector = "sector",
            Occupation = new OccupationColumn("occupation", "quality", ["1", "2"]),
            Title = "title",
            Status = "status",
            Pay = new NumberColumn("pay", "$", ',', '.', 2, Required: false),
            Hours = new NumberColumn("hours", "", null, '.', 2, Required: false),
            Attributes =
            [
                new AttributeColumn(
                    "sex", "sex", Label.Same("Sex"), [new("1", Label.Same("Men")), new("2", Label.Same("Women"))], []),
                new AttributeColumn("age", "born", Label.Same("Age"), [], [30, 50]),
            ],
        },
        Period = new PeriodRule
        {
            Type = PeriodType.Year,
            Column = "period",
            Grain = Grain.Year,
            Reporting = Grain.Year,
            FirstYear = 1990,
            LastYear = 2030,
        },
        Sectors = new SectorScheme
        {
            Sectors =
            [
                new Sector { Code = "stat", Label = Label.Same("State"), Group = "public", SourceCodes = ["S"] },
                new Sector
                {
                    Code = "kommune", Label = Label.Same("Municipality"), Group = "public", SourceCodes = ["K"],
                    EmployerPatterns = ["^city of"],
                },
                new Sector
                {
                    Code = "privat", Label = Label.Same("Private"), Group = "private", SourceCodes = ["P"],
                    SourcePatterns = ["^p[0-9]"],
                },
                new Sector { Code = "other", Label = Label.Same("Other"), SourceCodes = ["O"] },
            ],
            Groups = [new SectorGroup("public", Label.Same("Public")), new SectorGroup("private", Label.Same("Private sectors"))],
        },
        Leaders = new LeaderScheme
        {
            Levels = [new LeaderLevel("top", Label.Same("Top")), new LeaderLevel("line", Label.Same("Line"))],
            Default = "mixed",
            Definitions =
            [
                new LeaderDefinition(
                    "mixed",
                    1,
                    Label.Same("Occupation, without politicians and assistants"),
                    [
                        new LeaderRule { Field = LeaderField.Title, Level = null, Patterns = ["assistant"] },
                        new LeaderRule { Field = LeaderField.Occupation, Level = null, Prefixes = ["1111"] },
                        new LeaderRule { Field = LeaderField.Occupation, Level = "top", Codes = ["1112"] },
                        new LeaderRule { Field = LeaderField.Occupation, Level = "line", Prefixes = ["1"] },
                        new LeaderRule { Field = LeaderField.Title, Level = "top", Patterns = ["\\bchief\\b"] },
                    ]),
                new LeaderDefinition(
                    "status",
                    1,
                    Label.Same("Status 130"),
                    [new LeaderRule { Field = LeaderField.Status, Level = "line", Codes = ["130"] }]),
                new LeaderDefinition(
                    "status",
                    2,
                    Label.Same("Status 131"),
                    [new LeaderRule { Field = LeaderField.Status, Level = "line", Codes = ["131"] }]),
            ],
        },
        Reorganisation = new ReorganisationRule(2, 0.5),
        LookBack = 3,
    };

    /// <summary>The same with months; results by year.</summary>
    public static Profile Months { get; } = Years with
    {
        Period = Years.Period with { Type = PeriodType.Month, Grain = Grain.Month },
    };

    /// <summary>The same with start and end dates, at the grain of years.</summary>
    public static Profile Spells { get; } = Years with
    {
        Period = Years.Period with { Type = PeriodType.Spell, Column = "", Start = "start", End = "end" },
    };

    /// <summary>The header of a small register.</summary>
    public static IReadOnlyList<string> Header(PeriodType type) =>
    [
        "person", "employer", "sector", "occupation", "quality", "title", "status",
        .. type == PeriodType.Spell ? new[] { "start", "end" } : ["period"],
        "pay", "hours", "sex", "born", "note",
    ];
}
