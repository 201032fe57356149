using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Mapping;

/// <summary>What an engine hands to the tables of a mapping: counts, never persons.</summary>
internal sealed record PassResult
{
    /// <summary>Stocks, entries, exits and links.</summary>
    public required PassCounts Counts { get; init; }

    /// <summary>The moves, and what was kept out of them.</summary>
    public required Reorganisations Reorganisations { get; init; }

    /// <summary>The texts, levels and groups by number.</summary>
    public required JobMeaning Meaning { get; init; }

    /// <summary>How the records were read.</summary>
    public required RecordReading Reading { get; init; }
}

/// <summary>What reading records, or a store of them, found.</summary>
internal sealed record RecordReading
{
    /// <summary>Used rows, duplicates and second jobs by period.</summary>
    public required RecordTally Tally { get; init; }

    /// <summary>The rejected rows by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>The first rejected row of each reason.</summary>
    public required IReadOnlyCollection<Reject> RejectExamples { get; init; }

    /// <summary>The names of the first file's columns.</summary>
    public required IReadOnlyList<string> FileColumns { get; init; }

    /// <summary>How the rows came to be next to those of the same person: <c>sorted</c> or <c>partitioned</c>.</summary>
    public required string Order { get; init; }

    /// <summary>The bytes of rows that went to a temporary file because they did not fit the memory.</summary>
    public long SpilledBytes { get; init; }

    /// <summary>Data rows in the files: used, duplicates and rejected.</summary>
    public long RowsRead => Tally.Used.Sum() + Tally.Duplicates.Sum() + Rejected.Values.Sum();
}
