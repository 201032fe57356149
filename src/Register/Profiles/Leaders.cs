using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles;

/// <summary>Who is a leader: levels, and rival definitions that are data.</summary>
public sealed record LeaderScheme
{
    /// <summary>The levels, highest first; 1 to 12.</summary>
    public required IReadOnlyList<LeaderLevel> Levels { get; init; }

    /// <summary>The definitions to choose from.</summary>
    public required IReadOnlyList<LeaderDefinition> Definitions { get; init; }

    /// <summary>The name of the definition used when none is asked for.</summary>
    public required string Default { get; init; }

    /// <summary>The definition by name, or by <c>name@version</c>.</summary>
    /// <param name="name">The name, with or without version; without, the highest version.</param>
    /// <returns>The definition, or null when the profile has none of that name and version.</returns>
    public LeaderDefinition? Find(string name) => Definitions
        .Where(d => d.Name == name || $"{d.Name}@{d.Version}" == name)
        .MaxBy(d => d.Version);
}

/// <summary>A level of leaders.</summary>
/// <param name="Code">The code in tables: lower-case letters, digits, underscores; not "leader", "other" or "total".</param>
/// <param name="Label">The name that readers see.</param>
public sealed record LeaderLevel(string Code, Label Label);

/// <summary>A named, versioned definition of who is a leader.</summary>
/// <param name="Name">The name: lower-case letters, digits and hyphens.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Title">What it says, for the report.</param>
/// <param name="Rules">Tried in order; the first that matches decides. A job that none matches is not a leader's.</param>
public sealed record LeaderDefinition(string Name, int Version, Label Title, IReadOnlyList<LeaderRule> Rules);

/// <summary>The field a leader rule looks at.</summary>
public enum LeaderField
{
    /// <summary>The occupation code.</summary>
    Occupation,

    /// <summary>The status code.</summary>
    Status,

    /// <summary>The job title.</summary>
    Title,
}

/// <summary>One rule of a leader definition: it matches when any of its prefixes, codes or patterns does,
/// without case and with white space folded.</summary>
public sealed record LeaderRule
{
    /// <summary>The field looked at.</summary>
    public required LeaderField Field { get; init; }

    /// <summary>The level that a match gives; null when a match means "not a leader".</summary>
    public required string? Level { get; init; }

    /// <summary>The value starts with one of these.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>The value is one of these.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>One of these regular expressions is found in the value.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];
}
