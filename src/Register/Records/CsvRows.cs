using System.Runtime.InteropServices;
using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>
/// The native memory that a chunk of CSV rows lies in: for each column its cells and the mask of those present, one column of
/// hashes, and the bytes of the texts. Nothing in it moves, because cells hold addresses.
/// </summary>
internal sealed unsafe class CsvRows : IDisposable
{
    // Room for the longest record at three bytes a character, beyond what a chunk usually takes.
    private const int RowBytes = 3 * RecordText.MaxRecord;
    private const int TextBytes = RowBytes + (4 * 1024 * 1024);
    private const int MaskWords = Chunk.Capacity / 64;

    private readonly int _columns;
    private readonly TextCell* _cells;
    private readonly ulong* _masks;
    private readonly ulong* _hashes;
    private readonly byte* _text;
    private readonly bool[] _hasMissing;
    private int _used;

    /// <summary>Memory for so many text columns.</summary>
    public CsvRows(int columns)
    {
        _columns = columns;
        _hasMissing = new bool[columns];
        _cells = (TextCell*)NativeMemory.Alloc((nuint)(Math.Max(1, columns) * Chunk.Capacity), (nuint)sizeof(TextCell));
        _masks = (ulong*)NativeMemory.Alloc((nuint)(Math.Max(1, columns) * MaskWords), sizeof(ulong));
        _hashes = (ulong*)NativeMemory.Alloc(Chunk.Capacity, sizeof(ulong));
        _text = (byte*)NativeMemory.Alloc(TextBytes);
        Clear();
    }

    /// <summary>The rows written.</summary>
    public int Count { get; private set; }

    /// <summary>No further row fits for sure.</summary>
    public bool IsFull => Count == Chunk.Capacity || _used + RowBytes > TextBytes;

    /// <summary>Makes room for the next chunk.</summary>
    public void Clear()
    {
        Count = 0;
        _used = 0;
        Array.Clear(_hasMissing);
        new Span<ulong>(_masks, _columns * MaskWords).Fill(ulong.MaxValue);
    }

    /// <summary>Adds a row: the mapped fields in order, and the hash of the others.</summary>
    public void Add(ReadOnlySpan<string> fields, int[] mapped, ulong hash)
    {
        for (var column = 0; column < mapped.Length; column++)
        {
            var field = fields[mapped[column]];
            var length = Encoding.UTF8.GetBytes(field, new Span<byte>(_text + _used, TextBytes - _used));
            TextCell.Write(_cells + (column * Chunk.Capacity) + Count, _text + _used, length);
            _used += length;
            if (length == 0)
            {
                _hasMissing[column] = true;
                _masks[(column * MaskWords) + (Count >> 6)] &= ~(1UL << (Count & 63));
            }
        }

        _hashes[Count] = hash;
        Count++;
    }

    /// <summary>Shows the rows as vectors: the text columns, then the hashes when there is room for them.</summary>
    public void Show(ColumnVector[] vectors)
    {
        for (var column = 0; column < _columns; column++)
        {
            vectors[column] = new ColumnVector(
                ColumnType.Text,
                _cells + (column * Chunk.Capacity),
                _hasMissing[column] ? _masks + (column * MaskWords) : null);
        }

        if (vectors.Length > _columns)
        {
            vectors[_columns] = new ColumnVector(ColumnType.Integer, _hashes, null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_cells);
        NativeMemory.Free(_masks);
        NativeMemory.Free(_hashes);
        NativeMemory.Free(_text);
    }
}
