using System.Text.Json;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>Turns the JSON of a profile into a <see cref="Profile"/>; <see cref="ProfileCheck"/> judges what it says.</summary>
internal static class ProfileReader
{
    public static Profile Read(JsonElement root, ProblemList problems)
    {
        var profile = new ObjectReader(root, "$", Shape.Profile, problems);
        profile.OptionalText("$schema", "the address of the schema");
        var period = ReadPeriod(profile.Object("period", Shape.Period, required: true), problems);
        return new Profile
        {
            Name = profile.Text("name", ProfileCheck.NameExpected),
            Version = profile.Integer("version", null, 1, int.MaxValue),
            Title = profile.Label("title"),
            Source = ReadSource(profile.Object("source", Shape.Source, required: false)),
            Columns = new ColumnReader(problems).Read(profile.Object("columns", Shape.Columns, required: true)),
            Period = period,
            Sectors = ReadSectors(profile.Object("sectors", Shape.Sectors, required: true)),
            Leaders = ReadLeaders(profile.Object("leaders", Shape.Leaders, required: true), problems),
            MainJob = profile.Has("mainJob")
                ? profile.Choices("mainJob", ProfileWords.MainJob)
                : [MainJobCriterion.Pay, MainJobCriterion.Hours],
            Ambiguity = profile.Choice("ambiguity", AmbiguityRule.None, ProfileWords.Ambiguity),
            GapAllowance = profile.Integer("gapAllowance", 0, 0, 120),
            Reorganisation = ReadReorganisation(profile.Object("reorganisation", Shape.Reorganisation, required: false)),
            LookBack = profile.Integer("lookBack", period.Grain == Grain.Month ? 120 : 10, 1, 1200),
            Review =
            [
                .. profile.Objects("review", Shape.Review, required: false).Select(r => new ReviewNote(
                    r.Text("path", "the JSON path of what was guessed"), r.Text("note", "what was guessed and what to check"))),
            ],
        };
    }

    private static SourceFormat ReadSource(ObjectReader source)
    {
        var defaults = new SourceFormat();
        return new SourceFormat
        {
            Format = source.Choice("format", defaults.Format, ProfileWords.Format),
            Delimiter = source.Character("delimiter", defaults.Delimiter, ProfileCheck.DelimiterExpected)!.Value,
            Encoding = source.OptionalText("encoding", ProfileCheck.EncodingExpected) ?? defaults.Encoding,
            Quote = source.Character("quote", defaults.Quote, ProfileCheck.QuoteExpected)!.Value,
        };
    }

    private static PeriodRule ReadPeriod(ObjectReader period, ProblemList problems)
    {
        var type = period.Choice<PeriodType>("type", null, ProfileWords.Period);
        if (problems.HasUnder(period.PathOf("type")) || !period.Has("type"))
        {
            // Which other keys must be there depends on the type.
            return new PeriodRule { Type = type, Grain = Grain.Year, Reporting = Grain.Year };
        }

        var isSpell = type == PeriodType.Spell;
        Grain? ownGrain = type switch
        {
            PeriodType.Year => Grain.Year,
            PeriodType.Month => Grain.Month,
            _ => null,
        };
        return new PeriodRule
        {
            Type = type,
            Column = isSpell ? period.TextOr("column", "", "a text") : period.Text("column", "the column with the year or month"),
            Start = isSpell ? period.Text("start", "the column with the first date") : period.TextOr("start", "", "a text"),
            End = isSpell ? period.Text("end", "the column with the last date") : period.TextOr("end", "", "a text"),
            Grain = period.Choice("grain", ownGrain, ProfileWords.Grain),
            Reporting = period.Choice("reporting", Grain.Year, ProfileWords.Grain),
            FirstYear = period.Integer("firstYear", 1900, 1, 9998),
            LastYear = period.Integer("lastYear", 2100, 1, 9998),
        };
    }

    private static SectorScheme ReadSectors(ObjectReader sectors) => new()
    {
        Groups =
        [
            .. sectors.Objects("groups", Shape.Group, required: false)
                .Select(g => new SectorGroup(g.Text("code", ProfileCheck.CodeExpected), g.Label("label"))),
        ],
        Sectors =
        [
            .. sectors.Objects("sectors", Shape.Sector, required: true).Select(s => new Sector
            {
                Code = s.Text("code", ProfileCheck.CodeExpected),
                Label = s.Label("label"),
                Group = s.OptionalText("group", "the code of a group"),
                SourceCodes = s.Texts("sourceCodes", "a value of the sector column"),
                SourcePatterns = s.Texts("sourcePatterns", ProfilePattern.Expected),
                EmployerPatterns = s.Texts("employerPatterns", ProfilePattern.Expected),
            }),
        ],
        Otherwise = sectors.OptionalText("otherwise", "the code of a sector"),
    };

    private static LeaderScheme ReadLeaders(ObjectReader leaders, ProblemList problems) => new()
    {
        Levels =
        [
            .. leaders.Objects("levels", Shape.Level, required: true)
                .Select(l => new LeaderLevel(l.Text("code", ProfileCheck.CodeExpected), l.Label("label"))),
        ],
        Definitions =
        [
            .. leaders.Objects("definitions", Shape.Definition, required: true).Select(d => new LeaderDefinition(
                d.Text("name", ProfileCheck.NameExpected),
                d.Integer("version", null, 1, int.MaxValue),
                d.Label("title"),
                [.. d.Objects("rules", Shape.Rule, required: true).Select(r => ReadRule(r, problems))])),
        ],
        Default = leaders.Text("default", "the name of a definition"),
    };

    private static LeaderRule ReadRule(ObjectReader rule, ProblemList problems)
    {
        const string LevelExpected = "the code of a level, or null for \"not a leader\"";
        string? level = null;
        if (!rule.TryFind("level", out var value))
        {
            problems.Missing(rule.PathOf("level"), LevelExpected);
        }
        else if (value.ValueKind != JsonValueKind.Null)
        {
            level = rule.Text("level", LevelExpected);
        }

        return new LeaderRule
        {
            Field = rule.Choice<LeaderField>("field", null, ProfileWords.Field),
            Level = level,
            Prefixes = rule.Texts("prefixes", "the start of a value"),
            Codes = rule.Texts("codes", "a whole value"),
            Patterns = rule.Texts("patterns", ProfilePattern.Expected),
        };
    }

    private static ReorganisationRule ReadReorganisation(ObjectReader rule)
    {
        var defaults = new ReorganisationRule();
        return new ReorganisationRule(
            rule.Integer("minPeople", defaults.MinPeople, 2, int.MaxValue), rule.Share("minShare", defaults.MinShare));
    }
}
