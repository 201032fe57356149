namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The settings of a run; what is null is the profile's.</summary>
internal sealed record ReferenceSettings
{
    public string? From { get; init; }

    public string? To { get; init; }

    public int? Gap { get; init; }

    public string? Definition { get; init; }

    public bool Reorganisations { get; init; } = true;

    /// <summary>The names of the attributes by which flows and stocks are broken down.</summary>
    public IReadOnlyList<string> By { get; init; } = [];
}
