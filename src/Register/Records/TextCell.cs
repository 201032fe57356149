using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Records;

/// <summary>
/// A string of a column: 16 bytes, in DuckDB's layout (<c>duckdb_string_t</c>). Up to 12 bytes stand inline after the
/// length, padded with zeros; a longer text has its first 4 bytes there and then the address of the whole.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal unsafe struct TextCell
{
    private const int InlineLength = 12;

    private ulong _low;
    private ulong _high;

    /// <summary>The text is inline, so that two such cells are equal exactly when their 16 bytes are.</summary>
    public readonly bool IsInline => (uint)_low <= InlineLength;

    /// <summary>Both cells are the same 16 bytes: the same text when inline, the same address when not.</summary>
    public readonly bool SameBits(in TextCell other) => _low == other._low && _high == other._high;

    /// <summary>The UTF-8 bytes. The cell must not move while the span is in use.</summary>
    public static ReadOnlySpan<byte> Bytes(TextCell* cell)
    {
        var length = (int)(uint)cell->_low;
        return length <= InlineLength
            ? new ReadOnlySpan<byte>((byte*)cell + 4, length)
            : new ReadOnlySpan<byte>((byte*)cell->_high, length);
    }

    /// <summary>Writes a cell for bytes that stay where they are as long as the cell is read.</summary>
    public static void Write(TextCell* cell, byte* text, int length)
    {
        *cell = default;
        cell->_low = (uint)length;
        if (length <= InlineLength)
        {
            Unsafe.CopyBlockUnaligned((byte*)cell + 4, text, (uint)length);
        }
        else
        {
            Unsafe.CopyBlockUnaligned((byte*)cell + 4, text, 4);
            cell->_high = (ulong)text;
        }
    }
}
