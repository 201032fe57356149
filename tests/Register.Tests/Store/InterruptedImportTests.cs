using Sektorskifte.Register.Records;
using Sektorskifte.Register.Store;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Store;

/// <summary>An import that ends at any step leaves a store, the old or the new one, and the next clears up.</summary>
public sealed class InterruptedImportTests : IDisposable
{
    private const int First = StoreRun.Earliest;

    private readonly StoreRun _run = new();

    public void Dispose() => _run.Dispose();

    // A file takes its place in the order in which an import writes: each but the last few operations adds a new file, bit by
    // bit; then the manifest takes its name; then what it replaces goes. So these are all the states that a kill can leave.
    [Theory]
    [InlineData(12)]
    [InlineData(1)]
    public void Open_AfterAKillAtAnyMoment_IsTheOldOrTheNewStore(int mostSegments)
    {
        var random = new Random(mostSegments);
        var plan = StoreRun.Plan with { MostSegments = mostSegments };
        int[] periods = mostSegments == 1 ? [First + 1] : [First, First + 1];
        Import(Histories.Random(random, 40, [First]), [First], plan, "a");
        var old = Files();
        var oldText = _run.Everything();
        var histories = Histories.Random(random, 40, periods);
        Import(histories, periods, plan, "b");
        var @new = Files();
        var newText = _run.Everything();
        var added = @new.Where(file => !old.ContainsKey(file.Key)).ToList();
        Assert.NotEmpty(added);

        var present = new Dictionary<string, byte[]>(old);
        foreach (var (name, bytes) in added.Append(new("store.json.new", @new["store.json"])).Append(new("spill.tmp", [1, 2, 3])))
        {
            foreach (var length in new[] { 0, bytes.Length / 2, bytes.Length })
            {
                present[name] = bytes[..length];
                Put(present);
                Assert.Equal(oldText, _run.Everything());
                Import(histories, periods, plan, "b");
                Assert.Equal(newText, _run.Everything());
                Assert.Equal(@new.Count, Files().Count);
            }
        }

        present.Remove("store.json.new");
        present["store.json"] = @new["store.json"];
        foreach (var gone in old.Keys.Where(name => !@new.ContainsKey(name)).Prepend(null))
        {
            if (gone is not null)
            {
                present.Remove(gone);
            }

            Put(present);
            Assert.Equal(newText, _run.Everything());
            Import(histories, periods, plan, "b");
            Assert.Equal(newText, _run.Everything());
        }
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesTheStoreAsItWas()
    {
        Import(Histories.Random(new Random(1), 40, [First]), [First], StoreRun.Plan, "a");
        var before = Files();
        using (var import = StoreImport.Begin(_run.Folder, StoreRun.Plan with { Budget = 1 }, StoreRun.Dictionaries()))
        {
            StoreRun.Give(import, Histories.Random(new Random(2), 400, [First, First + 1]), 4);
            for (var row = 0; row < 20_000; row++)
            {
                import.AddReject(new Reject("a.csv", row, "pay", $"{row}x", RejectReason.Pay, "a number"), null);
            }

            Assert.Contains("rejects-000002.bin", _run.Names);
        }

        Assert.Equal(before, Files());
    }

    [Fact]
    public void Begin_FilesThatAreNotTheStores_AreLeftAlone()
    {
        Directory.CreateDirectory(_run.Folder);
        string[] others = ["notes.txt", "data-000001.bin", "spells-x.bin", "spells-000001.bin.txt"];
        Array.ForEach(others, name => File.WriteAllText(Path.Combine(_run.Folder, name), "mine"));

        Import(new Histories(), [First], StoreRun.Plan, "a");

        Assert.All(others, name => Assert.Contains(name, _run.Names));
    }

    // /dev/full is a disk without room.
    [LinuxTheory]
    [InlineData("spells-000002.bin")]
    [InlineData("texts-000002.bin")]
    [InlineData("rejects-000002.bin")]
    [InlineData("store.json.new")]
    public void Commit_DiskFull_SaysSoAndLeavesTheStoreAsItWas(string file)
    {
        var random = new Random(3);
        Import(Histories.Random(random, 40, [First]), [First], StoreRun.Plan, "a");
        var before = Files();
        var dictionaries = StoreRun.Dictionaries();
        using (var import = StoreImport.Begin(_run.Folder, StoreRun.Plan, dictionaries))
        {
            File.CreateSymbolicLink(Path.Combine(_run.Folder, file), "/dev/full");
            dictionaries[0].Texts.Add("new"u8);
            StoreRun.Give(import, Histories.Random(random, 40, [First + 1]), 2);
            import.AddReject(new Reject("a.csv", 1, "pay", "x", RejectReason.Pay, "a number"), null);

            var error = Assert.Throws<InputException>(() =>
                import.Commit(new RecordTally(First, First + 1), [StoreRun.Input("b", [First + 1])], []));

            Assert.Contains($"{file} can't be written: the disk is full", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Files());
    }

    [Fact]
    public void Read_WhileLaterImportsReplaceEverything_IsTheStoreThatWasOpened()
    {
        var random = new Random(8);
        var histories = Histories.Random(random, 60, [First]);
        Import(histories, [First], StoreRun.Plan, "a");
        using var store = SpellStore.Open(_run.Folder);

        Import(Histories.Random(random, 60, [First]), [First], StoreRun.Plan, "b");

        Assert.Equal(StoreRun.Expected(histories), StoreRun.Read(store));
    }

    [Fact]
    public async Task Open_WhileImportsRun_AlwaysFindsAWholeStore()
    {
        var random = new Random(9);
        var histories = Histories.Random(random, 60, [First]);
        Import(histories, [First], StoreRun.Plan, "a");
        using var done = new CancellationTokenSource();
        var reads = 0;
        var reader = Task.Run(() =>
        {
            for (; !done.IsCancellationRequested; Interlocked.Increment(ref reads))
            {
                Assert.Equal(StoreRun.Expected(histories), _run.Read());
            }
        });
        for (var import = 0; (import < 50 || Volatile.Read(ref reads) < 20) && !reader.IsCompleted; import++)
        {
            Import(histories, [First], StoreRun.Plan, "a");
        }

        await done.CancelAsync();
        await reader;
    }

    private void Import(Histories histories, int[] periods, ImportPlan plan, string text)
    {
        var dictionaries = StoreRun.Dictionaries();
        using var import = StoreImport.Begin(_run.Folder, plan, dictionaries);
        dictionaries[0].Texts.Add(System.Text.Encoding.UTF8.GetBytes(text));
        StoreRun.Give(import, histories, plan.Threads);
        import.AddReject(new Reject(text, 3, "pay", "x", RejectReason.Pay, "a number"), periods[^1]);
        import.Commit(new RecordTally(First, First + 1), [StoreRun.Input(text, periods)], import.Combinations);
    }

    private Dictionary<string, byte[]> Files() =>
        _run.Names.Where(name => name != StoreFolder.LockFile).ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(_run.Folder, name)));

    private void Put(Dictionary<string, byte[]> files)
    {
        Directory.Delete(_run.Folder, recursive: true);
        Directory.CreateDirectory(_run.Folder);
        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(_run.Folder, name), bytes);
        }
    }
}

/// <summary>A theory about what only Linux has.</summary>
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "There is no /dev/full here.";
}
