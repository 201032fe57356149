using System.Globalization;
using System.Security.Cryptography;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Mapping;

/// <summary>The files of a mapping: which they are, what describes the run, and how they take the place of earlier ones.</summary>
public sealed class ResultFilesTests(GeneratedRegister register) : IClassFixture<GeneratedRegister>, IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Map_Records_WritesItsFilesAndNoOthers()
    {
        var mapping = Map("out");

        Assert.Equal(MappingFolder.Files, _folder.Names("out"));
        mapping.AssertNothingVanished();
        Assert.EndsWith("</html>", mapping.Text("report.html").TrimEnd(), StringComparison.Ordinal);
        Assert.All(MappingFolder.Tables, table => Assert.EndsWith("\n", mapping.Text(table), StringComparison.Ordinal));
    }

    [Fact]
    public void Map_FolderWithEarlierResults_ReplacesThemAndLeavesOtherFiles()
    {
        Map("out");
        _folder.Write("out/notes.txt", "mine");
        var fresh = Map("fresh", "--min-count", "20", "--no-reorganisations");

        var replaced = Map("out", "--min-count", "20", "--no-reorganisations");

        replaced.AssertSameTables(fresh);
        Assert.Equal(fresh.Text("summary.json"), replaced.Text("summary.json"));
        Assert.Equal("mine\n", File.ReadAllText(_folder.At("out", "notes.txt")));
        Assert.Equal([.. MappingFolder.Files.Append("notes.txt").Order(StringComparer.Ordinal)], _folder.Names("out"));
    }

    [Fact]
    public void Map_NewRunFails_LeavesEarlierResultsAsTheyWere()
    {
        Map("out");
        var before = MappingFolder.Files.ToDictionary(name => name, Bytes);
        var cut = _folder.At("cut.csv");
        File.WriteAllText(cut, File.ReadAllText(register.Csv) + "1,\"open quote\n2,3\n");

        Call.Refused(["register", "map", "--profile", "dk-monthly", "--records", cut, "--out", _folder.At("out")], "cut.csv, row");
        Call.Refused(
            ["register", "map", "--profile", "dk-monthly", "--records", register.Csv, "--out", _folder.At("out"), "--from", "2030"],
            "outside the window");

        Assert.Equal(MappingFolder.Files, _folder.Names("out"));
        Assert.All(before, file => Assert.Equal(file.Value, Bytes(file.Key)));
    }

    [Fact]
    public void Map_Records_SaysWhereTheNumbersComeFrom()
    {
        var provenance = Map("out", "--from", "2016", "--gap", "3", "--min-count", "7", "--by", "sex").Provenance;

        var input = Assert.Single(provenance["inputs"]!.AsArray())!;
        using var stream = File.OpenRead(register.Csv);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(stream)), input["sha256"]!.GetValue<string>());
        Assert.Equal((register.Csv, stream.Length), (input["path"]!.GetValue<string>(), input["bytes"]!.GetValue<long>()));
        Assert.Equal("dk-monthly@1", provenance["profile"]!.GetValue<string>());
        Assert.Equal("disco-1@1", provenance["definition"]!.GetValue<string>());
        Assert.StartsWith("sektorskifte ", provenance["program"]!.GetValue<string>(), StringComparison.Ordinal);
        var settings = provenance["settings"]!;
        Assert.Equal(
            ("2016", "last period of the data", "3", "7", "sex", "120"),
            (Setting("from"), Setting("to"), Setting("gap_allowance"), Setting("min_count"), Setting("breakdown"), Setting("look_back")));
        Assert.Equal("at least 5 people and a share of 0.3", Setting("reorganisations"));
        var (started, finished) = (Time("started"), Time("finished"));
        Assert.InRange(finished, started, started.AddMinutes(10));

        string Setting(string name) => settings[name]!.GetValue<string>();
        DateTimeOffset Time(string name) => DateTimeOffset.Parse(provenance[name]!.GetValue<string>(), CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Map_OwnProfile_SaysItsHash()
    {
        var text = BrokenInputs.SmallProfile.Year();
        File.WriteAllText(_folder.At("my.json"), text);
        File.WriteAllText(_folder.At("r.csv"), BrokenInputs.SmallProfile.GoodFile);

        var provenance = MappingFolder.Map(_folder.At("my.json"), [_folder.At("r.csv")], _folder.At("out")).Provenance;

        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder.At("my.json")))),
            provenance["profile_sha256"]!.GetValue<string>());
    }

    private MappingFolder Map(string folder, params string[] options) =>
        MappingFolder.Map("dk-monthly", [register.Csv], _folder.At(folder), options);

    private byte[] Bytes(string name) => File.ReadAllBytes(_folder.At("out", name));
}
