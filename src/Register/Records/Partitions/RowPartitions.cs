namespace Sektorskifte.Register.Records.Partitions;

/// <summary>
/// Rows in any order, partitioned by person, so that each partition can be taken person by person. They are packed as they
/// come, stay in memory while it lasts, and go to a temporary file beyond it.
/// </summary>
/// <param name="plan">How many partitions, and how much in memory.</param>
/// <param name="folder">The folder for the temporary file; null for the system's.</param>
internal sealed class RowPartitions(PartitionPlan plan, string? folder) : IDisposable
{
    private readonly Lazy<TemporaryFile> _file = new(() => new TemporaryFile("rows", folder));
    private readonly List<PartitionWriter> _writers = [];

    /// <summary>How many partitions there are.</summary>
    public int Count => plan.Partitions;

    /// <summary>The last period that a row begins or ends in, when all threads are done adding; the least number without rows.</summary>
    public int LastPeriod => _writers.Select(writer => writer.LastPeriod).DefaultIfEmpty(int.MinValue).Max();

    /// <summary>The bytes that went to the temporary file.</summary>
    public long SpilledBytes => _file.IsValueCreated ? _file.Value.Length : 0;

    /// <summary>What one thread adds through. Rows of a person come back in the order of the writers, and in each as they were
    /// added.</summary>
    public PartitionWriter Open()
    {
        var writer = new PartitionWriter(plan, new PageStore(plan, _file));
        _writers.Add(writer);
        return writer;
    }

    /// <summary>What one thread reads through, when all threads are done adding.</summary>
    public PartitionReader OpenReader() => new(_writers, plan.Partitions);

    /// <inheritdoc/>
    public void Dispose()
    {
        _writers.ForEach(writer => writer.Dispose());
        if (_file.IsValueCreated)
        {
            _file.Value.Dispose();
        }
    }
}
