using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Generator;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Generator;

/// <summary>The truth beside a register is exact: a plain recount of the written rows finds the same numbers.</summary>
public class GeneratedTruthTests
{
    [Fact]
    public void Generate_DefaultPlants_TruthEqualsRecount()
    {
        var truth = AssertTruthEqualsRecount(new GeneratorOptions
        {
            Persons = 6_000,
            From = "2014-03",
            To = "2018-08",
            Seed = 7,
            Reorganisations = 9,
            NearMisses = 6,
            ReclassifiedEmployers = 6,
            MiscodedShare = 0.003,
        });

        // Nothing that the comparison is about may be empty.
        Assert.Equal(9, truth.Groups.Count(g => g.IsReorganisation));
        Assert.Equal(6, truth.Groups.Count(g => !g.IsReorganisation && g.People > 0));
        Assert.Equal(6, truth.Reclassifications.Count(r => r.People > 0));
        Assert.Equal(6, truth.Rejected.Count);
        Assert.All(
            new[] { truth.Duplicates, truth.PersonPeriodsWithSecondJobs, truth.Moves.SectorSwitch, truth.Moves.Reorganisation },
            count => Assert.True(count > 0));
    }

    [Fact]
    public void Generate_GapAllowanceOfTwo_TruthEqualsRecount() =>
        AssertTruthEqualsRecount(new GeneratorOptions
        {
            Persons = 1_500,
            From = "2015-01",
            To = "2016-12",
            GapShare = 0.1,
            GapAllowance = 2,
            MiscodedShare = 0.02,
        });

