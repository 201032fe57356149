using System.Text.RegularExpressions;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>Who is a leader by one definition: the first rule that matches decides.</summary>
internal sealed class PlainLeaders(LeaderDefinition definition)
{
    // .NET keeps fifteen patterns; a real definition has more, and reading them anew for each title takes minutes.
    private readonly Dictionary<string, Regex> _patterns = definition.Rules.SelectMany(r => r.Patterns).Distinct()
        .ToDictionary(p => p, p => new Regex(p, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    private readonly Dictionary<(string Occupation, string Status, string Title), string?> _levels = [];

    /// <summary>The job's level, or null when it is not a leader's.</summary>
    public string? Level(PlainJob job)
    {
        var key = (job.Occupation, job.Status, job.Title);
        if (!_levels.TryGetValue(key, out var level))
        {
            _levels[key] = level = definition.Rules.FirstOrDefault(r => Matches(r, Field(r.Field, job)))?.Level;
        }

        return level;
    }

    private static string Field(LeaderField field, PlainJob job) => field switch
    {
        LeaderField.Occupation => job.Occupation,
        LeaderField.Status => job.Status,
        _ => PlainSectors.FoldWhiteSpace(job.Title),
    };

    private bool Matches(LeaderRule rule, string value) =>
        value.Length > 0
        && (rule.Prefixes.Any(p => value.StartsWith(p, StringComparison.Ordinal))
            || rule.Codes.Contains(value)
            || rule.Patterns.Any(p => _patterns[p].IsMatch(value)));
}
