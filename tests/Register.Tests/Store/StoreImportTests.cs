using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Store;

namespace Sektorskifte.Register.Tests.Store;

public sealed class StoreImportTests : IDisposable
{
    private const int First = StoreRun.Earliest;

    private readonly StoreRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Commit_CorrectedMonthInTheMiddle_CutsTheSpellAroundIt()
    {
        var person = PersonId.Of(7);
        var job = new JobSpell { Employer = 1, Sector = 1 };
        var all = Enumerable.Range(First, 5).ToList();
        var before = new Histories();
        all.ForEach(period => before.Set(person, period, job));
        _run.Import(before, all);
        var corrected = new Histories();
        corrected.Set(person, First + 2, job with { Employer = 2 });

        var outcome = _run.Import(corrected, [First + 2]);

        Assert.Equal([new PeriodRange(First + 2, First + 2)], outcome.Replaced.Ranges);
        Assert.Equal($"{First}-{First + 1}:1,1,0,0,0,0 {First + 2}-{First + 2}:2,1,0,0,0,0 {First + 3}-{First + 4}:1,1,0,0,0,0 ", _run.Read().Single().Spells);
    }

    [Fact]
    public void Commit_SameMonthAgain_DropsTheOldSegment()
    {
        var random = new Random(3);
        _run.Import(Histories.Random(random, 30, [First]), [First]);
        var again = Histories.Random(random, 30, [First]);

        _run.Import(again, [First]);

        Assert.Equal(StoreRun.Expected(again), _run.Read());
        Assert.Equal(["spells-000002.bin", "store.json", "store.lock"], _run.Names);
    }

