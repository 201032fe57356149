using System.Runtime.InteropServices;
using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

/// <summary>Column vectors of several rows, null for a missing value, in native memory that is freed with this.</summary>
internal sealed unsafe class ColumnMemory : IDisposable
{
    private readonly List<nint> _blocks = [];

    public ColumnVector Texts(params string?[] values)
    {
        var cells = (TextCell*)Block(values.Length * sizeof(TextCell));
        for (var row = 0; row < values.Length; row++)
        {
            var bytes = Encoding.UTF8.GetBytes(values[row] ?? "");
            var copy = (byte*)Block(bytes.Length);
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
            TextCell.Write(cells + row, copy, bytes.Length);
        }

        return new ColumnVector(ColumnType.Text, cells, Present(values.Length, row => values[row] is not null));
    }

    public ColumnVector Integers(params long?[] values) => Of(ColumnType.Integer, values);

    public ColumnVector Numbers(params double?[] values) => Of(ColumnType.Number, values);

    public ColumnVector Dates(params int?[] values) => Of(ColumnType.Date, values);

    public ColumnVector Booleans(params bool?[] values) =>
        Of(ColumnType.Boolean, [.. values.Select(v => v is null ? (byte?)null : v.Value ? (byte)1 : (byte)0)]);

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            NativeMemory.Free((void*)block);
        }
    }

    // What stands in the place of a missing value means nothing, so it is the value of the row before.
    private ColumnVector Of<T>(ColumnType type, T?[] values)
        where T : unmanaged
    {
        var data = (T*)Block(values.Length * sizeof(T));
        for (var row = 0; row < values.Length; row++)
        {
            data[row] = values[row] ?? (row > 0 ? data[row - 1] : default);
        }

        return new ColumnVector(type, data, Present(values.Length, row => values[row] is not null));
    }

    private ulong* Present(int count, Func<int, bool> isPresent)
    {
        if (Enumerable.Range(0, count).All(isPresent))
        {
            return null;
        }

        var mask = (ulong*)Block(((count / 64) + 1) * sizeof(ulong));
        for (var row = 0; row < count; row++)
        {
            mask[row >> 6] |= isPresent(row) ? 1UL << (row & 63) : 0;
        }

        return mask;
    }

    private void* Block(int bytes)
    {
        var block = NativeMemory.AllocZeroed((nuint)bytes + 16);
        _blocks.Add((nint)block);
        return block;
    }
}
