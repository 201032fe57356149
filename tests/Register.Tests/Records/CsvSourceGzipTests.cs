using System.IO.Compression;
using System.Text;

namespace Sektorskifte.Register.Tests.Records;

public sealed class CsvSourceGzipTests
{
    private static readonly string Text =
        "a,b\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i * 7919 % 30011},{i * 104729 % 99991}\n"));

    [Theory]
    [InlineData("records.csv.gz")]
    [InlineData("records.csv")]
    public void Read_Gzip_IsUnpackedWhateverItsName(string name) =>
        Assert.Equal(30_000, CsvRun.OfBytes(Pack(Text), name: name).Rows.Count);

    [Fact]
    public void Read_SeveralMembers_AreOneText() =>
        Assert.Equal(["1|2", "3|4", "5|6"], CsvRun.OfBytes([.. Pack("a,b\n1,2\n3"), .. Pack(",4\n"), .. Pack("5,6\n")]).Lines());

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(1.0)]
    public void Read_CutShort_IsRefusedWithTheNumberOfGoodRows(double share)
    {
        var packed = Pack(Text);
        var cut = packed[..((int)(packed.Length * share) - 1)];

        var message = CsvRun.Refused(cut).Message;

        Assert.Matches(@"is cut short or damaged in row \d+: .* The \d+ rows before it were good, but a half-read file is no result", message);
        var good = int.Parse(message.Split(" The ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(good, (int)(30_000 * share * 0.7), 30_000);
    }

    [Fact]
    public void Read_SecondMemberCutShort_IsRefused()
    {
        byte[] packed = [.. Pack("a,b\n1,2\n"), .. Pack("3,4\n")];

        Assert.Contains("cut short", CsvRun.Refused(packed[..^3]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FlippedBit_IsRefused()
    {
        var packed = Pack(Text);
        packed[packed.Length / 2] ^= 4;

        Assert.Contains("damaged in row", CsvRun.Refused(packed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PlainTextNamedGz_IsRefused() =>
        Assert.Contains(
            "ends in .gz but is not gzip data", CsvRun.Refused(Encoding.UTF8.GetBytes(Text), name: "a.csv.gz").Message, StringComparison.Ordinal);

    [Fact]
    public void Open_PackedTwice_IsRefused() =>
        Assert.Contains(
            "packed with gzip twice", CsvRun.Refused(Pack(Encoding.Latin1.GetString(Pack(Text)), Encoding.Latin1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_NothingPacked_IsRefused() =>
        Assert.Contains("unpacks to nothing",
            CsvRun.Refused([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]).Message,
            StringComparison.Ordinal);

    // A gigabyte in one cell, a megabyte on disk: refused, and memory stays where it was.
    [Fact]
    public void Read_GigabyteInOneCell_IsRefusedInFlatMemory()
    {
        using var packed = new MemoryStream();
        using (var writer = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            writer.Write("a,b\n1,2\n3,\""u8);
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 1024; i++)
            {
                writer.Write(block);
            }
        }

        var bytes = packed.ToArray();
        // Of this thread, since other tests allocate at the same time.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = CsvRun.Refused(bytes).Message;

        Assert.Contains("row 3: a cell is longer than", message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L << 20);
    }

    private static byte[] Pack(string text, Encoding? encoding = null)
    {
        using var packed = new MemoryStream();
        using (var writer = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            writer.Write((encoding ?? Encoding.UTF8).GetBytes(text));
        }

        return packed.ToArray();
    }
}
