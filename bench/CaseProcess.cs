using System.Globalization;
using System.Security.Cryptography;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>Starts the processes that the cases are.</summary>
internal static class CaseProcess
{
    private static readonly TimeSpan OwnLimit = TimeSpan.FromHours(2);
    private static readonly TimeSpan RivalLimit = TimeSpan.FromMinutes(15);

    /// <summary>The memory that a rival may have, in bytes; the program's own paths keep to what they say they keep to.</summary>
    public const long RivalMemory = 14_000_000_000;

    /// <summary>The program.</summary>
    public static string Program { get; } = Path.Combine(Repository.Root, "sektorskifte");

    /// <summary>Runs a verb of this assembly that prints the seconds and then its fingerprint.</summary>
    public static CaseRun Own(string verb, params IEnumerable<string> arguments)
    {
        var run = ChildProcess.Run(OwnLimit, "dotnet", [typeof(CaseProcess).Assembly.Location, verb, .. arguments]).OrThrow();
        var space = run.Output.IndexOf(' ', StringComparison.Ordinal);
        return new CaseRun(Seconds(run.Output[..space]), run.PeakBytes, run.Output[space..]);
    }

    /// <summary>Runs a verb of this assembly that writes its cells to a file and prints the seconds.</summary>
    public static CaseRun OwnCells(string verb, string cells, params IEnumerable<string> arguments) => Cells(
        ChildProcess.Run(OwnLimit, "dotnet", [typeof(CaseProcess).Assembly.Location, verb, cells, .. arguments]).OrThrow(), cells);

    /// <summary>Runs a program that a rival is written for, which may take too long or too much.</summary>
    public static CaseRun Rival(string cells, string program, params IEnumerable<string> arguments)
    {
        // DuckDB keeps to a limit of its own; the others know none, and the machine has other work.
        var run = program == "dotnet"
            ? ChildProcess.Run(RivalLimit, program, arguments)
            : ChildProcess.Run(
                RivalLimit, "prlimit", ["--as=" + RivalMemory.ToString(CultureInfo.InvariantCulture), program, .. arguments]);
        return run.Failure is null ? Cells(run, cells) : CaseRun.None(run.Failure);
    }

    /// <summary>Runs <c>register import</c> into a new store from the start of the process to its end; what it holds shows in a mapping.</summary>
    public static CaseRun Import(string records)
    {
        var folder = Directory.CreateTempSubdirectory("sektorskifte-bench-");
        try
        {
            var run = Import(records, folder.FullName);
            return new CaseRun(run.Seconds, run.PeakBytes, Map("--store", folder.FullName).Fingerprint);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Makes a store.</summary>
    public static ChildRun Import(string records, string folder) => ChildProcess.Run(
        OwnLimit,
        Program,
        ["register", "import", "--profile", "dk-monthly", "--records", records, "--store", folder, "--quiet"]).OrThrow();

    /// <summary>Runs <c>register map</c> from the start of the process to its end.</summary>
    public static CaseRun Map(params IEnumerable<string> arguments)
    {
        var output = Directory.CreateTempSubdirectory("sektorskifte-bench-");
        try
        {
            var run = ChildProcess.Run(
                OwnLimit,
                Program,
                ["register", "map", "--profile", "dk-monthly", .. arguments, "--out", output.FullName, "--quiet"]).OrThrow();

            // The rejects name file and row, so they differ with the form of the input; they are no result that is published.
            string[] tables = [.. output.GetFiles("*.csv").Where(f => f.Name != "rejects.csv").OrderBy(f => f.Name, StringComparer.Ordinal).Select(Hash)];
            return tables.Length > 0
                ? new CaseRun(run.Seconds, run.PeakBytes, string.Join(';', tables))
                : throw new InputException($"{Program} register map wrote no table.");
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static CaseRun Cells(ChildRun run, string cells) =>
        new(Seconds(run.Output), run.PeakBytes, CellLines.Fingerprint(cells));

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Hash(FileInfo file)
    {
        using var stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
