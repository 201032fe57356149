namespace Sektorskifte.Register.Store;

/// <summary>What an import into a store needs to know before it reads records.</summary>
internal sealed record ImportPlan
{
    /// <summary>The text of the profile by which the rows are read; a store has one for all its imports.</summary>
    public required string Profile { get; init; }

    /// <summary>The first period that a row can have.</summary>
    public required int Earliest { get; init; }

    /// <summary>The last period that a row can have.</summary>
    public required int Latest { get; init; }

    /// <summary>The number of attributes.</summary>
    public required int Width { get; init; }

    /// <summary>
    /// Whether the store holds nothing but this import afterwards, as it must when records are start and end dates: then no
    /// period stands for itself. Default: no.
    /// </summary>
    public bool ReplacesAll { get; init; }

    /// <summary>The number of partitions of a new store, a power of two. Default: 64.</summary>
    public int Partitions { get; init; } = 64;

    /// <summary>The number of threads that give persons and that write. Default: one for each processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The bytes of memory for persons that wait to be written. Default: 256 MB.</summary>
    public long Budget { get; init; } = 256L << 20;

    /// <summary>
    /// The most segments of a store. One more import and they are merged, so that reading never has many to bring together.
    /// Default: 6.
    /// </summary>
    public int MostSegments { get; init; } = 6;
}

/// <summary>What an import did.</summary>
/// <param name="Persons">The persons in the records.</param>
/// <param name="Spells">Their spells.</param>
/// <param name="Replaced">The periods that were there before and are replaced.</param>
/// <param name="Merged">Whether all segments were merged into one.</param>
internal sealed record ImportOutcome(long Persons, long Spells, PeriodSet Replaced, bool Merged);