    [Fact]
    public void Commit_MoreSegmentsThanTheMost_MergesThem()
    {
        var model = new Histories();
        var random = new Random(4);
        var plan = StoreRun.Plan with { MostSegments = 3 };
        var merged = Enumerable.Range(First, 9).Select(period =>
        {
            var histories = Histories.Random(random, 40, [period]);
            model.Replace([period], histories);
            return _run.Import(histories, [period], plan).Merged;
        }).ToList();

        Assert.Equal([false, false, false, true, false, false, true, false, false], merged);
        Assert.Equal(StoreRun.Expected(model), _run.Read());
        Assert.Equal(3, _run.Names.Count(name => name.StartsWith("spells-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Commit_ThatReplacesAll_LeavesNothingElse()
    {
        var random = new Random(5);
        _run.Import(Histories.Random(random, 40, [First, First + 1]), [First, First + 1]);
        var histories = Histories.Random(random, 40, [First + 5]);

        _run.Import(histories, [First + 5], StoreRun.Plan with { ReplacesAll = true, Profile = "{}" });

        Assert.Equal(StoreRun.Expected(histories), _run.Read());
        using var store = SpellStore.Open(_run.Folder);
        Assert.Equal(("{}", 1, First + 5), (store.Profile, store.Segments, store.Periods.Ranges.Single().First));
    }

    [Fact]
    public void Commit_NoPersonAtAll_GivesAStoreWithoutPersons()
    {
        _run.Import(new Histories(), []);
        _run.Import(new Histories(), [First]);

        Assert.Empty(_run.Read());
    }

    [Fact]
    public void Begin_WhileAnotherImportRuns_SaysSo()
    {
        using var first = StoreImport.Begin(_run.Folder, StoreRun.Plan, StoreRun.Dictionaries());

        var error = Assert.Throws<InputException>(() => StoreImport.Begin(_run.Folder, StoreRun.Plan, StoreRun.Dictionaries()));

        Assert.Contains("Another import into", error.Message, StringComparison.Ordinal);
        first.Dispose();
        StoreImport.Begin(_run.Folder, StoreRun.Plan, StoreRun.Dictionaries()).Dispose();
    }

    [Fact]
    public void Begin_AnotherProfile_IsRefused()
    {
        _run.Import(new Histories(), [First]);

        var error = Assert.Throws<InputException>(() => _run.Import(new Histories(), [First], StoreRun.Plan with { Profile = "{}" }));

        Assert.Contains("store.json was made with another profile", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Begin_AnotherNumberOfPartitions_KeepsTheStores()
    {
        var histories = Histories.Random(new Random(1), 40, [First]);
        _run.Import(histories, [First]);
        _run.Import(new Histories(), [First + 1], StoreRun.Plan with { Partitions = 16 });

        Assert.Equal(StoreRun.Expected(histories), _run.Read());
    }

    [Fact]
    public void Commit_PersonTwice_IsAMistakeOfTheProgram()
    {
        using var import = StoreImport.Begin(_run.Folder, StoreRun.Plan, StoreRun.Dictionaries());
        var spell = new JobSpell { First = First, Last = First, Employer = 1 };
        import.Open().Add(PersonId.Of(1), [spell]);
        import.Open().Add(PersonId.Of(1), [spell]);

        Assert.Throws<InvalidOperationException>(() =>
            import.Commit(new RecordTally(First, First), [StoreRun.Input("a.csv", [First])], []));
    }

    [Fact]
    public void LoadTexts_AfterSeveralImports_KeepsEveryNumber()
    {
        string[][] texts = [["a", "b"], [], ["", "Ærø"], ["c"]];
        List<string> all = [];
        List<int> rows = [];
        for (var import = 0; import < texts.Length; import++)
        {
            var dictionaries = StoreRun.Dictionaries();
            using var running = StoreImport.Begin(_run.Folder, StoreRun.Plan with { MostSegments = 3 }, dictionaries);
            Assert.Equal(rows, running.Combinations);
            foreach (var text in texts[import])
            {
                all.Add(text);
                Assert.Equal(all.Count, dictionaries[0].Texts.Add(System.Text.Encoding.UTF8.GetBytes(text)));
                rows.AddRange([all.Count, 1_000_000]);
            }

            running.Commit(new RecordTally(First, First), [StoreRun.Input("a.csv", [First + import])], [.. rows]);
        }

        var read = StoreRun.Dictionaries();
        using var store = SpellStore.Open(_run.Folder);
        Assert.Equal(rows, store.LoadTexts(read, 2));
        Assert.Equal(all, Enumerable.Range(1, read[0].Texts.Count).Select(read[0].Texts.Text));
        Assert.Equal(0, read[1].Texts.Count);
    }

    [Fact]
    public void LoadTexts_OtherDictionaries_SaysWhichThereAre()
    {
        _run.Import(new Histories(), [First]);
        using var store = SpellStore.Open(_run.Folder);

        var error = Assert.Throws<InputException>(() => store.LoadTexts([("titles", new TextDictionary())], 2));

        Assert.Contains("employers, sectors", error.Message, StringComparison.Ordinal);
    }

    // A register's spells: a few fields change, periods touch. Eight bytes a spell is what keeps a country in memory's reach.
    [Fact]
    public void Commit_SpellsAsInARegister_TakeEightBytesEach()
    {
        var random = new Random(9);
        var histories = new Histories();
        var spells = 0;
        for (var person = 0; person < 20_000; person++)
        {
            var period = First + (random.Next(3) == 0 ? random.Next(60) : 0);
            while (period < First + 100)
            {
                var job = new JobSpell
                {
                    Employer = 1 + random.Next(40_000),
                    Sector = 1 + random.Next(4),
                    Occupation = 1 + random.Next(400),
                    Attributes = 1 + (person % 120),
                };
                var end = random.Next(3) == 0 ? First + 99 : Math.Min(First + 99, period + random.Next(60));
                histories.Set(PersonId.Of(100_000 + (person * 61L)), period, job);
                for (; period <= end; period++)
                {
                    histories.Set(PersonId.Of(100_000 + (person * 61L)), period, job);
                }

                spells++;
            }
        }

        _run.Import(histories, [.. Enumerable.Range(First, 100)], StoreRun.Plan with { Partitions = 64 });

        using var store = SpellStore.Open(_run.Folder);
        Assert.InRange((double)store.Bytes / spells, 4, 8 + (4.0 * 20_000 / spells));
    }
}
