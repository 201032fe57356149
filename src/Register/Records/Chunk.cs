namespace Sektorskifte.Register.Records;

/// <summary>How the values of a source column lie in memory. Every source brings its own types down to these five.</summary>
internal enum ColumnType : byte
{
    /// <summary>UTF-8 text, as <see cref="TextCell"/>.</summary>
    Text,

    /// <summary>64-bit signed integer.</summary>
    Integer,

    /// <summary>64-bit floating point; never NaN or infinite for a value that is present.</summary>
    Number,

    /// <summary>Days since 1970-01-01, as a 32-bit integer.</summary>
    Date,

    /// <summary>One byte, 0 or 1.</summary>
    Boolean,

    /// <summary>The number of the value's text in the dictionary that came with the column, as a 32-bit integer; 0 is missing.</summary>
    Code,
}

/// <summary>A column that a source delivers: its name in the file and its type.</summary>
internal readonly record struct SourceColumn(string Name, ColumnType Type)
{
    /// <summary>For <see cref="ColumnType.Code"/>, the type of the values that the texts come from; else the type.</summary>
    public ColumnType Of { get; init; } = Type;
}

/// <summary>
/// A batch of rows, column by column, valid until the next read. The memory belongs to the source.
/// </summary>
internal sealed class Chunk
{
    /// <summary>The most rows that a chunk holds.</summary>
    public const int Capacity = 2048;

    private readonly long[] _rows = new long[Capacity];
    private long _firstRow;
    private bool _contiguous = true;

    /// <summary>The number of rows, 0 to <see cref="Capacity"/>.</summary>
    public int Count { get; set; }

    /// <summary>How much of all rows is read with this chunk, 0 to 1.</summary>
    public double Fraction { get; set; }

    /// <summary>The file the rows come from, as the caller named it.</summary>
    public string File { get; set; } = "";

    /// <summary>One vector for each of the source's columns, in the source's order.</summary>
    public ColumnVector[] Columns { get; set; } = [];

    /// <summary>Where each row number of a CSV record goes; a source with rows that follow each other sets <see cref="FirstRow"/>.</summary>
    public long[] RowNumbers
    {
        get
        {
            _contiguous = false;
            return _rows;
        }
    }

    /// <summary>The number of the first row in its file, when the rows follow each other without a gap.</summary>
    public long FirstRow
    {
        set
        {
            _firstRow = value;
            _contiguous = true;
        }
    }

    /// <summary>
    /// The row's number in its file as a spreadsheet would show it: in CSV the header is row 1 and a record with line
    /// breaks inside is one row; in Parquet the first row is 1.
    /// </summary>
    public long RowNumber(int row) => _contiguous ? _firstRow + row : _rows[row];
}

/// <summary>
/// One column of a <see cref="Chunk"/>. The layout is DuckDB's own (flat data, a bit mask of present values), so that its
/// result vectors are read without copying; the CSV reader lays its cells out in the same way.
/// </summary>
internal readonly unsafe struct ColumnVector(ColumnType type, void* data, ulong* validity)
{
    private readonly void* _data = data;
    private readonly ulong* _validity = validity;

    public ColumnType Type { get; } = type;

    /// <summary>No value is missing in the whole vector.</summary>
    public bool AllPresent => _validity == null;

    public bool IsMissing(int row) => _validity != null && (_validity[row >> 6] & (1UL << (row & 63))) == 0;

    public ReadOnlySpan<byte> Text(int row) => TextCell.Bytes((TextCell*)_data + row);

    /// <summary>The address of the cell, for comparing two cells' 16 bytes at once.</summary>
    public TextCell* TextCells => (TextCell*)_data;

    public ReadOnlySpan<long> Integers(int count) => new(_data, count);

    public ReadOnlySpan<double> Numbers(int count) => new(_data, count);

    public ReadOnlySpan<int> Dates(int count) => new(_data, count);

    public ReadOnlySpan<byte> Booleans(int count) => new(_data, count);

    public ReadOnlySpan<int> Codes(int count) => new(_data, count);
}
