using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles;

/// <summary>The sector classification of a study.</summary>
public sealed record SectorScheme
{
    /// <summary>The sectors, in the order in which tables show them; 2 to 30.</summary>
    public required IReadOnlyList<Sector> Sectors { get; init; }

    /// <summary>Groups of sectors, such as public and private; may be empty.</summary>
    public IReadOnlyList<SectorGroup> Groups { get; init; } = [];

    /// <summary>The sector that takes what no rule matches; null when such a row is rejected.</summary>
    public string? Otherwise { get; init; }
}

/// <summary>A sector and what maps to it. An employer pattern goes before a source code; the first sector that matches takes the row.</summary>
public sealed record Sector
{
    /// <summary>The code in tables: lower-case letters, digits, underscores.</summary>
    public required string Code { get; init; }

    /// <summary>The name that readers see.</summary>
    public required Label Label { get; init; }

    /// <summary>The group it belongs to; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The values of the sector column that mean this sector, compared after trimming and without case.</summary>
    public IReadOnlyList<string> SourceCodes { get; init; } = [];

    /// <summary>Regular expressions for values of the sector column, without case; tried after the exact codes of all sectors.</summary>
    public IReadOnlyList<string> SourcePatterns { get; init; } = [];

    /// <summary>Regular expressions for the employer's compared name, without case; tried before the sector column.</summary>
    public IReadOnlyList<string> EmployerPatterns { get; init; } = [];
}

/// <summary>A group of sectors.</summary>
/// <param name="Code">The code in tables.</param>
/// <param name="Label">The name that readers see.</param>
public sealed record SectorGroup(string Code, Label Label);
