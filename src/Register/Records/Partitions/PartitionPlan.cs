using System.Numerics;

namespace Sektorskifte.Register.Records.Partitions;

/// <summary>How rows are partitioned, worked out from how many there are and what memory may be used.</summary>
/// <param name="Partitions">How many partitions; a power of two.</param>
/// <param name="BatchRows">The rows that a thread collects before it packs them.</param>
/// <param name="PageBytes">The bytes of a page: what a partition grows by, and what goes to the disk at a time.</param>
/// <param name="PagesInMemory">The pages that a writing thread holds in memory.</param>
internal sealed record PartitionPlan(int Partitions, int BatchRows, int PageBytes, int PagesInMemory)
{
    // What a thread needs to decode files and to collect and pack rows, and the process for everything else.
    private const long BytesOfThread = 120L << 20;
    private const long BytesOfProcess = 144L << 20;

    // A row in the arrays of a batch, with what puts it in its place.
    private const long BytesOfRow = 160;

    // What a processor's cache holds of a partition's column while the rows are put in place.
    private const long RowsInCache = 128 * 1024;
    private const int FewestPartitions = 16;
    private const int MostPartitions = 4096;
    private const int SmallestBatch = 64 * 1024;
    private const int RowsOfSlice = 64;
    private const int SmallestPage = 4096;
    private const int LargestPage = 64 * 1024;

    /// <summary>Plans for rows.</summary>
    /// <param name="rows">About how many rows there are.</param>
    /// <param name="writers">The threads that write.</param>
    /// <param name="readers">The threads that read.</param>
    /// <param name="memory">The bytes that the run should keep to. A quarter of them is for rows at the least, whatever else the
    /// run needs.</param>
    public static PartitionPlan For(long rows, int writers, int readers, long memory)
    {
        var forRows = Math.Max(memory / 4, memory - BytesOfProcess - (BytesOfThread * Math.Max(writers, readers)));
        var rowsAtOnce = Math.Clamp(forRows / 2 / readers / BytesOfRow, 1024, RowsInCache);
        var wanted = Math.Clamp(rows / rowsAtOnce, FewestPartitions, MostPartitions);
        var partitions = (int)BitOperations.RoundUpToPowerOf2((ulong)wanted);
        var bytesOfWriter = forRows / writers;
        var page = Math.Clamp(bytesOfWriter / (4 * partitions), SmallestPage, LargestPage);
        var pageBytes = (int)(BitOperations.RoundUpToPowerOf2((ulong)page + 1) / 2);
        return new PartitionPlan(
            partitions,
            Math.Max(SmallestBatch, partitions * RowsOfSlice),
            pageBytes,
            (int)Math.Min(int.MaxValue, bytesOfWriter / pageBytes));
    }
}
