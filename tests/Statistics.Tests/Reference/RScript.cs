using System.Diagnostics;

namespace Sektorskifte.Statistics.Tests.Reference;

/// <summary>R, where it is installed with the packages that the reference cases use.</summary>
internal static class RScript
{
    private static readonly Lazy<string?> Lacks = new(WhatIsMissing);

    /// <summary>Why a test that needs R is skipped; null when it runs. With <c>CI=true</c> it always runs.</summary>
    public static string? Skip => Environment.GetEnvironmentVariable("CI") == "true" ? null : Lacks.Value;

    /// <summary>What a script prints. It runs in its own folder.</summary>
    public static string Run(string script)
    {
        var (code, output, errors) = Start(Path.GetDirectoryName(script)!, "--vanilla", Path.GetFileName(script));
        Assert.True(code == 0, $"{script}: {errors}");
        return output;
    }

    private static string? WhatIsMissing()
    {
        try
        {
            var (code, _, errors) = Start(
                Path.GetTempPath(),
                "--vanilla", "-e", "for (p in c('survey', 'survival', 'gnm', 'MASS')) loadNamespace(p)");
            return code == 0 ? null : $"R lacks a package that the reference cases use: {errors.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Rscript is not installed (Debian: r-base-core r-cran-survey r-cran-survival r-cran-gnm r-cran-mass)";
        }
    }

    private static (int Code, string Output, string Errors) Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("Rscript", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}

/// <summary>A test that reads from R.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RFactAttribute : FactAttribute
{
    public RFactAttribute() => Skip = RScript.Skip;
}

/// <summary>A test with cases that reads from R.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RTheoryAttribute : TheoryAttribute
{
    public RTheoryAttribute() => Skip = RScript.Skip;
}
