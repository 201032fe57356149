namespace Sektorskifte.Architecture.Tests;

/// <summary>What <c>./sektorskifte</c> checks, when it builds, and what it passes on.</summary>
public sealed class LaunchTests : IDisposable
{
    private readonly Launch _launch = new();

    public void Dispose() => _launch.Dispose();

    [Fact]
    public async Task Start_FirstUse_BuildsOnceAndPassesArgumentsOn()
    {
        var first = await _launch.Start("register", "map", "--out", "a b", "");
        var second = await _launch.Start("--version");

        Assert.Equal((0, "<register><map><--out><a b><>"), (first.ExitCode, first.Output));
        Assert.Equal((0, "<--version>", ""), (second.ExitCode, second.Output, second.Error));
        Assert.Equal(1, _launch.Builds);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Start_ProgramEndsWithACode_PassesItOn(int code) =>
        Assert.Equal(code, (await _launch.StartWith("FAKE_EXIT", $"{code}", "demo")).ExitCode);

    [Fact]
    public async Task Start_SourceSaved_BuildsAgain()
    {
        await _launch.Start("demo");
        _launch.Save("src/Host/Program.cs", "return 1;");
        await _launch.Start("demo");
        Assert.Equal(2, _launch.Builds);
    }

    [Theory]
    [InlineData("eng/build.sh")]
    [InlineData("package-lock.json")]
    [InlineData("Directory.Build.props")]
    public async Task Start_SettingSaved_BuildsAgain(string path)
    {
        await _launch.Start("demo");
        _launch.Save(path, File.ReadAllText(_launch.In(path)));
        await _launch.Start("demo");
        Assert.Equal(2, _launch.Builds);
    }

    [Fact]
    public async Task Start_SourceRemoved_BuildsAgain()
    {
        File.WriteAllText(_launch.In("src/Host/Other.cs"), "");
        await _launch.Start("demo");
        File.Delete(_launch.In("src/Host/Other.cs"));
        await _launch.Start("demo");
        Assert.Equal(2, _launch.Builds);
    }

    [Fact]
    public async Task Start_BuildFails_ShowsItsOutputAndBuildsAgainNextTime()
    {
        await _launch.Start("demo");
        _launch.Save("src/Host/Program.cs", "broken");
        var failed = await _launch.Start("demo");
        Assert.Equal((2, ""), (failed.ExitCode, failed.Output));
        Assert.Contains("error on line 7", failed.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _launch.Start("demo")).ExitCode);

        File.WriteAllText(_launch.In("src/Host/Program.cs"), "return 0;");
        Assert.Equal((0, "<demo>"), await _launch.Start("demo") is var right ? (right.ExitCode, right.Output) : default);
        Assert.Equal(4, _launch.Builds);
    }

    [Fact]
    public async Task Start_TwoAtOnce_BuildOnce()
    {
        if (!File.Exists(_launch.In("path/flock")))
        {
            return;
        }

        var both = await Task.WhenAll(
            _launch.StartWith("FAKE_SECONDS", "0.5", "demo"), _launch.StartWith("FAKE_SECONDS", "0.5", "demo"));
        Assert.All(both, ended => Assert.Equal((0, "<demo>"), (ended.ExitCode, ended.Output)));
        Assert.Equal(1, _launch.Builds);
    }

    [Fact]
    public async Task Start_ThroughLinks_FindsItsFolder()
    {
        File.CreateSymbolicLink(_launch.In("path/first"), "../sektorskifte");
        File.CreateSymbolicLink(_launch.In("second"), "path/first");
        var ended = await _launch.StartAs(_launch.In("second"), ["demo"], new Dictionary<string, string>());
        Assert.Equal((0, "<demo>"), (ended.ExitCode, ended.Output));
    }

    [Theory]
    [InlineData("dotnet", ".NET SDK 10 is missing")]
    [InlineData("node", "Node.js 20 or later is missing")]
    [InlineData("npm", "npm is missing")]
    public async Task Start_ToolMissing_SaysWhatToInstall(string tool, string expected)
    {
        _launch.Remove(tool);
        var ended = await _launch.Start("demo");
        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Contains(expected, ended.Error, StringComparison.Ordinal);
        Assert.Contains("https://", ended.Error, StringComparison.Ordinal);
        Assert.Equal(0, _launch.Builds);
    }

    [Theory]
    [InlineData("FAKE_DOTNET", "8.0.404", ".NET SDK 10 is needed; found: 8.0.404")]
    [InlineData("FAKE_DOTNET", "", ".NET SDK 10 is needed; found: 8.0.404")]
    [InlineData("FAKE_NODE", "v18.19.0", "Node.js 20 or later is needed; found: 18.19.0")]
    [InlineData("FAKE_NODE", "", "Node.js 20 or later is needed; found: no version")]
    public async Task Start_ToolTooOld_SaysWhatWasFoundAndWhatToInstall(string variable, string version, string expected)
    {
        var ended = await _launch.StartWith(variable, version, "demo");
        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Contains(expected, ended.Error, StringComparison.Ordinal);
        Assert.Equal(0, _launch.Builds);
    }

    [Fact]
    public async Task Start_NodeGoneAfterTheBuild_StillSaysWhatToInstall()
    {
        await _launch.Start("demo");
        _launch.Remove("node");
        Assert.Contains("Node.js 20", (await _launch.Start("demo")).Error, StringComparison.Ordinal);
    }
}
