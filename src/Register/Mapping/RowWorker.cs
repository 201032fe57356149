using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Mapping;

/// <summary>One of the threads that read records: turns chunks into rows and hands them on.</summary>
internal sealed class RowWorker : IDisposable
{
    private readonly IRowTaker _taker;
    private readonly ReadingProgress _progress;
    private readonly PersonColumn _persons = new();
    private readonly JobBatch _rows = new();
    private readonly RecordReader _reader;
    private long _next = -1;
    private long _unsplit;

    public RowWorker(
        Profile profile,
        RecordColumns columns,
        JobCatalogue catalogue,
        RejectsFile rejects,
        InputRows? inputs,
        ReadingProgress progress,
        IRowTaker taker)
    {
        _taker = taker;
        _progress = progress;
        Rejects = rejects;
        Inputs = inputs;
        _reader = new RecordReader(profile, columns, catalogue, _persons, rejects, inputs);
    }

    /// <summary>The rows that the worker rejected.</summary>
    public RejectsFile Rejects { get; }

    /// <summary>The rows that the worker read, by file and period; null when nobody asks.</summary>
    public InputRows? Inputs { get; }

    /// <summary>Takes a chunk.</summary>
    public bool Take(Chunk chunk, long position)
    {
        if (position != _next)
        {
            End();
            _persons.Restart();
            Rejects.Continue(position);
            _taker.Begin(position);
        }

        _next = position + chunk.Count;
        _reader.Read(chunk, _rows);
        _progress.Add("reading", chunk.Count + _unsplit, chunk.Fraction);
        _unsplit = 0;
        return _taker.Take(_rows, _persons);
    }

    /// <summary>Takes a row that can't be split into columns.</summary>
    public void Reject(Reject reject)
    {
        _unsplit++;
        Rejects.Add(reject);
        Inputs?.AddUnsplit(reject);
    }

    /// <summary>No chunk follows the last one.</summary>
    public void End()
    {
        if (_next >= 0)
        {
            _taker.End(_rows, _persons, _next);
            _next = -1;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Rejects.Dispose();
}
