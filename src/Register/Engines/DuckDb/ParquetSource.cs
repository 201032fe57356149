using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// Parquet files as one source of records. DuckDB decodes on a thread of its own while the rows before are worked on.
/// A NaN counts as a missing number, since that is how data frames write one; an infinite number is an input error.
/// </summary>
internal sealed class ParquetSource : IRecordSource
{
    // Enough to even out that a row group is decoded in one go now and then; a chunk of eleven columns has about 300 kB.
    private const int ChunksAhead = 8;

    private readonly Session _session;
    private readonly ParquetPlan _plan;
    private readonly ReadAhead<FileChunk> _chunks;
    private readonly ColumnVector[] _vectors;
    private readonly long _totalRows;
    private FileChunk? _current;
    private long _rowsRead;

    /// <summary>Opens the files and finds the columns in them.</summary>
    /// <param name="files">The files, read in this order; at least one.</param>
    /// <param name="mappedColumns">The columns to deliver, by name; upper and lower case compare equal.</param>
    /// <param name="settings">Memory and temporary folder. Decoding takes one thread whatever the settings say: on two
    /// cores the other one is the reader's, and one thread decodes faster than rows are mapped.</param>
    /// <exception cref="InputException">A file can't be read, lacks a column, or has it in a type that can't be used.</exception>
    public ParquetSource(
        IReadOnlyList<string> files, IReadOnlyList<string> mappedColumns, SessionSettings? settings = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(files.Count, nameof(files));
        _session = new Session((settings ?? new SessionSettings()) with { Threads = 1 });
        try
        {
            ParquetFile[] opened = [.. files.Select(file => ParquetFile.Open(_session, file))];
            _plan = ParquetPlan.Make(opened, mappedColumns);
            FileColumns = [.. opened[0].Columns.Select(column => column.Name)];
            _totalRows = opened.Sum(file => file.Rows);
        }
        catch
        {
            _session.Dispose();
            throw;
        }

        _vectors = new ColumnVector[_plan.Columns.Count];
        _chunks = new ReadAhead<FileChunk>(Decode(), ChunksAhead);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceColumn> Columns => _plan.Columns;

    /// <inheritdoc/>
    public IReadOnlyList<string> FileColumns { get; }

    /// <inheritdoc/>
    public double Fraction => _totalRows == 0 ? 1 : (double)_rowsRead / _totalRows;

    /// <inheritdoc/>
    public bool Read(Chunk chunk)
    {
        _current?.Dispose();
        _current = _chunks.Next();
        if (_current is null)
        {
            chunk.Count = 0;
            return false;
        }

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
        _chunks.Dispose();
        _current?.Dispose();
        _current = null;
        _session.Dispose();
    }

    private IEnumerable<FileChunk> Decode()
    {
        foreach (var scan in _plan.Scans)
        {
            var path = scan.File.Path;
            var firstRow = 1L;
            using var stream = Try(path, firstRow, () => _session.Stream(scan.Sql));
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

    private static T Try<T>(string path, long row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDbException e) when (e.IsOutOfMemory)
        {
            throw new InputException($"{path}: does not fit the memory limit; raise it: {e.Detail}", e);
        }
        catch (DuckDbException e)
        {
            throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"{path}: can't be read from row {row} on: {e.Detail}"), e);
        }
    }

    /// <summary>Decoded rows and where they stand.</summary>
    private sealed record FileChunk(string File, long FirstRow, DataChunk Rows) : IDisposable
    {
        public void Dispose() => Rows.Dispose();
    }
}
