using System.Runtime.InteropServices;
using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

/// <summary>Column vectors of one value, in pinned memory that lives as long as the test run.</summary>
internal static unsafe class Vectors
{
    public static ColumnVector Integers(long value) => Of(ColumnType.Integer, value);

    public static ColumnVector Numbers(double value) => Of(ColumnType.Number, value);

    public static ColumnVector Dates(int value) => Of(ColumnType.Date, value);

    public static ColumnVector Booleans(bool value) => Of(ColumnType.Boolean, value ? (byte)1 : (byte)0);

    public static ColumnVector Missing(ColumnType type) => new(type, NativeMemory.AllocZeroed(16), (ulong*)NativeMemory.AllocZeroed(8));

    public static ColumnVector Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var copy = (byte*)NativeMemory.Alloc((nuint)bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        var cell = (TextCell*)NativeMemory.Alloc(16);
        TextCell.Write(cell, copy, bytes.Length);
        return new ColumnVector(ColumnType.Text, cell, null);
    }

    private static ColumnVector Of<T>(ColumnType type, T value)
        where T : unmanaged
    {
        var memory = (T*)NativeMemory.AllocZeroed(16);
        *memory = value;
        return new ColumnVector(type, memory, null);
    }
}
