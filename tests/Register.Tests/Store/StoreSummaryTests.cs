using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Store;

namespace Sektorskifte.Register.Tests.Store;

/// <summary>
/// What is counted of rows, and the rejected rows themselves, are the same after corrections as if only the files that count
/// had ever been imported.
/// </summary>
public sealed class StoreSummaryTests
{
    [Fact]
    public void Inputs_AfterRandomCorrections_AreThoseOfARebuild() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            using var corrected = new StoreRun();
            using var rebuilt = new StoreRun();
            var files = new List<MonthFile>();
            for (var import = random.Next(1, 10); import > 0; import--)
            {
                var file = MonthFile.Random(random);
                files.RemoveAll(old => old.Period == file.Period && (file.Period is not null || old.Name == file.Name));
                files.Add(file);
                Import(corrected, [file], StoreRun.Plan with { MostSegments = random.Next(1, 4) });
            }

            Import(rebuilt, files, StoreRun.Plan);
            Assert.Equal(rebuilt.Everything(), corrected.Everything());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Inputs_OnePeriodOfSeveralReplaced_KeepTheRest()
    {
        using var run = new StoreRun();
        int[] periods = [StoreRun.Earliest, StoreRun.Earliest + 1];
        using (var import = StoreImport.Begin(run.Folder, StoreRun.Plan, StoreRun.Dictionaries()))
        {
            var input = StoreRun.Input("both.csv", periods);
            input = input with { Rows = [.. input.Rows, new PeriodRows(null, 3, new Dictionary<string, long> { ["period"] = 3 })] };
            import.AddReject(new Reject("both.csv", 2, "month", "x", RejectReason.Period, "a month"), null);
            import.AddReject(new Reject("both.csv", 3, "pay", "x", RejectReason.Pay, "a number"), periods[0]);
            import.AddReject(new Reject("both.csv", 4, "pay", "y", RejectReason.Pay, "a number"), periods[1]);
            import.Commit(new RecordTally(StoreRun.Earliest, StoreRun.Latest), [input], []);
        }

        run.Import(new Histories(), [periods[0]], name: "second.csv");

        using var store = SpellStore.Open(run.Folder);
        Assert.Equal([2L, 4L], store.Rejects().Select(stored => stored.Reject.Row));
        Assert.Equal(["both.csv", "second.csv"], store.Inputs.Select(input => input.Name));
        Assert.Equal([periods[1], null], store.Inputs[0].Rows.Select(rows => rows.Period));
    }

    [Fact]
    public void Rejects_ManyFromManyThreads_AreAllKept()
    {
        using var run = new StoreRun();
        using (var import = StoreImport.Begin(run.Folder, StoreRun.Plan, StoreRun.Dictionaries()))
        {
            StoreFault.ForEach(8, 4, () => 0, (part, _) =>
            {
                for (var row = 0; row < 5000; row++)
                {
                    import.AddReject(
                        new Reject("a.csv", (part * 5000) + row, "løn", "12,x\n\"", RejectReason.Pay, "a number"), StoreRun.Earliest);
                }
            });
            import.Commit(new RecordTally(StoreRun.Earliest, StoreRun.Latest), [StoreRun.Input("a.csv", [StoreRun.Earliest])], []);
        }

        using var store = SpellStore.Open(run.Folder);
        var rejects = store.Rejects().ToList();
        Assert.Equal(Enumerable.Range(0, 40_000).Select(row => (long)row), rejects.Select(stored => stored.Reject.Row).Order());
        Assert.All(rejects, stored => Assert.Equal(
            new StoredReject(new Reject("a.csv", stored.Reject.Row, "løn", "12,x\n\"", RejectReason.Pay, "a number"), StoreRun.Earliest), stored));
        Assert.InRange(store.Bytes, 1, 400_000);
    }

    private static void Import(StoreRun run, IReadOnlyList<MonthFile> files, ImportPlan plan)
    {
        using var import = StoreImport.Begin(run.Folder, plan, StoreRun.Dictionaries());
        var tally = new RecordTally(StoreRun.Earliest, StoreRun.Latest);
        foreach (var file in files)
        {
            if (file.Period is { } period)
            {
                tally.Used[period - StoreRun.Earliest] += file.Rows;
            }

            for (var row = 0; row < file.Rejected; row++)
            {
                import.AddReject(new Reject(file.Name, row, "", "", RejectReason.FieldCount, $"{file.Rows}"), row == 0 ? file.Period : null);
            }
        }

        import.Commit(tally, [.. files.Select(file => file.Input)], []);
    }

    /// <summary>A file of one month, or one of whose rows no period can be read.</summary>
    private sealed record MonthFile(string Name, int? Period, int Rows, int Rejected)
    {
        public StoreInput Input => new(
            Name,
            Rows,
            "00",
            Period is null
                ? [new PeriodRows(null, Rejected, Reasons(Rejected))]
                : [new PeriodRows(Period, Rows + 1, Reasons(1)), new PeriodRows(null, Rejected - 1, Reasons(Rejected - 1))]);

        public static MonthFile Random(Random random)
        {
            int? period = random.Next(6) == 0 ? null : StoreRun.Earliest + random.Next(4);
            return new MonthFile(
                period is null ? $"bad{random.Next(2)}.csv" : $"month{period}-{random.Next(1000)}.csv", period, random.Next(1, 9), random.Next(1, 4));
        }

        private static Dictionary<string, long> Reasons(int rows) => new() { [RejectReason.FieldCount] = rows };
    }
}
