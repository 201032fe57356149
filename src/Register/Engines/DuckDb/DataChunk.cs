using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>A batch of result rows that DuckDB made; its vectors are read in place.</summary>
internal sealed unsafe class DataChunk : SafeHandle
{
    public DataChunk(nint chunk)
        : this(chunk, owned: true)
    {
    }

    private DataChunk(nint chunk, bool owned)
        : base(0, owned)
    {
        SetHandle(chunk);
        Count = (int)NativeMethods.DataChunkGetSize(chunk);
    }

    /// <summary>A chunk that stays DuckDB's, for as long as it lends it.</summary>
    public static DataChunk Borrow(nint chunk) => new(chunk, owned: false);

    public override bool IsInvalid => handle == 0;

    /// <summary>The number of rows, at most <see cref="Chunk.Capacity"/>.</summary>
    public int Count { get; }

    /// <summary>A column, read as a type that the query made sure of. Valid until this chunk is disposed.</summary>
    public ColumnVector Column(int column, ColumnType type)
    {
        var vector = NativeMethods.DataChunkGetVector(handle, (ulong)column);
        return new ColumnVector(type, NativeMethods.VectorGetData(vector), NativeMethods.VectorGetValidity(vector));
    }

    /// <summary>
    /// Marks the NaN values of a Number column as missing: that is how some programs write a missing number.
    /// </summary>
    /// <returns>The first row with an infinite value; -1 when there is none.</returns>
    public int DropNaN(int column)
    {
        var vector = NativeMethods.DataChunkGetVector(handle, (ulong)column);
        var values = new ReadOnlySpan<double>(NativeMethods.VectorGetData(vector), Count);
        var validity = NativeMethods.VectorGetValidity(vector);
        for (var row = FirstNonFinite(values); row < values.Length; row++)
        {
            if (double.IsFinite(values[row]) || (validity != null && (validity[row >> 6] >> (row & 63) & 1) == 0))
            {
                continue;
            }

            if (double.IsInfinity(values[row]))
            {
                return row;
            }

            NativeMethods.VectorEnsureValidityWritable(vector);
            validity = NativeMethods.VectorGetValidity(vector);
            validity[row >> 6] &= ~(1UL << (row & 63));
        }

        return -1;
    }

    // Straight to the best code, as vectors are not compiled ahead.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FirstNonFinite(ReadOnlySpan<double> values)
    {
        var exponent = new Vector<long>(0x7FF0_0000_0000_0000);
        var bits = MemoryMarshal.Cast<double, long>(values);
        var row = 0;
        while (row <= bits.Length - Vector<long>.Count
            && !Vector.EqualsAny(new Vector<long>(bits[row..]) & exponent, exponent))
        {
            row += Vector<long>.Count;
        }

        return row;
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.DestroyDataChunk(ref handle);
        return true;
    }
}
