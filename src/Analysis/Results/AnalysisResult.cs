using Sektorskifte.Register.Mapping;
using Sektorskifte.Statistics;

namespace Sektorskifte.Analysis.Results;

/// <summary>
/// What an analysis found, ready for the terminal, JSON, CSV and a report. The figures are not protected: they stay with the
/// analyst until they have been through disclosure control.
/// </summary>
public sealed record AnalysisResult
{
    /// <summary>What was done, as a heading.</summary>
    public required string Title { get; init; }

    /// <summary>The files that were read.</summary>
    public required IReadOnlyList<ResultInput> Inputs { get; init; }

    /// <summary>With what settings, each with its name: design, weights, confidence level, seed.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>The tables, the main one first.</summary>
    public required IReadOnlyList<ResultTable> Tables { get; init; }

    /// <summary>What a reader must know, a sentence each: rows left out, assumptions, warnings of the method.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What could not be computed, and why.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>A file that was read.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Rows">Its rows that could be read.</param>
/// <param name="Rejected">Its rows that could not be split into columns.</param>
public sealed record ResultInput(string File, long Rows, IReadOnlyList<RejectExample> Rejected);
