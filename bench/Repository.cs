using System.Runtime.CompilerServices;

namespace Sektorskifte.Bench;

/// <summary>Where the benchmarks find the program and their own files.</summary>
internal static class Repository
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Path.GetDirectoryName(Path.GetDirectoryName(SourceFile()))!;

    /// <summary>The folder of the rivals' scripts.</summary>
    public static string Rivals { get; } = Path.Combine(Root, "bench", "rivals");

    /// <summary>The folder for generated data.</summary>
    public static string Data { get; } = Path.Combine(Root, "bench", "data");

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
