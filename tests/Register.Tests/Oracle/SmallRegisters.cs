using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>
/// Makes small registers that hit the rules on purpose: ties, second jobs, duplicates, unreadable rows, shared names, gaps,
/// empty periods, groups around the reorganisation rule, employers that change sector, spellings that fold together.
/// </summary>
internal sealed class SmallRegisters
{
    private static readonly string[][] Employers =
    [
        ["Alfa Works", "ALFA  works", "alfa\u00a0works "],
        ["beta", "Beta", " BETA"],
        ["City of Bo", "city  of bo"],
        ["Ålborg Havn", "ålborg havn", "ÅLBORG\u00a0HAVN"],
        ["zeta_x", "Zeta_X"],
        ["zeta x", "Zeta\u00a0x"],
    ];

    private static readonly string[] Titles =
        ["", "", "clerk", "Chief", "Fire  chief", "assistant chief", "mischief", "a, \"b\"", "night\nclerk", "\uff21", "\U0001f600"];

    private readonly Random _random;
    private readonly Profile _profile;
    private readonly int _first;
    private readonly int _periods;
    private readonly string[][] _employers;
    private readonly string[] _codes;
    private readonly List<IReadOnlyList<string>> _rows = [];

    private SmallRegisters(int seed)
    {
        _random = new Random(seed);
        _profile = RandomProfile();
        var months = _profile.Period.Grain == Grain.Month;
        // Tables grow with the number of reporting periods.
        _periods = _profile.Period.Reporting == Grain.Month ? _random.Next(3, 7) : months ? _random.Next(3, 17) : _random.Next(3, 9);
        _first = months ? (2001 * 12) + _random.Next(12) : 2001;
        _employers = [.. Employers.OrderBy(_ => _random.Next()).Take(_random.Next(2, 7))];
        _codes = [.. _employers.Select(_ => Pick("S", "K", "P", "p1", " s ", "S", "K", _profile.Sectors.Sectors.Count > 3 ? "O" : "P"))];
    }

    /// <summary>Random registers that shrink to fewer rows and plainer settings.</summary>
    public static Arbitrary<SmallRegister> Any() => Arb.From(
        Gen.Choose(0, int.MaxValue - 1).Select(Of), register => register.Smaller());

    /// <summary>The register of a seed.</summary>
    public static SmallRegister Of(int seed) => new SmallRegisters(seed).Make(seed);

    private SmallRegister Make(int seed)
    {
        var settings = RandomSettings();
        var crowd = Chance(40) ? Group() : null;
        var people = Math.Max(_random.Next(1, 13), crowd?.People ?? 1);
        for (var person = 0; person < people; person++)
        {
            if (_profile.Period.Type == PeriodType.Spell)
            {
                WriteSpells(Key(person));
            }
            else
            {
                WriteCareer(Key(person), person, crowd);
            }
        }

        var empty = Chance(15) ? Period(_random.Next(_periods)) : "none";
        IEnumerable<IReadOnlyList<string>> rows = _rows;
        if (_profile.Period.Type != PeriodType.Spell)
        {
            rows = rows.Where(r => r[7] != empty && r[7] != empty.Replace("-", "", StringComparison.Ordinal));
        }

        var kept = rows.SelectMany(r => Chance(6) ? new[] { r, r } : [r]).Select(r => Chance(5) ? Broken(r) : r).ToList();
        var header = SmallProfile.Header(_profile.Period.Type);
        return new SmallRegister(seed, new PlainTable(header, kept), _profile, settings);
    }

