using System.Text.RegularExpressions;

namespace Sektorskifte.Register.Profiles;

/// <summary>
/// The regular expressions of one rule of a profile, found together: without case, and in time linear in the text
/// whatever the patterns.
/// </summary>
internal sealed class ProfilePattern
{
    /// <summary>What an analyst should know about the patterns that are taken.</summary>
    public const string Expected =
        "a regular expression without look-around, back-references and atomic groups, such as \"^director\\\\b\"";

    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private readonly Regex[] _expressions;

    /// <summary>Patterns that <see cref="Fault"/> finds no fault with.</summary>
    public ProfilePattern(IReadOnlyList<string> patterns) => _expressions = Compile(patterns);

    /// <summary>Whether one of the patterns is found in the text.</summary>
    public bool IsMatch(string text)
    {
        foreach (var expression in _expressions)
        {
            if (expression.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is wrong with a pattern; null when it can be used.</summary>
    public static string? Fault(string pattern)
    {
        try
        {
            // Building the linear-time form takes tens of milliseconds, so it is left to patterns that may not have one.
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            if (pattern.Contains("(?", StringComparison.Ordinal) || pattern.Contains('\\', StringComparison.Ordinal) && HasReference(pattern))
            {
                _ = new Regex(pattern, Options);
            }

            return null;
        }
        catch (Exception e) when (e is RegexParseException or NotSupportedException)
        {
            return e.Message;
        }
    }

    // A back-reference is written \1 or \k<name>; \G is the other escape that the linear-time form lacks.
    private static bool HasReference(string pattern)
    {
        for (var i = pattern.IndexOf('\\', StringComparison.Ordinal); i >= 0 && i + 1 < pattern.Length;)
        {
            if (pattern[i + 1] is (>= '1' and <= '9') or 'k' or 'G')
            {
                return true;
            }

            i = pattern.IndexOf('\\', i + 2);
        }

        return false;
    }

    // One expression for all is built and found much faster than many. A pattern can be right alone and still spoil the
    // others around it (an x-mode comment that swallows the bracket); then each stands alone.
    private static Regex[] Compile(IReadOnlyList<string> patterns)
    {
        if (patterns.Count == 0)
        {
            return [];
        }

        try
        {
            return [new Regex(string.Join('|', patterns.Select(p => $"(?:{p})")), Options)];
        }
        catch (RegexParseException)
        {
            return [.. patterns.Select(p => new Regex(p, Options))];
        }
    }
}
