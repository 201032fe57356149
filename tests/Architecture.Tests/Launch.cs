using System.Diagnostics;

namespace Sektorskifte.Architecture.Tests;

/// <summary>What a started program left behind.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error);

/// <summary>
/// A copy of the wrapper in a folder of its own, with a .NET and a Node that only say what they were asked: to see what
/// the wrapper does without building anything.
/// </summary>
internal sealed class Launch : IDisposable
{
    // A "build" makes the program, unless the source says that it is broken, and is noted. The program prints what it was given.
    private const string Dotnet = """
        #!/bin/bash
        case "$1" in
        --version) echo "${FAKE_DOTNET-10.0.100}" ;;
        --list-sdks) echo "8.0.404 [/sdk]" ;;
        publish)
            echo built >>artifacts/builds
            sleep "${FAKE_SECONDS-0}"
            if grep -q broken src/Host/Program.cs; then echo "error on line 7"; exit 1; fi
            mkdir -p artifacts/program src/Host/obj
            echo program >artifacts/program/sektorskifte.dll ;;
        *) shift; printf '<%s>' "$@"; exit "${FAKE_EXIT-0}" ;;
        esac
        """;

    private static readonly string[] Tools = ["bash", "find", "cksum", "mkdir", "mv", "cat", "cut", "tr", "grep", "sleep", "readlink"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sektorskifte-launch-");

    public Launch()
    {
        foreach (var path in Repository.Files.Where(path => path is "sektorskifte" or "global.json" or "package-lock.json"
            or ".editorconfig" or "eng/build.sh" or "Directory.Build.props"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
            File.Copy(Repository.Absolute(path), In(path));
        }

        Directory.CreateDirectory(In("src/Host"));
        File.WriteAllText(In("src/Host/Program.cs"), "return 0;");
        Directory.CreateDirectory(In("path"));
        foreach (var tool in Tools.Append("flock"))
        {
            if (Which(tool) is { } found)
            {
                File.CreateSymbolicLink(In($"path/{tool}"), found);
            }
        }

        Fake("dotnet", Dotnet);
        Fake("node", "#!/bin/bash\necho \"${FAKE_NODE-v20.0.0}\"");
        Fake("npm", "#!/bin/bash");
    }

    public int Builds => File.Exists(In("artifacts/builds")) ? File.ReadAllLines(In("artifacts/builds")).Length : 0;

    public string In(string path) => Path.Combine(_folder.FullName, path);

    public void Remove(string tool) => File.Delete(In($"path/{tool}"));

    /// <summary>Saves a source a little later than now, as someone who works on it does.</summary>
    public void Save(string path, string text)
    {
        File.WriteAllText(In(path), text);
        File.SetLastWriteTimeUtc(In(path), DateTime.UtcNow.AddSeconds(1));
    }

    public Task<Ended> Start(params string[] arguments) => StartAs(In("sektorskifte"), arguments, new Dictionary<string, string>());

    public Task<Ended> StartWith(string variable, string value, params string[] arguments) =>
        StartAs(In("sektorskifte"), arguments, new Dictionary<string, string> { [variable] = value });

    public async Task<Ended> StartAs(string program, string[] arguments, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(In("path/bash"))
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PATH"] = In("path");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await error);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Fake(string tool, string script)
    {
        // A copy of the wrapper may be run, and so may what is written into it.
        File.Copy(Repository.Absolute("sektorskifte"), In($"path/{tool}"));
        File.WriteAllText(In($"path/{tool}"), script.Replace("#!/bin/bash", $"#!{In("path/bash")}", StringComparison.Ordinal));
    }

    private static string? Which(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
}
