namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>What a session may use of the machine.</summary>
internal sealed record SessionSettings
{
    private const long Gigabyte = 1_000_000_000;

    /// <summary>The threads that decode, from 1. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// The memory that DuckDB keeps to, in bytes; single large values can exceed it. Default: 1 GB or a quarter of the
    /// machine's memory, whichever is less.
    /// </summary>
    public long MemoryLimit { get; init; } =
        Math.Min(Gigabyte, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);

    /// <summary>The folder under which what does not fit in memory goes; null for the system's temporary folder.</summary>
    public string? TempDirectory { get; init; }
}
