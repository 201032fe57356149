namespace Sektorskifte.Register.Records;

/// <summary>Rows in any order, partitioned by person, so that each partition can be taken person by person.</summary>
/// <param name="memory">The bytes that may be held in memory; what exceeds them goes to a temporary file.</param>
/// <param name="folder">The folder for the temporary file; null for the system's.</param>
internal sealed class RowPartitions(long memory, string? folder) : IDisposable
{
    private readonly List<JobRow>[] _rows = [.. Enumerable.Range(0, 256).Select(_ => new List<JobRow>())];
    private int _last = int.MinValue;

    /// <summary>How many partitions there are.</summary>
    public int Count => _rows.Length;

    /// <summary>The last period that a row begins or ends in.</summary>
    public int LastPeriod => _last;

    /// <summary>What one thread adds through.</summary>
    public Writer Open() => new(this);

    /// <summary>Reads a partition's rows, each person's next to each other and in no other order; when all threads are done adding.</summary>
    public void Read(int partition, JobBatch rows)
    {
        rows.Count = 0;
        foreach (var row in _rows[partition].OrderBy(r => r.Person))
        {
            rows.Add(row);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = memory;
        _ = folder;
    }

    /// <summary>Adds rows from one thread.</summary>
    internal sealed class Writer(RowPartitions partitions)
    {
        /// <summary>Adds the rows of a batch.</summary>
        public void Add(JobBatch rows)
        {
            lock (partitions._rows)
            {
                for (var row = 0; row < rows.Count; row++)
                {
                    partitions._rows[rows.Person[row].Partition(256)].Add(rows[row]);
                    partitions._last = Math.Max(partitions._last, rows.End[row] == JobRow.StillRunning ? rows.Period[row] : rows.End[row]);
                }
            }
        }

        /// <summary>Hands over what is still held back.</summary>
        public void Flush() => _ = partitions;
    }
}
