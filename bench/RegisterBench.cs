using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>The mapping of a generated register, in every way that is measured, against the bare scan of its columns.</summary>
internal static class RegisterBench
{
    private const int Rounds = 5;
    private const int RoundsOfLarge = 3;
    private const long Large = 300_000_000;

    // A longer run is not much changed by a cold start, and the median leaves the first round out.
    private const long NoWarmUp = 50_000_000;
    private static readonly TimeSpan NoLimit = TimeSpan.FromHours(1);

    /// <summary>Measures, prints the table, and writes the JSON when asked for.</summary>
    /// <param name="rows">About how many rows the register has.</param>
    /// <param name="names">The cases to run; empty for all. The floors of those named run too.</param>
    /// <param name="asked">The rounds that count; null for five, or three on a large register.</param>
    /// <param name="json">A file for the results; null for none.</param>
    /// <returns>Whether all results were as they must be.</returns>
    public static bool Run(long rows, IReadOnlyList<string> names, int? asked, string? json)
    {
        // The first start builds what changed; that is no part of any case.
        _ = ChildProcess.Run(NoLimit, CaseProcess.Program, "--version").OrThrow();
        var data = new RegisterData(rows);
        var cases = Chosen(RegisterCases.All(data), names);
        var runs = Measure(cases, asked ?? (data.Rows >= Large ? RoundsOfLarge : Rounds), warmUp: data.Rows < NoWarmUp);
        var results = cases.Select(c => Result(c, cases, runs)).ToList();
        Report.Print(data.Rows, results);
        if (json is not null)
        {
            Report.Write(json, data.Rows, results);
        }

        return results.All(result => result.Identical ?? true);
    }

    private static List<BenchCase> Chosen(IReadOnlyList<BenchCase> all, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (all.All(c => c.Name != name))
            {
                throw new InputException($"--cases {name}: there is no such case; there are {string.Join(", ", all.Select(c => c.Name))}.");
            }
        }

        var chosen = all.Where(c => names.Count == 0 || names.Contains(c.Name)).ToList();
        return [.. all.Where(c => chosen.Any(one => one == c || one.Floor == c.Name))];
    }

    // The cases take turns, so that what else goes on in the machine meets all of them.
    private static Dictionary<string, List<CaseRun>> Measure(List<BenchCase> cases, int rounds, bool warmUp)
    {
        var runs = cases.ToDictionary(c => c.Name, _ => new List<CaseRun>());
        for (var round = warmUp ? 0 : 1; round <= rounds; round++)
        {
            foreach (var one in cases)
            {
                // What failed once is not tried again.
                if (runs[one.Name] is [.., { Absent: not null }])
                {
                    continue;
                }

                var run = one.Run();
                if (round > 0 || run.Absent is not null)
                {
                    runs[one.Name].Add(run);
                }
            }
        }

        return runs;
    }

    private static CaseResult Result(BenchCase one, List<BenchCase> cases, Dictionary<string, List<CaseRun>> runs)
    {
        var own = runs[one.Name];
        if (own.Find(run => run.Absent is not null) is { } absent)
        {
            return new CaseResult(one.Name, null, null, null, null, absent.Absent);
        }

        // The first case that has a result of this kind says what it is.
        var expected = cases.Where(c => c.Result == one.Result).SelectMany(c => runs[c.Name])
            .First(run => run.Absent is null).Fingerprint;
        var seconds = Median(own, run => run.Seconds);
        return new CaseResult(
            one.Name,
            Math.Round(seconds, 3),
            Math.Round(seconds / Median(runs[one.Floor], run => run.Seconds), 2),
            Math.Round(Median(own, run => run.PeakBytes) / 1e6, 1),
            own.All(run => run.Fingerprint == expected),
            null);
    }

    private static double Median(List<CaseRun> runs, Func<CaseRun, double> value) =>
        runs.Select(value).Order().ElementAt(runs.Count / 2);
}
