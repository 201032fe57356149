using System.Text.Json;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests;

/// <summary>The demonstration: a register from nothing, mapped, and compared with what was planted in it.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Demo_NewFolder_FindsWhatWasPlanted()
    {
        var demo = Call.Done("demo", "--persons", "20000", "--out", _folder.At("demo"));

        Assert.Contains("The mapping found exactly the moves that were planted.", demo.Output, StringComparison.Ordinal);
        Assert.Matches(@"leaders who changed job: changed sector\D+22 %\D+\d+\.\d %", demo.Output);
        Assert.Equal(["mapping", "register.parquet", "register.parquet.truth.json"], _folder.Names("demo"));
        Assert.Equal(MappingFolder.Files, _folder.Names("demo/mapping"));
        new MappingFolder(_folder.At("demo", "mapping")).AssertNothingVanished();
    }

    [Fact]
    public void Demo_AgainWithAnotherSeed_ReplacesTheRegister()
    {
        Call.Done("demo", "--quiet", "--persons", "1000", "--out", _folder.At("demo"));
        var first = File.ReadAllBytes(_folder.At("demo", "register.parquet"));

        Call.Done("demo", "--quiet", "--persons", "1000", "--seed", "2", "--out", _folder.At("demo"), "--language", "en");

        Assert.NotEqual(first, File.ReadAllBytes(_folder.At("demo", "register.parquet")));
        Assert.Contains("<html lang=\"en\"", File.ReadAllText(_folder.At("demo", "mapping", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_Json_SaysWhatWasPlantedAndFound()
    {
        var demo = Call.Done("demo", "--json", "--quiet", "--persons", "1000", "--out", _folder.At("demo"));

        using var document = JsonDocument.Parse(demo.Output);
        var planted = document.RootElement.GetProperty("planted").GetProperty("moves").GetProperty("same_job").GetInt64();
        var found = document.RootElement.GetProperty("found").GetProperty("moves").GetProperty("same_job").GetInt64();
        Assert.Equal((planted, ""), (found, demo.Error));
    }

    [Fact]
    public void Demo_OnePerson_StillEnds()
    {
        Assert.Contains("1 person, ", Call.Done("demo", "--persons", "1", "--out", _folder.At("demo")).Output, StringComparison.Ordinal);
    }
}
