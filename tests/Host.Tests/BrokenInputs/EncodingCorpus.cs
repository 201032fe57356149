using System.IO.Compression;
using System.Text;
using static Sektorskifte.Host.Tests.BrokenInputs.BrokenInput;
using static Sektorskifte.Host.Tests.BrokenInputs.SmallProfile;

namespace Sektorskifte.Host.Tests.BrokenInputs;

/// <summary>Files in another encoding, packed wrongly, damaged, or not text at all.</summary>
internal static class EncodingCorpus
{
    private const string Danish = GoodFile + "p3,Århus,kommune,Chef,2001,1\np4,Ærø,kommune,Chef,2001,1\np5,Køge,kommune,Chef,2001,1\n";

    public static IEnumerable<BrokenInput> All() =>
    [
        Bad("latin letters in a file said to be utf-8", Encoding.Latin1.GetBytes(AllDanish()), "r.csv is not utf-8 text", "perhaps to windows-1252"),
        Bad("header in latin letters", Encoding.Latin1.GetBytes(Danish.Replace("title", "løn", StringComparison.Ordinal)), "row 1 (the header)", "not utf-8 text", "windows-1252"),
        Bad("utf-16 without a mark", new UnicodeEncoding(bigEndian: false, byteOrderMark: false).GetBytes(Danish), "look like utf-16", "source.encoding"),
        Bad("utf-8 in a file said to be windows-1252", Encoding.UTF8.GetBytes(Danish), "look like utf-8") with
        {
            Profile = Year("""{ "format": "csv", "encoding": "windows-1252" }"""),
        },
        Bad("utf-8 in a file said to be utf-16", Encoding.UTF8.GetBytes(Danish), "look like utf-8") with
        {
            Profile = Year("""{ "format": "csv", "encoding": "utf-16" }"""),
        },
        Bad("zip archive", [(byte)'P', (byte)'K', 3, 4, 20, 0], "zip archive or an Excel workbook", "CSV"),
        Bad("parquet named csv", "PAR1\u0001\u0002"u8.ToArray(), "is a Parquet file, not CSV text"),
        Bad("random bytes", RandomBytes(), "r.csv"),
        Bad("all zero bytes", new byte[100_000], "row 1"),
        Bad("gzip cut short", Pack(LongText())[..^2000], "cut short", "half-read file is no result"),
        Bad("gzip without its last byte", Pack(GoodFile)[..^1], "cut short"),
        Bad("gzip with a flipped bit", Flip(Pack(LongText())), "r.csv", "damaged"),
        Bad("gzip of nothing", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], "unpacks to nothing"),
        Bad("gzip in gzip", Pack(Pack(GoodFile)), "packed with gzip twice"),
        new() { Name = "text named gz", Files = [Text("r.csv.gz", GoodFile)], Refused = ["r.csv.gz ends in .gz but is not gzip data"] },
        new()
        {
            Name = "a gigabyte in one cell", Files = [("r.csv.gz", WriteGigabyteCell)],
            Refused = ["r.csv.gz, row 6: a cell is longer than 1048576 characters"],
        },
        new()
        {
            Name = "a gigabyte in one quoted cell", Files = [("r.csv.gz", path => WriteGigabyte(path, GoodFile + "p3,\"", " \n"))],
            Refused = ["r.csv.gz, row 6: a cell is longer than 1048576 characters"],
        },
        new()
        {
            Name = "a gigabyte of empty cells", Files = [("r.csv.gz", path => WriteGigabyte(path, GoodFile, ",,"))],
            Refused = ["r.csv.gz, row 6: the row is longer than 4194304 characters"],
        },
        Counted("one row in latin letters", [.. Encoding.UTF8.GetBytes(GoodFile), .. Encoding.Latin1.GetBytes("p3,Ærø,stat,Chef,2001,1\n")], 4, "6,employer,\uFFFDr\uFFFD,encoding,utf-8 text"),
        Counted("letter cut by the end of the file", [.. Encoding.UTF8.GetBytes(GoodFile + "p3,Alfa,stat,Chef,2001,1"), 0xC3], 4, "6,pay,1\uFFFD,encoding"),
        Counted("nul bytes", Encoding.UTF8.GetBytes(GoodFile + "p3,Al\0fa,stat,Chef,2001,1\n"), 4, "6,employer,Al␀fa,nul_byte,text without NUL bytes"),
        Counted("byte order mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Danish)], 7),
        Counted("utf-16 with a mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Danish)], 7),
        Counted("gzip of several members without a gz name", [.. Pack(GoodFile), .. Pack("p3,Alfa,stat,Chef,2001,1\n")], 5),
    ];

    private static BrokenInput Bad(string name, byte[] bytes, params string[] words) =>
        new() { Name = name, Files = [Bytes("r.csv", bytes)], Refused = words };

    private static BrokenInput Counted(string name, byte[] bytes, long used, params string[] rejects) =>
        new() { Name = name, Files = [Bytes("r.csv", bytes)], Used = used, Rejects = rejects };

    private static string AllDanish() =>
        Header + string.Concat(Enumerable.Range(0, 300).Select(i => $"p{i},Kommune Ærø,kommune,Chef,{2001 + (i % 5)},{i}\n"));

    private static string LongText() =>
        Header + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"p{i * 7919 % 5003},Alfa,stat,Chef,{2001 + (i % 5)},{i}\n"));

    private static byte[] RandomBytes()
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Flip(byte[] bytes)
    {
        bytes[bytes.Length / 2] ^= 16;
        return bytes;
    }

    private static byte[] Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var writer = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            writer.Write(bytes);
        }

        return packed.ToArray();
    }

    private static void WriteGigabyteCell(string path) => WriteGigabyte(path, GoodFile + "p3,", "x ");

    private static void WriteGigabyte(string path, string before, string repeated)
    {
        using var writer = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        writer.Write(Encoding.UTF8.GetBytes(before));
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1 << 19)));
        for (var written = 0L; written < 1L << 30; written += block.Length)
        {
            writer.Write(block);
        }
    }
}
