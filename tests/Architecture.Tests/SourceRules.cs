using System.Text.RegularExpressions;

namespace Sektorskifte.Architecture.Tests;

/// <summary>What holds for every source file: its length, its name, its namespace.</summary>
internal static partial class SourceRules
{
    public const int MostLines = 500;

    private static readonly string[] Vague = ["helper", "util", "utility", "utilitie", "common", "manager", "core"];

    // These hold statements or attributes of the whole assembly.
    private static readonly string[] WithoutNamespace = ["Program.cs", "AssemblyInfo.cs", "GlobalUsings.cs"];

    public static bool IsTooLong(string text) => text.AsSpan().TrimEnd('\n').Count('\n') + 1 > MostLines;

    /// <summary>The folders and the file's own name hold no word that says nothing of the subject.</summary>
    public static bool HasVagueName(string path)
    {
        var folders = path.Split('/');
        return folders.SkipLast(1).SelectMany(folder => folder.Split('.')).Any(IsVague)
            || IsVague(LastWord().Match(Path.GetFileNameWithoutExtension(path)).Value);

        static bool IsVague(string word) => Vague.Contains(word.TrimEnd('s'), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The namespace that a file under <c>src/</c>, <c>tests/</c> or <c>bench/</c> has by its folder.</summary>
    public static string ExpectedNamespace(string path)
    {
        var folders = path.Split('/')[..^1];
        var below = folders[0] == "bench" ? ["Bench", .. folders[1..]] : folders[1..];
        return "Sektorskifte." + string.Join('.', below);
    }

    public static bool HasWrongNamespace(string path, string text) =>
        !WithoutNamespace.Contains(Path.GetFileName(path))
        && FileScopedNamespace().Match(text).Groups[1].Value != ExpectedNamespace(path);

    [GeneratedRegex("[A-Z][a-z]+$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex FileScopedNamespace();
}
