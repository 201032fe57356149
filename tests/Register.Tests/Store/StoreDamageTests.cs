using Sektorskifte.Register.Records;
using Sektorskifte.Register.Store;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Store;

/// <summary>A store whose files are not as they were written says so, with the file's name.</summary>
public sealed class StoreDamageTests : IDisposable
{
    private readonly StoreRun _run = new();
    private readonly string _whole;

    public StoreDamageTests()
    {
        for (var month = 0; month < 3; month++)
        {
            var dictionaries = StoreRun.Dictionaries();
            using var import = StoreImport.Begin(_run.Folder, StoreRun.Plan, dictionaries);
            dictionaries[0].Texts.Add("Ærø Kommune"u8);
            dictionaries[month % 2].Texts.Add([(byte)('a' + month)]);
            int[] periods = [StoreRun.Earliest + month];
            StoreRun.Give(import, Histories.Random(new Random(month), 50, periods), 2);
            import.AddReject(new Reject("a.csv", 7 + month, "pay", "12,x", RejectReason.Pay, "a number"), periods[0]);
            import.Commit(new RecordTally(StoreRun.Earliest, StoreRun.Latest), [StoreRun.Input("a.csv", periods)], [1, 1, 2, 2]);
        }

        _whole = _run.Everything();
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Open_AnyByteFlipped_NamesTheFile()
    {
        var random = new Random(5);
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            for (var i = 0; i < 80; i++)
            {
                var at = i < 20 ? Math.Min(i, bytes.Length - 1) : i < 40 ? Math.Max(0, bytes.Length - i + 19) : random.Next(bytes.Length);
                var flipped = bytes.ToArray();
                flipped[at] ^= (byte)(1 << random.Next(8));
                AssertRefused(file, flipped);
            }

            File.WriteAllBytes(file, bytes);
        }

        Assert.Equal(_whole, _run.Everything());
    }

    [Fact]
    public void Open_CutShortOrLonger_NamesTheFile()
    {
        var random = new Random(6);
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            for (var i = 0; i < 25; i++)
            {
                AssertRefused(file, bytes[..(i == 0 ? 0 : random.Next(bytes.Length))]);
            }

            AssertRefused(file, [.. bytes, 0]);
            File.WriteAllBytes(file, bytes);
        }
    }

    [Fact]
    public void Open_FileMissing_NamesTheFile()
    {
        foreach (var file in Files())
        {
            var bytes = File.ReadAllBytes(file);
            File.Delete(file);
            var error = Assert.Throws<InputException>(() => _run.Everything());
            Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
            File.WriteAllBytes(file, bytes);
        }
    }

    [Fact]
    public void Open_FileOfAnotherStore_NamesTheFile()
    {
        var names = Files().Where(file => file.Contains("spells-", StringComparison.Ordinal)).ToList();
        var first = File.ReadAllBytes(names[0]);
        File.WriteAllBytes(names[0], File.ReadAllBytes(names[1]));
        var error = Assert.Throws<InputException>(() => _run.Everything());
        Assert.Contains(Path.GetFileName(names[0]), error.Message, StringComparison.Ordinal);
        File.WriteAllBytes(names[0], first);
    }

    [Fact]
    public void Open_NoStore_SaysWhereNoneIs()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => SpellStore.Open(folder.File("none")));

        Assert.Contains("none holds no store of spells", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnotherFormat_SaysWhichIsKnown()
    {
        var path = Path.Combine(_run.Folder, StoreFolder.Manifest);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"format\": 1", "\"format\": 12", StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(() => SpellStore.Open(_run.Folder));

        Assert.Contains("store.json has format 12, and this program knows format 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Begin_DamagedStore_IsRefusedUnlessAllIsReplaced()
    {
        var path = Path.Combine(_run.Folder, StoreFolder.Manifest);
        File.WriteAllText(path, "{");

        Assert.Throws<InputException>(() => _run.Import(new Histories(), [StoreRun.Earliest]));
        var histories = Histories.Random(new Random(1), 20, [StoreRun.Earliest]);
        _run.Import(histories, [StoreRun.Earliest], StoreRun.Plan with { ReplacesAll = true });

        Assert.Equal(StoreRun.Expected(histories), _run.Read());
        Assert.Equal(["spells-000004.bin", "store.json", "store.lock"], _run.Names);
    }

    private string[] Files() => [.. _run.Names.Where(name => name != StoreFolder.LockFile).Select(name => Path.Combine(_run.Folder, name))];

    private void AssertRefused(string file, byte[] bytes)
    {
        File.WriteAllBytes(file, bytes);
        var error = Assert.Throws<InputException>(() => _run.Everything());
        Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
    }
}