    [Fact]
    public void Generate_AnySmallRegister_TruthEqualsRecount()
    {
        var settings =
            from persons in Gen.Choose(1, 400)
            from months in Gen.Choose(1, 30)
            from seed in Gen.Choose(1, int.MaxValue)
            from gap in Gen.Choose(0, 3)
            from rate in Gen.Choose(0, 100)
            from flaws in Gen.Choose(0, 20)
            from plants in Gen.Choose(0, 6)
            select new GeneratorOptions
            {
                Persons = persons,
                From = "2010-06",
                To = new DateOnly(2010, 6, 1).AddMonths(months - 1).ToString("yyyy-MM", CultureInfo.InvariantCulture),
                Seed = seed,
                GapAllowance = gap,
                MoveRate = rate / 100.0,
                LeaderMoveRate = rate / 100.0,
                MiscodedShare = flaws / 100.0,
                DuplicateShare = flaws / 100.0,
                GapShare = flaws / 100.0,
                Reorganisations = plants,
                NearMisses = plants,
                ReclassifiedEmployers = plants,
            };
        Prop.ForAll(settings.ToArbitrary(), o => { AssertTruthEqualsRecount(o); })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void Generate_AnyRegister_RowsStandByPersonAndMonth()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("register.csv");
        RegisterGenerator.Generate(file, new GeneratorOptions { Persons = 500, MiscodedShare = 0 });
        var keys = File.ReadLines(file).Skip(1)
            .Select(line => line.Split(',')).Select(f => (long.Parse(f[0], CultureInfo.InvariantCulture), f[3])).ToList();

        Assert.Equal(keys.OrderBy(k => k.Item1).ThenBy(k => k.Item2, StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Generate_Truth_IsWrittenInSnakeCase()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("register.csv");
        var truth = RegisterGenerator.Generate(file, new GeneratorOptions { Persons = 300 });
        var json = JsonDocument.Parse(File.ReadAllText(file + ".truth.json")).RootElement;

        Assert.Equal(truth.RowsRead, json.GetProperty("rows_read").GetInt64());
        Assert.Equal(truth.Moves.EmployerChange, json.GetProperty("moves").GetProperty("employer_change").GetInt64());
        Assert.Equal(40, json.GetProperty("planted_leader_moves").GetProperty("state").GetProperty("region").GetInt64());
        Assert.Equal(0.08, json.GetProperty("settings").GetProperty("leader_move_rate").GetDouble());
        Assert.Equal(truth.LeaderStock[2021]["private"], json.GetProperty("leader_stock").GetProperty("2021").GetProperty("private").GetInt64());
    }

    private static GeneratedTruth AssertTruthEqualsRecount(GeneratorOptions options)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("register.csv");
        var truth = RegisterGenerator.Generate(file, options);
        var recount = Recount.OfCsv(file, options.GapAllowance);
        AssertCounts(truth, recount);
        AssertSectors(truth, recount);
        AssertGroups(truth, recount);
        return truth;
    }

    private static void AssertCounts(GeneratedTruth truth, Recount recount)
    {
        Assert.Equal(recount.RowsRead, truth.RowsRead);
        Assert.Equal(recount.Used.Count, truth.Used);
        Assert.Equal(recount.Duplicates, truth.Duplicates);
        Assert.Equal(recount.Rejected.OrderBy(r => r.Key, StringComparer.Ordinal), truth.Rejected);
        Assert.Equal(recount.Used.Select(j => j.Person).Distinct().Count(), truth.Persons);
        Assert.Equal(recount.MainJobs.Count, truth.PersonPeriods);
        Assert.Equal(recount.PersonPeriodsWithSecondJobs, truth.PersonPeriodsWithSecondJobs);
        Assert.Equal(recount.Transitions.Count, truth.LinkedPairs);
        Assert.Equal(recount.MainJobs.Count - recount.Count("same_job"), truth.Spells);
        Assert.Equal(recount.Count("same_job"), truth.Moves.SameJob);
        Assert.Equal(recount.Count("employer_change"), truth.Moves.EmployerChange);
        Assert.Equal(recount.Count("sector_switch"), truth.Moves.SectorSwitch);
        Assert.Equal(recount.Count("reclassification"), truth.Moves.Reclassification);
        Assert.Equal(recount.Count("reorganisation"), truth.Moves.Reorganisation);
        Assert.Equal(
            recount.Transitions.Count(t => t.Before.Employer != t.After.Employer && t.Before.Sector != t.After.Sector),
            truth.MovesWithoutRule.SectorSwitch);
        Assert.Equal(
            recount.Transitions.Count(t => t.Before.Employer != t.After.Employer && t.Before.Sector == t.After.Sector),
            truth.MovesWithoutRule.EmployerChange);
    }

    private static void AssertSectors(GeneratedTruth truth, Recount recount)
    {
        foreach (var (origin, destinations) in truth.SectorMoves)
        {
            foreach (var (destination, moves) in destinations)
            {
                Assert.Equal(recount.Moves(origin, destination, _ => true), moves);
                Assert.Equal(recount.Moves(origin, destination, t => t.Before.Leader), truth.LeaderMoves[origin][destination]);
                Assert.Equal(recount.Moves(origin, destination, t => t.After.Leader), truth.LeaderHires[origin][destination]);
            }
        }

        var last = truth.Settings.FirstMonth + truth.Settings.Months - 1;
        foreach (var (year, sectors) in truth.Stock)
        {
            var month = Math.Min((year * 12) + 11, last);
            foreach (var (sector, people) in sectors)
            {
                var yearAndMonth = (month / 12 * 100) + (month % 12) + 1;
                Assert.Equal(recount.Stock(yearAndMonth, sector, leadersOnly: false), people);
                Assert.Equal(recount.Stock(yearAndMonth, sector, leadersOnly: true), truth.LeaderStock[year][sector]);
            }
        }
    }

    private static void AssertGroups(GeneratedTruth truth, Recount recount)
    {
        foreach (var group in truth.Groups.Where(g => g.People > 0))
        {
            var date = DateOnly.ParseExact(group.Month, "yyyy-MM", CultureInfo.InvariantCulture);
            var found = Assert.Single(recount.Groups, g =>
                g.Month == (date.Year * 12) + date.Month - 1
                && g.From == group.From.ToString(CultureInfo.InvariantCulture)
                && g.To == group.To.ToString(CultureInfo.InvariantCulture));
            Assert.Equal((group.People, group.Seen), (found.People, found.Seen));
        }

        foreach (var change in truth.Reclassifications)
        {
            var number = change.Employer.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(
                recount.Transitions.Count(t => t.Kind == "reclassification" && t.Before.Employer == number), change.People);
        }
    }
}
