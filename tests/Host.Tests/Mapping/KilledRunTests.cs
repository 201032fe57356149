using System.Diagnostics;
using System.Text.Json.Nodes;
using Sektorskifte.Host.Tests.Calls;
using Sektorskifte.Host.Tests.Usage;
using Xunit.Abstractions;

namespace Sektorskifte.Host.Tests.Mapping;

/// <summary>
/// A run that is killed, not asked to stop. The new files take their names one by one when all are ready, so that a folder holds the
/// earlier results, the new ones, or, when the kill falls between two renames, some of each: but every file is whole.
/// </summary>
public sealed class KilledRunTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[][] Settings =
        [["--min-count", "5"], ["--min-count", "30", "--no-reorganisations", "--language", "en"]];

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(15, false)]
    [InlineData(8, true)]
    public void Map_KilledAtAnyMoment_LeavesWholeFiles(int kills, bool store)
    {
        Call.Done("generate", "--quiet", "--persons", "12000", "--out", _folder.At("register.parquet"));
        if (store)
        {
            Call.Done(["register", "import", "--quiet", .. Records, "--store", _folder.At("store")]);
        }

        var inputs = Inputs();
        var watch = Stopwatch.StartNew();
        var whole = Settings.Select((settings, i) => Whole($"whole{i}", store, settings)).ToArray();
        var runTime = watch.Elapsed / Settings.Length;
        Whole("out", store, Settings[0]);
        var random = new Random(1);
        var (mixed, replaced) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = Calls.Program.Start(Words("out", store, Settings[(kill + 1) % 2]));
            Thread.Sleep(runTime * (random.NextDouble() * 0.9));
            if (kill % 2 == 0)
            {
                // Half of the kills fall where files are written.
                SpinWait.SpinUntil(() => process.HasExited || File.Exists(_folder.At("out", "provenance.json.part")));
            }

            process.Kill();
            process.WaitForExit();
            var from = MappingFolder.Files.Select(name => Origin(name, whole)).Distinct().Count();
            mixed += from > 1 ? 1 : 0;
            replaced += from == 1 && Origin("flows.csv", whole) == (kill + 1) % 2 ? 1 : 0;
        }

        output.WriteLine($"{kills} kills: {replaced} with all new results, {mixed} with some of each");
        Whole("out", store, Settings[1]);
        Assert.Equal(MappingFolder.Files, _folder.Names("out"));
        Assert.All(MappingFolder.Files, name => Assert.Equal(1, Origin(name, whole)));
        Assert.Equal(inputs, Inputs());
    }

    // Interrupting is what a person does at the terminal, ending what a job system does first.
    [LinuxFact]
    public void Map_Interrupted_LeavesNothingBehind()
    {
        Call.Done("generate", "--quiet", "--persons", "4000", "--out", _folder.At("register.parquet"));
        foreach (var signal in new[] { "INT", "TERM" })
        {
            using var process = Calls.Program.Start(Words("out", store: false, ["--by", "sex,age"]));
            SpinWait.SpinUntil(() => process.HasExited || File.Exists(_folder.At("out", "rejects.csv.part")));
            using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]);
            process.WaitForExit();

            Assert.NotEqual(0, process.ExitCode);
            Assert.False(Directory.Exists(_folder.At("out")));
        }
    }

    private string[] Records => ["--profile", "dk-monthly", "--records", _folder.At("register.parquet")];

    private string[] Words(string folder, bool store, string[] settings) =>
    [
        "register", "map", .. store ? ["--store", _folder.At("store")] : Records, "--out", _folder.At(folder), "--quiet", .. settings,
    ];

    /// <summary>What must not change: the records and the store.</summary>
    private SortedDictionary<string, string> Inputs() => _folder.Digests(Directory.Exists(_folder.At("store")) ? ["", "store"] : [""]);

    private MappingFolder Whole(string folder, bool store, string[] settings)
    {
        var call = Calls.Program.Run(Words(folder, store, settings));
        Assert.Equal((0, ""), (call.Code, call.Error));
        return new MappingFolder(_folder.At(folder));
    }

    /// <summary>Which of the settings a file was made with; fails when it is not the whole file of any.</summary>
    private int Origin(string name, MappingFolder[] whole)
    {
        var text = File.ReadAllText(_folder.At("out", name));
        switch (name)
        {
            case "provenance.json":
                return JsonNode.Parse(text)!["settings"]!["min_count"]!.GetValue<string>() == "5" ? 0 : 1;
            case "report.html":
                Assert.EndsWith("</html>", text.TrimEnd(), StringComparison.Ordinal);
                return text.Contains("<html lang=\"da\"", StringComparison.Ordinal) ? 0 : 1;
            case "rejects.csv" or "net_mobility.csv":
                // The same with all settings: of so few people no strength is told.
                Assert.Equal(whole[0].Text(name), text);
                Assert.Equal(whole[1].Text(name), text);
                return Origin("provenance.json", whole);
            default:
                var origin = Array.FindIndex(whole, mapping => mapping.Text(name) == text);
                Assert.True(origin >= 0, $"{name} is not whole");
                return origin;
        }
    }
}
