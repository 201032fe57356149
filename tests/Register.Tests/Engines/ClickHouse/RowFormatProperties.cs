using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Engines.ClickHouse;

namespace Sektorskifte.Register.Tests.Engines.ClickHouse;

/// <summary>What is written as RowBinary is read back, however the stream cuts it.</summary>
public sealed class RowFormatProperties
{
    [Fact]
    public void Read_AnyValuesInAnyPieces_AreThoseWritten() => Prop.ForAll<(byte, uint, ulong, long), string, PositiveInt>(
        (numbers, text, piece) =>
        {
            var valid = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);
            var writer = new RowWriter();
            for (var i = 0; i < 3; i++)
            {
                writer.Add(numbers.Item1);
                writer.Add(numbers.Item2);
                writer.Add(valid);
                writer.Add(numbers.Item3);
                writer.Add((ulong)numbers.Item4);
            }

            using var stream = new Pieces(writer.Written.ToArray(), piece.Get);
            var reader = new RowReader(stream);
            var read = 0;
            while (reader.HasMore)
            {
                Assert.Equal((numbers.Item1, numbers.Item2, valid), (reader.UInt8(), reader.UInt32(), reader.Text()));
                Assert.Equal((numbers.Item3, numbers.Item4), (reader.UInt64(), reader.Int64()));
                read++;
            }

            return read == 3;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_TextLongerThanTheBuffer_IsWhole()
    {
        var text = new string('x', 200_000);
        var writer = new RowWriter();
        writer.Add(text);

        using var stream = new MemoryStream(writer.Written.ToArray());

        Assert.Equal(text, new RowReader(stream).Text());
    }

    [Fact]
    public void Read_AnswerCutShort_Throws()
    {
        using var stream = new MemoryStream([1, 2]);

        Assert.Throws<EndOfStreamException>(() => new RowReader(stream).UInt32());
    }

    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);
    }
}
