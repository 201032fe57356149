namespace Sektorskifte.Analysis.Funnels;

/// <summary>Recruitment cases in a file: a row an application.</summary>
public sealed record FunnelRequest
{
    /// <summary>The data file.</summary>
    public required string Data { get; init; }

    /// <summary>The column of the farthest step that each application reached.</summary>
    public required string Stage { get; init; }

    /// <summary>The steps in their order, at least two; all applications have reached the first.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The column of the groups to compare, such as the sector that applicants come from; null for one funnel.</summary>
    public string? Group { get; init; }

    /// <summary>The group that the others are compared with; null for the one with the most applications.</summary>
    public string? Reference { get; init; }

    /// <summary>The column of the person: persons are counted then, each with the best of their applications; null counts
    /// applications.</summary>
    public string? Person { get; init; }

    /// <summary>The column of the job that is applied for; null for no comparison within jobs.</summary>
    public string? Job { get; init; }

    /// <summary>The column that says whether a process is still open; null for none.</summary>
    public string? Open { get; init; }

    /// <summary>The values of that column with which a process is open.</summary>
    public IReadOnlyList<string> OpenValues { get; init; } = ["1", "yes", "true", "open"];

    /// <summary>How many stages, from the first, are the leaders' own doing (supply); the later ones are the employers' (demand). 1 where
    /// the first step is those who could apply, 0 where all rows are applications.</summary>
    public int SupplyStages { get; init; }

    /// <summary>The confidence level of intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;
}
