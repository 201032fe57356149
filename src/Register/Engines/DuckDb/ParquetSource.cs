using System.Globalization;
using System.Runtime.ExceptionServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// Parquet files as one source of records, decoded on the thread that reads.
/// A NaN counts as a missing number, since that is how data frames write one; an infinite number is an input error.
/// </summary>
internal sealed class ParquetSource : IRecordSource
{
    private readonly Session _session;
    private readonly ParquetPlan _plan;
    private readonly List<TextCoder> _coders = [];
    private readonly IEnumerator<FileChunk> _chunks;
    private readonly ColumnVector[] _vectors;
    private readonly long _rows;
    private FileChunk? _current;
    private long _rowsRead;

    /// <summary>Opens the files and finds the columns in them.</summary>
    /// <param name="files">The files, read in this order; at least one.</param>
    /// <param name="columns">The columns to deliver; upper and lower case compare equal.</param>
    /// <param name="settings">Memory and temporary folder. Decoding takes one thread whatever the settings say.</param>
    /// <exception cref="InputException">A file can't be read, lacks a column, or has it in a type that can't be used.</exception>
    public ParquetSource(IReadOnlyList<string> files, IReadOnlyList<WantedColumn> columns, SessionSettings? settings = null)
        : this(ParquetFile.Open(files), columns, settings)
    {
    }

    /// <summary>Finds the columns in files that are open.</summary>
    /// <param name="files">The files, read in this order; at least one.</param>
    /// <param name="columns">The columns to deliver; upper and lower case compare equal.</param>
    /// <param name="settings">Memory and temporary folder. Decoding takes one thread whatever the settings say.</param>
    /// <exception cref="InputException">A file lacks a column, or has it in a type that can't be used.</exception>
    public ParquetSource(
        IReadOnlyList<ParquetFile> files, IReadOnlyList<WantedColumn> columns, SessionSettings? settings = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(files.Count, nameof(files));
        _plan = ParquetPlan.Make(files, columns);
        _rows = Math.Max(1, _plan.Rows);
        _vectors = new ColumnVector[_plan.Columns.Count];
        _session = new Session((settings ?? new SessionSettings()) with { Threads = 1 });
        try
        {
            foreach (var function in _plan.Functions)
            {
                _coders.Add(new TextCoder(_session, function.Name, function.SqlType, function.Texts));
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        _chunks = Decode().GetEnumerator();
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceColumn> Columns => _plan.Columns;

    /// <inheritdoc/>
    public double Fraction => Math.Min(1, (double)_rowsRead / _rows);

    /// <inheritdoc/>
    public bool Read(Chunk chunk)
    {
        _current?.Dispose();
        _current = null;
        if (!_chunks.MoveNext())
        {
            chunk.Count = 0;
            return false;
        }

        _current = _chunks.Current;
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = _current.Rows.Column(i, _plan.Columns[i].Type);
        }

        chunk.File = _current.File;
        chunk.FirstRow = _current.FirstRow;
        chunk.Count = _current.Rows.Count;
        chunk.Columns = _vectors;
        _rowsRead += chunk.Count;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _current?.Dispose();
        _current = null;
        _chunks?.Dispose();
        _session.Dispose();
        _coders.ForEach(coder => coder.Dispose());
    }

    private IEnumerable<FileChunk> Decode()
    {
        foreach (var scan in _plan.Scans)
        {
            var path = scan.File.Path;
            var firstRow = 1L;
            using var stream = Try(path, firstRow, () => _session.Stream($"SELECT {scan.Expressions} FROM {scan.File.Table}"));
            while (Try(path, firstRow, stream.Next) is { } rows)
            {
                CheckFinite(scan, rows, firstRow);
                yield return new FileChunk(path, firstRow, rows);
                firstRow += rows.Count;
            }
        }
    }

    private void CheckFinite(ParquetScan scan, DataChunk rows, long firstRow)
    {
        foreach (var column in scan.CheckFinite)
        {
            var row = rows.DropNaN(column);
            if (row >= 0)
            {
                var value = rows.Column(column, ColumnType.Number).Numbers(rows.Count)[row];
                rows.Dispose();
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{scan.File.Path}: row {firstRow + row}, column '{_plan.Columns[column].Name}': {value} is no amount; "
                    + $"write a finite number, or leave the value out."));
            }
        }
    }

    private T Try<T>(string path, long row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDbException e)
        {
            if (_coders.Find(coder => coder.Failure is not null)?.Failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            throw new InputException(
                e.IsOutOfMemory
                    ? $"{path}: does not fit the memory limit; raise it: {e.Detail}"
                    : string.Create(CultureInfo.InvariantCulture, $"{path}: can't be read from row {row} on: {e.Detail}"),
                e);
        }
    }

    /// <summary>Decoded rows and where they stand.</summary>
    private sealed record FileChunk(string File, long FirstRow, DataChunk Rows) : IDisposable
    {
        public void Dispose() => Rows.Dispose();
    }
}