    private Profile RandomProfile()
    {
        var type = Pick(PeriodType.Year, PeriodType.Year, PeriodType.Month, PeriodType.Spell);
        var basis = type switch
        {
            PeriodType.Year => SmallProfile.Years,
            PeriodType.Month => SmallProfile.Months,
            _ => SmallProfile.Spells,
        };
        var grain = type switch
        {
            PeriodType.Year => Grain.Year,
            PeriodType.Month => Grain.Month,
            _ => Pick(Grain.Year, Grain.Month),
        };
        return basis with
        {
            Period = basis.Period with { Grain = grain, Reporting = grain == Grain.Month ? Pick(Grain.Month, Grain.Year) : grain },
            MainJob = Pick<MainJobCriterion[]>(
                [MainJobCriterion.Pay, MainJobCriterion.Hours], [MainJobCriterion.Hours, MainJobCriterion.Pay], [MainJobCriterion.Pay]),
            Ambiguity = Pick(AmbiguityRule.None, AmbiguityRule.SeveralEmployers),
            GapAllowance = Pick(0, 0, 1, 2),
            Reorganisation = new ReorganisationRule(_random.Next(2, 5), Pick(0, 0.3, 0.34, 0.5, 0.55, 0.6, 0.7, 1)),
            LookBack = _random.Next(1, 5),
            Sectors = Sectors(basis.Sectors),
            Leaders = Levels(basis.Leaders),
        };
    }

    /// <summary>Mostly three sectors and one group or none: tables grow with the square of the number of sectors.</summary>
    private SectorScheme Sectors(SectorScheme all)
    {
        if (Chance(7))
        {
            return all with { Otherwise = Chance(25) ? "other" : null };
        }

        var grouped = Chance(40);
        return all with
        {
            Sectors = [.. all.Sectors.Take(3).Select(s => s with { Group = grouped && s.Group == "public" ? s.Group : null })],
            Groups = grouped ? [all.Groups[0]] : [],
            Otherwise = Chance(25) ? "privat" : null,
        };
    }

    /// <summary>Mostly one level, for the same reason.</summary>
    private LeaderScheme Levels(LeaderScheme all) => Chance(15)
        ? all
        : all with
        {
            Levels = [all.Levels[1]],
            Definitions =
            [
                .. all.Definitions.Select(d => d with
                {
                    Rules = [.. d.Rules.Select(r => r with { Level = r.Level is null ? null : "line" })],
                }),
            ],
        };

    private ReferenceSettings RandomSettings()
    {
        var from = Chance(25) ? _random.Next(_periods) : -1;
        var to = Chance(25) ? _random.Next(Math.Max(0, from), _periods + 1) : -1;
        return new ReferenceSettings
        {
            From = from < 0 ? null : PlainPeriods.Name(_first + from, _profile.Period.Grain),
            To = to < 0 ? null : PlainPeriods.Name(_first + to, _profile.Period.Grain),
            Gap = Pick<int?>(null, null, 0, 1, 3),
            Definition = Pick(null, null, "mixed", "status", "status@1"),
            Reorganisations = !Chance(15),
            By = Chance(90) ? [] : Chance(5) ? ["age", "sex"] : Pick<string[]>(["sex"], ["age"]),
        };
    }

    /// <summary>People who work together, and from a period on together somewhere else: a few more or less than the rule asks for.</summary>
    private Crowd Group()
    {
        var people = Pick(2, 3, 4, 5, 6, 10);
        var asked = Math.Max(_profile.Reorganisation.MinPeople, (int)Math.Round(people * _profile.Reorganisation.MinShare));
        return new Crowd(people, asked - _random.Next(2), _random.Next(1, _periods));
    }

    private void WriteCareer(string person, int number, Crowd? crowd)
    {
        var member = crowd is not null && number < crowd.People;
        var employer = member ? 0 : _random.Next(_employers.Length);
        var one = new Traits(Pick("", "1", "2", "9"), Pick("", "1950", "1951", "1971", "1972"), Occupation(), Pick(Titles));
        for (var i = 0; i < _periods; i++)
        {
            if (member && number < crowd!.Movers && i == crowd.At)
            {
                employer = 1;
            }
            else if (Chance(member ? 2 : 25))
            {
                employer = _random.Next(_employers.Length);
                one = one with { Occupation = Occupation(), Title = Pick(Titles) };
            }

            if (Chance(member ? 2 : 20))
            {
                continue;
            }

            one = Chance(10) ? one with { Sex = Pick("", "1", "2"), Born = Pick("", "1950", "1972") } : one;
            WriteRow(person, employer, one, [PeriodText(i)], i);
            while (Chance(member ? 3 : 15))
            {
                WriteRow(person, Chance(40) ? employer : _random.Next(_employers.Length), one with { Occupation = Occupation() }, [PeriodText(i)], i);
            }
        }
    }

