using System.Diagnostics;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>What a process took, and what it printed.</summary>
/// <param name="Seconds">From its start to its end, by the wall clock.</param>
/// <param name="PeakBytes">Its largest resident memory.</param>
/// <param name="Output">Its standard output.</param>
internal sealed record ChildRun(double Seconds, long PeakBytes, string Output);

/// <summary>Runs a program and watches what it takes.</summary>
internal static class ChildProcess
{
    private const int PollMilliseconds = 5;

    /// <exception cref="InputException">The program ended with an error; the message has what it said.</exception>
    public static ChildRun Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0L;

        // The system keeps the largest value itself; only growth in the last milliseconds can be missed.
        while (!process.WaitForExit(PollMilliseconds))
        {
            peak = Math.Max(peak, Peak(process));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InputException(
                $"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {error.Result}{output.Result}");
        }

        return new ChildRun(seconds, peak, output.Result.Trim());
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException) when (process.HasExited)
        {
            return 0; // it ended between the question and the answer
        }
    }
}
