using System.Diagnostics;
using System.Text.RegularExpressions;
using Sektorskifte.Host.Tests.Calls;
using Xunit.Abstractions;

namespace Sektorskifte.Host.Tests.Mapping;

/// <summary>
/// An import that is killed, not asked to stop: the store holds what it held before or what the import brings, and nothing between;
/// the next import works and clears up.
/// </summary>
public sealed partial class KilledImportTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 10;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Import_KilledAtAnyMoment_LeavesTheOldStoreOrTheNewOne()
    {
        Generate("first.parquet", "2015", "1");
        Generate("second0.parquet", "2016", "2");
        Generate("second1.parquet", "2016", "3");
        Directory.CreateDirectory(_folder.At("temp"));
        var inputs = _folder.Digests("");
        var whole = new[] { Whole(0), Whole(1) };
        Assert.NotEqual(whole[0].Text("flows.csv"), whole[1].Text("flows.csv"));
        Import("store", "first.parquet");
        Import("store", "second0.parquet");
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, Calls.Program.Run(Words("store", "second0.parquet")).Code);
        var runTime = watch.Elapsed;
        var random = new Random(1);
        var (held, replaced) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = _folder.Names("store");
            using var process = Calls.Program.Start(Words("store", $"second{1 - held}.parquet"));
            if (kill % 3 > 0)
            {
                // Most kills fall where files are written.
                SpinWait.SpinUntil(() => process.HasExited || _folder.Names("store").Except(before).Any());
                Thread.Sleep(random.Next(kill % 3 == 1 ? 10 : 60));
            }
            else
            {
                Thread.Sleep(runTime * random.NextDouble());
            }

            process.Kill();
            process.WaitForExit();
            var now = Held(whole);
            replaced += now == held ? 0 : 1;
            held = now;
            if (kill % 4 == 3)
            {
                held = 1 - held;
                Import("store", $"second{held}.parquet");
                AssertNothingLeftOver();
                Assert.Equal(held, Held(whole));
            }
        }

        output.WriteLine($"{Kills} kills: {replaced} with the new store");
        Assert.Equal(inputs, _folder.Digests(""));
        Assert.Empty(_folder.Names("temp"));
    }

    [Fact]
    public void Import_KilledBeforeAnythingWasThere_LeavesNoStoreOrAWholeOne()
    {
        Generate("first.parquet", "2015", "1");
        Import("whole", "first.parquet");
        var whole = Map("whole", "expected");
        var random = new Random(2);
        for (var kill = 0; kill < 3; kill++)
        {
            using var process = Calls.Program.Start(Words("store", "first.parquet"));
            SpinWait.SpinUntil(() => process.HasExited || Directory.Exists(_folder.At("store")));
            Thread.Sleep(random.Next(150));
            process.Kill();
            process.WaitForExit();
            if (File.Exists(_folder.At("store", "store.json")))
            {
                Map("store", "mapping").AssertSameTables(whole);
            }
            else
            {
                Call.Refused(["register", "map", "--store", _folder.At("store"), "--out", _folder.At("none")], "holds no store of spells");
            }

            Import("store", "first.parquet");
            AssertNothingLeftOver();
            Map("store", "mapping").AssertSameTables(whole);
            Directory.Delete(_folder.At("store"), recursive: true);
        }
    }

    private void Generate(string name, string year, string seed) => Call.Done(
        "generate", "--quiet", "--persons", "2500", "--from", $"{year}-01", "--to", $"{year}-12", "--seed", seed, "--out", _folder.At(name));

    private string[] Words(string store, string records) =>
    [
        "register", "import", "--quiet", "--profile", "dk-monthly", "--records", _folder.At(records), "--store", _folder.At(store),
        "--temp", _folder.At("temp"),
    ];

    private void Import(string store, string records) => Call.Done(Words(store, records));

    private MappingFolder Whole(int second)
    {
        Import($"whole{second}", "first.parquet");
        Import($"whole{second}", $"second{second}.parquet");
        return Map($"whole{second}", $"expected{second}");
    }

    private MappingFolder Map(string store, string folder)
    {
        Call.Done("register", "map", "--quiet", "--store", _folder.At(store), "--out", _folder.At(folder), "--min-count", "1");
        return new MappingFolder(_folder.At(folder));
    }

    /// <summary>Which of the two the store holds; fails when it is neither.</summary>
    private int Held(MappingFolder[] whole)
    {
        var mapping = Map("store", "mapping");
        var held = mapping.Text("flows.csv") == whole[0].Text("flows.csv") ? 0 : 1;
        mapping.AssertSameTables(whole[held]);
        Assert.Equal(whole[held].Text("summary.json"), mapping.Text("summary.json"));
        return held;
    }

    /// <summary>The folder has the files that the manifest names, the manifest, and the file by which imports wait for each other.</summary>
    private void AssertNothingLeftOver()
    {
        var named = DataFile().Matches(File.ReadAllText(_folder.At("store", "store.json"))).Select(match => match.Value).Distinct();
        Assert.Equal(
            named.Append("store.json").Order(StringComparer.Ordinal), _folder.Names("store").Where(name => !name.EndsWith(".lock", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"[a-z]+-\d{6}\.bin")]
    private static partial Regex DataFile();
}