    private void WriteSpells(string person)
    {
        var one = new Traits(Pick("", "1", "2"), Pick("", "1950", "1972"), Occupation(), Pick(Titles));
        var count = _random.Next(1, 5);
        for (var spell = 0; spell < count; spell++)
        {
            var start = _random.Next(_periods);
            var end = start + _random.Next(0, 4);
            WriteRow(
                person,
                _random.Next(_employers.Length),
                one with { Occupation = Occupation() },
                [Date(start, "01", "15"), Chance(15) ? "" : Date(end, "15", "28")],
                start);
        }
    }

    private void WriteRow(string person, int employer, Traits one, IReadOnlyList<string> time, int period)
    {
        // Some employers are re-classified half way, and now and then a single row is miscoded.
        var code = period >= _periods / 2 && employer == 1 ? _codes[0] : _codes[employer];
        _rows.Add(
        [
            person, Pick(_employers[employer]), Chance(4) ? Pick("S", "K", "P") : code, one.Occupation, Pick("1", "1", "2", "9", ""),
            Chance(10) ? Pick(Titles) : one.Title, Pick("", "130", "131"), .. time,
            Pick("10", "10", "20", "9", "$1,000", "1000.5", "10.00", ""), Pick("", "10", "10", "37.5"), one.Sex, one.Born,
            Pick("", "", "", "x"),
        ]);
    }

    private IReadOnlyList<string> Broken(IReadOnlyList<string> row)
    {
        var spell = _profile.Period.Type == PeriodType.Spell;
        var pay = spell ? 9 : 8;
        (int Column, string Value)[] ways =
        [
            (0, ""), (1, ""), (2, ""), (2, "Z"), (7, "soon"), (7, ""), (7, spell ? "1800-01-01" : "1800"), (pay, "10,00"),
            (pay, "1.234"), (pay + 1, "much"), (pay + 3, "19xx"), .. spell ? new[] { (8, "soon"), (8, "1995-01-01") } : [],
        ];
        var (column, value) = Pick(ways);
        var wrong = _profile.Period.Type == PeriodType.Month && value == "1800" ? "1800-01" : value;
        // One thing wrong in a row, so that there is one right reason: an end before its start gives way.
        return [.. row.Select((cell, i) => i == column ? wrong : spell && i == 8 ? "" : cell)];
    }

    private string Occupation() => Pick("", "1111", "1112", "1210", "1", "2210");

    // "7" and "07" are two people; a key may be too long for a number.
    private static string Key(int person) => person switch
    {
        0 => "7",
        1 => "07",
        2 => "98765432109876543210",
        3 => "anne-bo marie sørensen",
        _ => $"p{person}",
    };

    private string Period(int i) => PlainPeriods.Name(_first + i, _profile.Period.Grain);

    private string PeriodText(int i) => Chance(15) ? Period(i).Replace("-", "", StringComparison.Ordinal) : Period(i);

    private string Date(int i, params string[] days) => _profile.Period.Grain == Grain.Month
        ? $"{Period(i)}-{Pick(days)}"
        : $"{Period(i)}-{_random.Next(1, 13).ToString("00", CultureInfo.InvariantCulture)}-{Pick(days)}";

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    /// <summary>People who start at the first employer; the first of them go to the second together.</summary>
    private sealed record Crowd(int People, int Movers, int At);

    private sealed record Traits(string Sex, string Born, string Occupation, string Title);
}
