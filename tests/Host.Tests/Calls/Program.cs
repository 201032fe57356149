using System.Diagnostics;

namespace Sektorskifte.Host.Tests.Calls;

/// <summary>The program as a process of its own.</summary>
internal static class Program
{
    /// <summary>Starts it; what it prints can be read from the process.</summary>
    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(CommandLine).Assembly.Location);
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static Call Run(params string[] args)
    {
        using var process = Start(args);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Call(process.ExitCode, output, error.Result);
    }
}
