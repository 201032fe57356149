using System.Globalization;
using System.Runtime.ExceptionServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// Hands the rows of Parquet files to takers on the threads that decode them, while they are in the cache and without a copy: a
/// query over each file calls a function for every chunk. A NaN counts as a missing number, since that is how data frames write
/// one; an infinite number is an input error.
/// </summary>
internal sealed class ParquetFeed : IDisposable
{
    private readonly ParquetPlan _plan;
    private readonly int _threads;
    private readonly SessionSettings _settings;
    private readonly ThreadLocal<FeedLane> _lanes;
    private readonly long[] _starts;
    private readonly Lock _failing = new();
    private ExceptionDispatchInfo? _failure;
    private long _failedAt = long.MaxValue;
    private long _rows;
    private volatile bool _stopped;

    /// <summary>Finds the columns in the files.</summary>
    /// <param name="files">The files; at least one.</param>
    /// <param name="columns">The columns to deliver; upper and lower case compare equal.</param>
    /// <param name="threads">How many threads decode and take, from 1.</param>
    /// <param name="newTaker">Makes the taker of a thread; called on that thread.</param>
    /// <param name="settings">Memory and temporary folder.</param>
    /// <exception cref="InputException">A file lacks a column, or has it in a type that can't be used.</exception>
    public ParquetFeed(
        IReadOnlyList<ParquetFile> files,
        IReadOnlyList<WantedColumn> columns,
        int threads,
        Func<ChunkTaker> newTaker,
        SessionSettings? settings = null)
    {
        _plan = ParquetPlan.Make(files, columns);
        _threads = threads;
        _settings = settings ?? new SessionSettings();
        _lanes = new ThreadLocal<FeedLane>(() => new FeedLane(newTaker(), _plan.Columns.Count));
        _starts = new long[files.Count];
        for (var i = 1; i < files.Count; i++)
        {
            _starts[i] = _starts[i - 1] + files[i - 1].Rows;
        }
    }

    /// <summary>The columns of every chunk, in order.</summary>
    public IReadOnlyList<SourceColumn> Columns => _plan.Columns;

    /// <summary>Reads all rows, or until a taker says that it is enough. What a taker throws comes out here.</summary>
    /// <exception cref="InputException">A file can't be read.</exception>
    public void Run()
    {
        // Threads share the row groups of a file; where there are many files each thread takes whole ones.
        if (_threads > 1 && _plan.Scans.Count >= 2 * _threads)
        {
            var next = -1;
            var workers = Enumerable.Range(0, _threads - 1)
                .Select(_ => new Thread(() => Work(ref next)) { IsBackground = true, Name = "records" }).ToList();
            workers.ForEach(thread => thread.Start());
            Work(ref next);
            workers.ForEach(thread => thread.Join());
        }
        else
        {
            var next = -1;
            Work(ref next, _threads);
        }

        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose() => _lanes.Dispose();

    private void Work(ref int next, int threads = 1)
    {
        try
        {
            using var session = new Session(_settings with { Threads = threads });
            using var function = new FeedFunction(session, _plan, this);
            for (var index = Interlocked.Increment(ref next);
                index < _plan.Scans.Count && !_stopped;
                index = Interlocked.Increment(ref next))
            {
                Read(session, function, index);
            }
        }
#pragma warning disable CA1031 // whatever it is, the caller of Run gets it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail(failure, _failedAt == long.MaxValue ? long.MaxValue - 1 : long.MaxValue);
        }
    }

    private void Read(Session session, FeedFunction function, int index)
    {
        var scan = _plan.Scans[index];
        try
        {
            if (scan.File.HasRowNumbers)
            {
                function.Begin(scan, _starts[index]);
                session.Execute(FeedFunction.Sql(scan));
            }
            else
            {
                Pull(session, scan, _starts[index]);
            }
        }
        catch (DuckDbException e)
        {
            if (_failure is null && !_stopped)
            {
                function.ThrowFailure();
                throw new InputException(
                    e.IsOutOfMemory
                        ? $"{scan.File.Path}: does not fit the memory limit; raise it: {e.Detail}"
                        : $"{scan.File.Path}: can't be read: {e.Detail}",
                    e);
            }
        }
    }

    /// <summary>Reads a file whose rows can't be asked for their numbers, by one thread.</summary>
    private void Pull(Session session, ParquetScan scan, long start)
    {
        var row = 0L;
        using var stream = session.Stream($"SELECT {scan.Expressions} FROM {scan.File.Table}");
        while (!_stopped && stream.Next() is { } rows)
        {
            using (rows)
            {
                Take(scan, rows, start, row);
                row += rows.Count;
            }
        }
    }

    /// <summary>Hands a chunk to the taker of this thread.</summary>
    /// <returns>Whether to go on.</returns>
    internal bool Take(ParquetScan scan, DataChunk rows, long start, long row)
    {
        try
        {
            CheckFinite(scan, rows, row);
            var lane = _lanes.Value!;
            var chunk = lane.Chunk;
            for (var i = 0; i < chunk.Columns.Length; i++)
            {
                chunk.Columns[i] = rows.Column(i, _plan.Columns[i].Type);
            }

            chunk.File = scan.File.Path;
            chunk.FirstRow = row + 1;
            chunk.Count = rows.Count;
            chunk.Fraction = (double)Interlocked.Add(ref _rows, rows.Count) / Math.Max(1, _plan.Rows);
            if (!lane.Taker.Take(chunk, start + row))
            {
                _stopped = true;
            }
        }
#pragma warning disable CA1031 // it must not cross into native code; the caller of Run gets it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail(failure, start + row);
        }

        return !_stopped;
    }

    private void Fail(Exception failure, long row)
    {
        lock (_failing)
        {
            if (row < _failedAt)
            {
                (_failure, _failedAt) = (ExceptionDispatchInfo.Capture(failure), row);
            }
        }

        _stopped = true;
    }

    private void CheckFinite(ParquetScan scan, DataChunk rows, long firstRow)
    {
        foreach (var column in scan.CheckFinite)
        {
            var row = rows.DropNaN(column);
            if (row >= 0)
            {
                var value = rows.Column(column, ColumnType.Number).Numbers(rows.Count)[row];
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{scan.File.Path}: row {firstRow + row + 1}, column '{_plan.Columns[column].Name}': {value} is no amount; "
                    + $"write a finite number, or leave the value out."));
            }
        }
    }

    /// <summary>What a thread hands rows to, and the chunk it does it with.</summary>
    private sealed class FeedLane(ChunkTaker taker, int columns)
    {
        public ChunkTaker Taker => taker;

        public Chunk Chunk { get; } = new() { Columns = new ColumnVector[columns] };
    }
}
