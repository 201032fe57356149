using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Usage;

/// <summary>Folders that results can't be written to: a message, and nothing left behind.</summary>
public sealed class FolderTests(GeneratedRegister register) : IClassFixture<GeneratedRegister>, IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Map_OutIsAFile_SaysSo()
    {
        _folder.Write("taken", "precious");

        Call.Refused(Map(_folder.At("taken")), "--out", "taken", "a file of that name");
        Call.Refused(Map(_folder.At("taken", "below")), "--out", "below", "can't be made");
        Call.Refused(["demo", "--out", _folder.At("taken")], "--out", "taken", "a file of that name");

        Assert.Equal("precious\n", File.ReadAllText(_folder.At("taken")));
    }

    [Fact]
    public void Map_OutHasNoName_SaysSo()
    {
        Call.Refused(Map(""), "--out has no name");
        Call.Refused(["demo", "--out", ""], "--out has no name");
    }

    // A system folder that not even root can write to.
    [LinuxFact]
    public void Map_OutCanNotBeMade_SaysSo()
    {
        Call.Refused(Map("/proc/sektorskifte"), "--out /proc/sektorskifte", "can't be made");
        Call.Refused(Map("/proc"), "/proc/rejects.csv.part", "can't be written");
        Call.Refused(["generate", "--persons", "10", "--out", "/proc/r.csv"], "/proc/r.csv", "can't be written");
    }

    [Fact]
    public void Map_AFolderHasTheNameOfAResult_LeavesTheOthers()
    {
        var folder = _folder.At("out");
        MappingFolder.Map("dk-monthly", [register.Csv], folder);
        File.Delete(_folder.At("out", "summary.json"));
        Directory.CreateDirectory(_folder.At("out", "summary.json"));
        var before = Bytes("flows.csv");

        Call.Refused([.. Map(folder), "--min-count", "20"], "summary.json", "is a folder");

        Assert.Equal(before, Bytes("flows.csv"));
        Assert.Equal(MappingFolder.Files, _folder.Names("out"));
    }

    // Every write to /dev/full fails as on a full disk.
    [LinuxFact]
    public void Map_DiskIsFull_LeavesTheEarlierResults()
    {
        MappingFolder.Map("dk-monthly", [register.Csv], _folder.At("out"));
        var before = MappingFolder.Files.ToDictionary(name => name, Bytes);
        foreach (var name in new[] { "flows.csv", "rejects.csv", "summary.json", "report.html", "provenance.json" })
        {
            File.CreateSymbolicLink(_folder.At("out", name + ".part"), "/dev/full");

            Call.Refused([.. Map(_folder.At("out")), "--min-count", "20", "--quiet"], "No space left on device");

            Assert.Equal(MappingFolder.Files, _folder.Names("out"));
            Assert.All(before, file => Assert.Equal(file.Value, Bytes(file.Key)));
        }
    }

    [Fact]
    public void Map_InputFails_LeavesNoNewFolderAndNoTemporaryFile()
    {
        var bad = _folder.Write("bad.csv", "not,the,columns", "1,2,3");

        Call.Refused(["register", "map", "--profile", "dk-monthly", "--records", bad, "--out", _folder.At("out")], "bad.csv");

        Assert.Equal(["bad.csv"], _folder.Names());
    }

    private string[] Map(string target) => ["register", "map", "--profile", "dk-monthly", "--records", register.Csv, "--out", target];

    private byte[] Bytes(string name) => File.ReadAllBytes(_folder.At("out", name));
}

/// <summary>A fact about Linux's own files.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Needs the files in /proc and /dev of Linux.";
        }
    }
}
