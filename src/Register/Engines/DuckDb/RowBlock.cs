using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// The rows that a <see cref="TableWriter"/> is to write next, column by column. The memory is DuckDB's own: it holds
/// until the fill returns, and what it holds before a value is set is undefined. Every value counts as present until it
/// is set missing.
/// </summary>
internal sealed unsafe class RowBlock
{
    /// <summary>The most rows that a block takes.</summary>
    public const int Capacity = Chunk.Capacity;

    private readonly ColumnType[] _types;
    private readonly nint[] _vectors;
    private readonly nint[] _data;
    private readonly nint[] _validity;

    internal RowBlock(IReadOnlyList<SourceColumn> columns)
    {
        _types = [.. columns.Select(c => c.Type)];
        _vectors = new nint[_types.Length];
        _data = new nint[_types.Length];
        _validity = new nint[_types.Length];
    }

    /// <summary>The values of an Integer column.</summary>
    public Span<long> Integers(int column) => new(Data(column, ColumnType.Integer), Capacity);

    /// <summary>The values of a Number column.</summary>
    public Span<double> Numbers(int column) => new(Data(column, ColumnType.Number), Capacity);

    /// <summary>The values of a Date column, in days since 1970-01-01.</summary>
    public Span<int> Dates(int column) => new(Data(column, ColumnType.Date), Capacity);

    /// <summary>The values of a Boolean column, 0 or 1.</summary>
    public Span<byte> Booleans(int column) => new(Data(column, ColumnType.Boolean), Capacity);

    /// <summary>Sets a value of a Text column; the bytes are copied.</summary>
    /// <param name="column">The column, from 0.</param>
    /// <param name="row">The row in the block, from 0.</param>
    /// <param name="utf8">The text; must be valid UTF-8.</param>
    public void SetText(int column, int row, ReadOnlySpan<byte> utf8)
    {
        _ = Data(column, ColumnType.Text);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Capacity, nameof(row));
        fixed (byte* text = utf8)
        {
            NativeMethods.VectorAssignStringElementLen(_vectors[column], (ulong)row, text, (ulong)utf8.Length);
        }
    }

    /// <summary>Leaves a value out; what the column's span or text holds at the row is not written.</summary>
    public void SetMissing(int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Capacity, nameof(row));
        if (_validity[column] == 0)
        {
            NativeMethods.VectorEnsureValidityWritable(_vectors[column]);
            _validity[column] = (nint)NativeMethods.VectorGetValidity(_vectors[column]);
        }

        ((ulong*)_validity[column])[row >> 6] &= ~(1UL << (row & 63));
    }

    internal void Attach(nint chunk)
    {
        for (var column = 0; column < _types.Length; column++)
        {
            _vectors[column] = NativeMethods.DataChunkGetVector(chunk, (ulong)column);
            _data[column] = (nint)NativeMethods.VectorGetData(_vectors[column]);
            _validity[column] = 0;
        }
    }

    private void* Data(int column, ColumnType type) => _types[column] == type
        ? (void*)_data[column]
        : throw new InvalidOperationException($"Column {column} is of type {_types[column]}, not {type}.");
}
