using System.Runtime.InteropServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>A batch of result rows that DuckDB made and that this handle owns; its vectors are read in place.</summary>
internal sealed unsafe class DataChunk : SafeHandle
{
    public DataChunk(nint chunk)
        : base(0, ownsHandle: true)
    {
        SetHandle(chunk);
        Count = (int)NativeMethods.DataChunkGetSize(chunk);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The number of rows, at most <see cref="Chunk.Capacity"/>.</summary>
    public int Count { get; }

    /// <summary>A column, read as a type that the query made sure of. Valid until this chunk is disposed.</summary>
    public ColumnVector Column(int column, ColumnType type)
    {
        var vector = NativeMethods.DataChunkGetVector(handle, (ulong)column);
        return new ColumnVector(type, NativeMethods.VectorGetData(vector), NativeMethods.VectorGetValidity(vector));
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.DestroyDataChunk(ref handle);
        return true;
    }
}
