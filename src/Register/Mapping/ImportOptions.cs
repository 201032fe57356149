using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Mapping;

/// <summary>What goes into a store of spells and how.</summary>
public sealed record ImportOptions
{
    /// <summary>The profile and its text.</summary>
    public required LoadedProfile Profile { get; init; }

    /// <summary>The record files; all of one shape, and all files of each period that they have rows of.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The store's folder; made when it is not there.</summary>
    public required string Store { get; init; }

    /// <summary>How many threads work at a time, from 1. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The bytes of memory to keep to when the rows are not ordered by person, from 64 MB; what does not fit goes to a
    /// temporary file. Null: half of what is free.</summary>
    public long? Memory { get; init; }

    /// <summary>The folder for temporary files. Null: the system's.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Told how far the import is, a few times a second at most. Null: nobody is.</summary>
    public IProgress<RunProgress>? Progress { get; init; }
}

/// <summary>What an import brought in. Rows read = used + duplicates + rejected.</summary>
public sealed record ImportResult
{
    /// <summary>Data rows in the files.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows that count.</summary>
    public required long Used { get; init; }

    /// <summary>Exact duplicates of used rows.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Rejected rows by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>The first rejected row of each reason.</summary>
    public required IReadOnlyList<RejectExample> RejectExamples { get; init; }

    /// <summary>People in the files.</summary>
    public required long Persons { get; init; }

    /// <summary>Their spells: main jobs over consecutive periods in which nothing recorded of them changes.</summary>
    public required long Spells { get; init; }

    /// <summary>Periods that were in the store before and are replaced.</summary>
    public required IReadOnlyList<string> Replaced { get; init; }

    /// <summary>The imports so far were merged into one, as happens now and then.</summary>
    public required bool Merged { get; init; }

    /// <summary>How the rows came: <c>sorted</c> by person, or <c>partitioned</c> by person first.</summary>
    public required string Order { get; init; }
}
