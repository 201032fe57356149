using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>One run of a case: what it took, and a fingerprint of its result.</summary>
internal sealed record CaseRun(double Seconds, long PeakBytes, string Result);

/// <summary>The mapping of a generated register against the bare scan of the same columns.</summary>
internal static class RegisterBench
{
    private const int Rounds = 5;
    private const int TrialPersons = 2_000;
    private const string Seed = "1";
    private const string From = "2015-01";
    private const string To = "2019-12";

    private static readonly string Folder = Path.Combine(Repository(), "bench", "data");
    private static readonly string Program = Path.Combine(Repository(), "sektorskifte");

    /// <summary>Measures, prints the table, and writes the JSON when asked for.</summary>
    public static void Run(long rows, string? json)
    {
        // The first start builds what changed; that is no part of any case.
        _ = ChildProcess.Run(Program, "--version");
        var file = Data(rows);
        (string Name, Func<CaseRun> Run)[] cases =
        [
            ("scan", () => Self("scan", file)),
            ("source", () => Self("source", file)),
            ("map", () => Map(file)),
        ];
        var runs = cases.ToDictionary(c => c.Name, _ => new List<CaseRun>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, run) in cases)
            {
                var result = run();
                if (round > 0)
                {
                    runs[name].Add(result);
                }
            }
        }

        var floor = Median(runs["scan"], run => run.Seconds);
        var results = cases.Select(c => Result(c.Name, runs[c.Name], runs["scan"][0].Result, floor)).ToList();
        Report.Print(Rows(file), results);
        if (json is not null)
        {
            Report.Write(json, Rows(file), results);
        }
    }

    private static CaseResult Result(string name, List<CaseRun> runs, string scanned, double floor)
    {
        var expected = name == "source" ? scanned : runs[0].Result;
        var seconds = Median(runs, run => run.Seconds);
        return new CaseResult(
            name,
            Math.Round(seconds, 3),
            Math.Round(seconds / floor, 2),
            Math.Round(Median(runs, run => run.PeakBytes) / 1e6, 1),
            runs.All(run => run.Result == expected));
    }

    private static double Median(List<CaseRun> runs, Func<CaseRun, double> value) =>
        runs.Select(value).Order().ElementAt(runs.Count / 2);

    private static CaseRun Self(string verb, string file)
    {
        var run = ChildProcess.Run("dotnet", typeof(RegisterBench).Assembly.Location, verb, file);
        var space = run.Output.IndexOf(' ', StringComparison.Ordinal);
        var seconds = double.Parse(run.Output.AsSpan(0, space), CultureInfo.InvariantCulture);
        return new CaseRun(seconds, run.PeakBytes, run.Output[space..]);
    }

    private static CaseRun Map(string file)
    {
        var output = Directory.CreateTempSubdirectory("sektorskifte-bench-");
        try
        {
            var run = ChildProcess.Run(
                Program, "register", "map", "--profile", "dk-monthly", "--records", file, "--out", output.FullName, "--quiet");
            string[] tables = [.. output.GetFiles("*.csv").OrderBy(f => f.Name, StringComparer.Ordinal).Select(Hash)];
            if (tables.Length == 0)
            {
                throw new InputException($"{Program} register map wrote no table.");
            }

            return new CaseRun(run.Seconds, run.PeakBytes, string.Join(';', tables));
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static string Hash(FileInfo file)
    {
        using var stream = file.OpenRead();
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    // How many rows a person has is the generator's affair: a small trial tells.
    private static string Data(long rows)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"register-{rows}.parquet"));
        if (!File.Exists(file))
        {
            var trial = Path.Combine(Folder, "trial.parquet");
            Generate(TrialPersons, trial);
            var persons = Math.Max(1, rows * TrialPersons / Rows(trial));
            File.Delete(trial);
            Generate(persons, file);
        }

        return file;
    }

    private static void Generate(long persons, string file) => ChildProcess.Run(
        Program, "generate", "--persons", persons.ToString(CultureInfo.InvariantCulture), "--from", From, "--to", To,
        "--seed", Seed, "--out", file, "--quiet");

    private static long Rows(string file)
    {
        using var session = new Session(new SessionSettings());
        return ParquetFile.Open(session, file).Rows;
    }

    [SuppressMessage("Design", "CA1024", Justification = "Where this file was compiled, not a property.")]
    private static string Repository([CallerFilePath] string source = "") =>
        Path.GetDirectoryName(Path.GetDirectoryName(source))!;
}
