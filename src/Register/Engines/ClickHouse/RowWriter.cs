using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>Rows in the format RowBinary: values one after the other, little-endian, a text with its length in front.</summary>
internal sealed class RowWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What has been written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>Forgets what has been written and keeps the room.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    public void Add(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Add(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    public void Add(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    public void Add(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    public void Add(ReadOnlySpan<byte> text)
    {
        AddLength(text.Length);
        _bytes.Write(text);
    }

    /// <summary>The length that stands before a text or an array: seven bits a byte, the lowest first.</summary>
    public void AddLength(int length)
    {
        for (var rest = (uint)length; ; rest >>= 7)
        {
            Add((byte)(rest < 0x80 ? rest : rest | 0x80));
            if (rest < 0x80)
            {
                return;
            }
        }
    }
}
