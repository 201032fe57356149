using System.Diagnostics;
using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>What a process took, and what it said.</summary>
/// <param name="Seconds">From its start to its end, by the wall clock.</param>
/// <param name="PeakBytes">Its largest resident memory.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Failure">Why it has no result; null when it has one.</param>
internal sealed record ChildRun(double Seconds, long PeakBytes, string Output, string? Failure)
{
    /// <summary>The same run, which must have a result.</summary>
    /// <exception cref="InputException">It has none; the message says why.</exception>
    public ChildRun OrThrow() => Failure is null ? this : throw new InputException(Failure);
}

/// <summary>Runs a program and watches what it takes.</summary>
internal static class ChildProcess
{
    private const int PollMilliseconds = 10;

    /// <summary>Runs a program to its end, or for at most so long.</summary>
    public static ChildRun Run(TimeSpan atMost, string program, params IEnumerable<string> arguments)
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
        while (!process.WaitForExit(PollMilliseconds) && watch.Elapsed < atMost)
        {
            peak = Math.Max(peak, Peak(process));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return new ChildRun(
                seconds, peak, "", string.Create(CultureInfo.InvariantCulture, $"not done after {atMost.TotalSeconds:F0} seconds"));
        }

        var failure = process.ExitCode == 0
            ? null
            : $"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {error.Result}{output.Result}";
        return new ChildRun(seconds, peak, output.Result.Trim(), failure);
    }

    // The runtime's own Process looks at every thread each time, which takes a noticeable part of a core.
    private static long Peak(Process process)
    {
        const string Label = "VmHWM:";
        try
        {
            var line = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status")
                .FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(Label.Length, line.Length - Label.Length - " kB".Length), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0; // it ended between the question and the answer
        }
    }
}
