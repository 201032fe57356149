namespace Sektorskifte.Register.Profiles;

/// <summary>
/// Applies a leader definition to single values, so that a caller asks once for each distinct value of a column: the
/// smallest <see cref="FirstRule"/> over a job's three fields is the rule that decides.
/// </summary>
internal sealed class LeaderMatcher
{
    /// <summary>What <see cref="FirstRule"/> gives when no rule matches.</summary>
    public const int NoRule = int.MaxValue;

    private readonly IReadOnlyList<LeaderRule> _rules;
    private readonly ProfilePattern[] _patterns;
    private readonly int[] _levels;

    public LeaderMatcher(LeaderDefinition definition, LeaderScheme scheme)
    {
        _rules = definition.Rules;
        _patterns = [.. _rules.Select(r => new ProfilePattern(r.Patterns))];
        _levels = [.. _rules.Select(r => r.Level is null ? 0 : 1 + IndexOf(scheme, r.Level))];
    }

    /// <summary>Whether a rule looks at the field.</summary>
    public bool Uses(LeaderField field) => _rules.Any(r => r.Field == field);

    /// <summary>The index of the first rule of the field that matches; <see cref="NoRule"/> when none does.</summary>
    /// <param name="field">The field the value stands in.</param>
    /// <param name="value">The value; compared after folding its white space and without case. Empty matches nothing.</param>
    public int FirstRule(LeaderField field, string value)
    {
        var folded = EmployerName.FoldWhiteSpace(value);
        if (folded.Length == 0)
        {
            return NoRule;
        }

        for (var i = 0; i < _rules.Count; i++)
        {
            if (_rules[i].Field == field && Matches(i, folded))
            {
                return i;
            }
        }

        return NoRule;
    }

    /// <summary>The level a rule gives: 0 for not a leader, else 1 + the index of the level in the scheme.</summary>
    /// <param name="rule">The index of a rule, or <see cref="NoRule"/>.</param>
    public int Level(int rule) => rule == NoRule ? 0 : _levels[rule];

    private bool Matches(int rule, string value)
    {
        foreach (var code in _rules[rule].Codes)
        {
            if (value.Equals(code, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var prefix in _rules[rule].Prefixes)
        {
            if (value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return _patterns[rule].IsMatch(value);
    }

    private static int IndexOf(LeaderScheme scheme, string level)
    {
        for (var i = 0; i < scheme.Levels.Count; i++)
        {
            if (scheme.Levels[i].Code == level)
            {
                return i;
            }
        }

        throw new ArgumentException($"The scheme has no level '{level}'.", nameof(level));
    }
}
