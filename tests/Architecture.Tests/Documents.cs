using System.Text.RegularExpressions;

namespace Sektorskifte.Architecture.Tests;

/// <summary>What holds for texts: links lead somewhere, and no package registry is named.</summary>
internal static partial class Documents
{
    /// <summary>The targets of links to files that are not there. Links to other sites are not followed.</summary>
    /// <param name="path">The document, from the root.</param>
    /// <param name="text">Its Markdown.</param>
    public static IEnumerable<string> BrokenLinks(string path, string text) =>
        from match in Link().Matches(text)
        let target = match.Groups[1].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let file = Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, target)
        where !File.Exists(file) && !Directory.Exists(file)
        select target;

    /// <summary>
    /// The places where a text names a package registry: which one is used is the matter of each installation's own settings.
    /// </summary>
    public static IEnumerable<string> RegistryHosts(string text) =>
        Registry().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(
        @"(registry|api|pkgs|packages|globalcdn)\.(npmjs|nuget|yarnpkg)\.|""resolved""\s*:|\bregistry\s*=|/v3/index\.json",
        RegexOptions.IgnoreCase)]
    private static partial Regex Registry();
}
