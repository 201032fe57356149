using System.Diagnostics;
using Sektorskifte.Statistics;

namespace Sektorskifte.Architecture.Tests;

/// <summary>Statistics is pure: no files, network, clock, console or ambient randomness.</summary>
public sealed class PurityTests
{
    // One use of each banned symbol.
    private static readonly Dictionary<string, string> Uses = new()
    {
        ["N:System.IO"] = "System.IO.File.Exists(\"x\")",
        ["N:System.Net"] = "System.Net.IPAddress.Loopback",
        ["T:System.Console"] = "System.Console.Out",
        ["T:System.Random"] = "new System.Random(1)",
        ["P:System.DateTime.Now"] = "System.DateTime.Now",
        ["P:System.DateTime.UtcNow"] = "System.DateTime.UtcNow",
        ["P:System.DateTimeOffset.Now"] = "System.DateTimeOffset.Now",
        ["P:System.DateTimeOffset.UtcNow"] = "System.DateTimeOffset.UtcNow",
        ["T:System.Diagnostics.Stopwatch"] = "System.Diagnostics.Stopwatch.GetTimestamp()",
        ["T:System.Environment"] = "System.Environment.MachineName",
        ["T:System.TimeProvider"] = "System.TimeProvider.System",
    };

    [Fact]
    public void Statistics_ProjectFile_HasTheBan()
    {
        var imports = Repository.Xml("src/Statistics/Statistics.csproj").Descendants("Import");
        Assert.Contains(imports, import => import.Attribute("Project")!.Value == "../../eng/Pure.props");
        Assert.DoesNotContain(
            Repository.FilesWith(".cs").Where(path => path.StartsWith("src/Statistics/", StringComparison.Ordinal)),
            path => Repository.Text(path).Contains("RS0030", StringComparison.Ordinal));
    }

    [Fact]
    public void Statistics_ReferencedAssemblies_AreTheRuntimeAndMathNet() =>
        Assert.All(
            typeof(EstimatorAttribute).Assembly.GetReferencedAssemblies(),
            assembly => Assert.True(
                assembly.Name == "MathNet.Numerics" || assembly.Name!.StartsWith("System.", StringComparison.Ordinal),
                assembly.Name));

    [Fact]
    public void BannedSymbols_EachUsedOnce_EachFailsTheBuild()
    {
        var banned = File.ReadAllLines(Repository.Absolute("eng/BannedSymbols.txt"))
            .Where(line => line.Length > 0).Select(line => line.Split(';')[0]).ToList();
        Assert.Equal(banned.Order(), Uses.Keys.Order());

        // Beside the sources, so that the same settings apply; with the same import as Statistics.
        var folder = Directory.CreateDirectory(Repository.Absolute($"artifacts/seeded-{Guid.NewGuid():N}"));
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "Seeded.csproj"),
                """<Project Sdk="Microsoft.NET.Sdk"><Import Project="../../eng/Pure.props" /></Project>""");
            var methods = Uses.Values.Select((use, i) => $"\n    internal static object M{i}() => {use};");
            File.WriteAllText(
                Path.Combine(folder.FullName, "Seeded.cs"),
                $"namespace Seeded;\n\ninternal static class Seeds\n{{{string.Concat(methods)}\n}}\n");

            var (exitCode, output) = Build(folder.FullName);

            Assert.NotEqual(0, exitCode);
            Assert.All(Uses.Values.Select((_, i) => $"Seeded.cs({i + 5},"), place =>
                Assert.Contains(output.Split('\n'), line =>
                    line.Contains(place, StringComparison.Ordinal)
                    && line.Contains("error RS0030", StringComparison.Ordinal)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int ExitCode, string Output) Build(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            ArgumentList = { "build", "--nologo", "--tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false" },
        };
        // The test run's own build settings are not this build's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
