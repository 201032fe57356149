using System.Buffers.Binary;
using System.Text;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>Reads values in the format RowBinary from a stream; see <see cref="RowWriter"/>.</summary>
/// <param name="stream">The answer of a server; the caller closes it.</param>
internal sealed class RowReader(Stream stream)
{
    private byte[] _bytes = new byte[1 << 16];
    private int _at;
    private int _end;

    /// <summary>Whether another value follows.</summary>
    public bool HasMore => _at < _end || Fill(1);

    public byte UInt8() => Take(1)[0];

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string Text() => Encoding.UTF8.GetString(Take(Length()));

    /// <summary>The length before a text or an array.</summary>
    public int Length()
    {
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = UInt8();
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return length;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_end - _at < count && !Fill(count))
        {
            throw new EndOfStreamException("the answer ended in the middle of a row");
        }

        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }

    private bool Fill(int count)
    {
        var kept = _bytes.AsSpan(_at, _end - _at);
        var room = count > _bytes.Length ? new byte[count * 2] : _bytes;
        kept.CopyTo(room);
        (_bytes, _at, _end) = (room, 0, kept.Length);
        _end += stream.ReadAtLeast(_bytes.AsSpan(_end), count - _end, throwOnEndOfStream: false);
        return _end >= count;
    }
}
