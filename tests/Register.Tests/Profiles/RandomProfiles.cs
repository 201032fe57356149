using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Profiles;

/// <summary>Valid profiles with values from all over what the format allows.</summary>
internal static class RandomProfiles
{
    private static readonly Gen<string> Text =
        Gen.Elements("a", "æ ø", "\"quoted\"", "tab\there", "back\\slash", "日本", "\U0001F600", "e\u0301", "</script>");

    private static readonly Gen<Label> AnyLabel = Text.SelectMany(da => Text.Select(en => new Label(da, en)));

    private static readonly Gen<IReadOnlyList<string>> Patterns =
        Gen.Elements("^a", "b|c", @"\bd\b", "[æøå]+$").ArrayOf(2).Select(p => (IReadOnlyList<string>)p);

    private static readonly Gen<NumberColumn?> Number =
        Gen.Choose(0, 15).SelectMany(decimals => Gen.Elements<NumberColumn?>(
            null,
            new NumberColumn("pay", "", null, '.', decimals, false),
            new NumberColumn("løn", "$", ',', '.', decimals, true),
            new NumberColumn("løn", "kr ", '\u00a0', ',', decimals, false)));

    private static readonly Gen<ColumnMap> Columns =
        from number in Number
        from label in AnyLabel
        from fold in Gen.Elements((true, true), (true, false), (false, true), (false, false))
        from quality in Gen.Elements<string?>(null, "quality")
        from workplace in Gen.Elements<string?>(null, "workplace")
        select new ColumnMap
        {
            Person = "person",
            Employer = new EmployerColumn("the employer", fold.Item1, fold.Item2),
            Workplace = workplace,
            Sector = "sector",
            Occupation = new OccupationColumn("occupation", quality, quality is null ? [] : ["1", "x"]),
            Title = "title",
            Status = "status",
            Pay = number,
            Hours = number is null ? null : number with { Column = "hours" },
            Attributes =
            [
                new AttributeColumn("a", "a", label, [new("1", label), new("", label)], []),
                new AttributeColumn("b", "a", label, [], [number?.MaxDecimals + 1 ?? 1, 99]),
            ],
        };

    private static readonly Gen<PeriodRule> Periods =
        from first in Gen.Choose(1, 2000)
        from rule in Gen.Elements(
            new PeriodRule { Type = PeriodType.Year, Column = "year", Grain = Grain.Year, Reporting = Grain.Year },
            new PeriodRule { Type = PeriodType.Month, Column = "month", Grain = Grain.Month, Reporting = Grain.Month },
            new PeriodRule { Type = PeriodType.Month, Column = "month", Grain = Grain.Month, Reporting = Grain.Year },
            new PeriodRule { Type = PeriodType.Spell, Start = "from", End = "to", Grain = Grain.Year, Reporting = Grain.Year })
        select rule with { FirstYear = first, LastYear = first + 50 };

    private static readonly Gen<SectorScheme> Sectors =
        from label in AnyLabel
        from patterns in Patterns
        from count in Gen.Choose(2, 30)
        from otherwise in Gen.Elements<string?>(null, "s0")
        select new SectorScheme
        {
            Groups = [new SectorGroup("group", label)],
            Sectors =
            [
                .. Enumerable.Range(0, count).Select(i => new Sector
                {
                    Code = $"s{i}",
                    Label = label,
                    Group = i % 2 == 0 ? "group" : null,
                    SourceCodes = [$" Code {i}"],
                    SourcePatterns = patterns,
                    EmployerPatterns = i == 1 ? patterns : [],
                }),
            ],
            Otherwise = otherwise,
        };

    private static readonly Gen<LeaderScheme> Leaders =
        from label in AnyLabel
        from patterns in Patterns
        from field in Gen.Elements(LeaderField.Occupation, LeaderField.Status, LeaderField.Title)
        from level in Gen.Elements<string?>(null, "l0", "l1")
        select new LeaderScheme
        {
            Levels = [new LeaderLevel("l0", label), new LeaderLevel("l1", label)],
            Definitions =
            [
                new LeaderDefinition("d", 1, label, [new LeaderRule { Field = field, Level = level, Patterns = patterns }]),
                new LeaderDefinition("d", 2, label, [new LeaderRule { Field = field, Level = level, Codes = ["1"], Prefixes = ["2"] }]),
                new LeaderDefinition("e", 1, label, []),
            ],
            Default = "d@2",
        };

    public static Arbitrary<Profile> Any { get; } = (
        from columns in Columns
        from period in Periods
        from sectors in Sectors
        from leaders in Leaders
        from title in AnyLabel
        from delimiter in Gen.Elements(',', ';', '\t', '|')
        from gap in Gen.Choose(0, 120)
        from share in Gen.Choose(0, 1000)
        from ambiguity in Gen.Elements(AmbiguityRule.None, AmbiguityRule.SeveralEmployers)
        select new Profile
        {
            Name = "any-1",
            Version = gap + 1,
            Title = title,
            Source = new SourceFormat { Delimiter = delimiter, Format = FileFormat.Csv },
            Columns = columns,
            Period = period,
            Sectors = sectors,
            Leaders = leaders,
            MainJob = gap % 2 == 0 ? [MainJobCriterion.Hours] : [MainJobCriterion.Hours, MainJobCriterion.Pay],
            Ambiguity = ambiguity,
            GapAllowance = gap,
            Reorganisation = new ReorganisationRule(2 + gap, share / 1000.0),
            LookBack = 1 + gap,
            Review = [new ReviewNote("$.x", title.Da)],
        }).ToArbitrary();
}
