using System.Text.RegularExpressions;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The sector of a row, and the groups above it.</summary>
internal sealed class PlainSectors(Profile profile)
{
    private readonly SectorScheme _scheme = profile.Sectors;
    private readonly Dictionary<(string Employer, string Text), string?> _found = [];

    /// <summary>Two spellings are one employer when these are equal.</summary>
    public static string Fold(string employer, EmployerColumn rule)
    {
        var folded = rule.FoldWhiteSpace ? FoldWhiteSpace(employer) : employer;
        return rule.FoldCase ? folded.ToLowerInvariant() : folded;
    }

    /// <summary>Non-breaking spaces become spaces, runs of white space one space, ends are trimmed.</summary>
    public static string FoldWhiteSpace(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    /// <summary>The sector's code, or null when no rule says one.</summary>
    public string? Find(string employer, string text)
    {
        // The same pair gives the same sector; trying a dozen patterns on each of a real file's rows takes minutes.
        if (!_found.TryGetValue((employer, text), out var sector))
        {
            _found[(employer, text)] = sector = Decide(employer, text.Trim());
        }

        return sector;
    }

    private string? Decide(string employer, string text)
    {
        var byEmployer = _scheme.Sectors.FirstOrDefault(s => s.EmployerPatterns.Any(p => Matches(p, employer)));
        if (byEmployer is not null)
        {
            return byEmployer.Code;
        }

        if (text.Length > 0)
        {
            var byCode = _scheme.Sectors.FirstOrDefault(
                s => s.SourceCodes.Any(c => string.Equals(c.Trim(), text, StringComparison.OrdinalIgnoreCase)));
            var bySource = byCode ?? _scheme.Sectors.FirstOrDefault(s => s.SourcePatterns.Any(p => Matches(p, text)));
            if (bySource is not null)
            {
                return bySource.Code;
            }
        }

        return _scheme.Otherwise;
    }

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
