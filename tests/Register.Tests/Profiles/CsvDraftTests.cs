using System.IO.Compression;
using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Profiles.Drafts;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Profiles;

public sealed class CsvDraftTests : IDisposable
{
    private const string Text = "pnr;arbejdsgiver;år;løn\n1;Ærø Kommune;2020;1.234,50\n2;Æblegård, A/S;2021;999,00\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("drafts").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("utf-8", false, "utf-8")]
    [InlineData("utf-8", true, "utf-8")]
    [InlineData("utf-16", true, "utf-16")]
    [InlineData("utf-16", false, "utf-16")]
    [InlineData("utf-16BE", true, "utf-16BE")]
    [InlineData("windows-1252", false, "windows-1252")]
    public void FromCsv_Encodings_AreTold(string encoding, bool withMark, string expected)
    {
        var named = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        byte[] bytes = [.. withMark ? named.Preamble : [], .. named.GetBytes(Text)];
        var draft = ProfileDraft.FromCsv(Save("a.csv", bytes));
        Assert.Equal((expected, ';'), (draft.Source.Encoding, draft.Source.Delimiter));
        Assert.Equal(("år", "løn"), (draft.Period.Column, draft.Columns.Pay!.Column));
    }

    [Fact]
    public void FromCsv_DanishLettersLate_AreWindows1252()
    {
        var rows = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i},ACME,2020\n"));
        var path = Save("late.csv", Encoding.Latin1.GetBytes($"pnr,employer,year\n{rows}1,Ærø,2020\n"));
        Assert.Equal("windows-1252", ProfileDraft.FromCsv(path).Source.Encoding);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void FromCsv_Delimiters_AreTold(char delimiter)
    {
        var text = "pnr;employer;year;pay\n1;\"A, B | C\";2020;1\n2;\"D; E\n\tF: G\";2021;2\n".Replace(";", delimiter.ToString(), StringComparison.Ordinal);
        Assert.Equal(delimiter, ProfileDraft.FromCsv(Save("d.txt", Encoding.UTF8.GetBytes(text))).Source.Delimiter);
    }

    [Theory]
    [InlineData("a.csv.gz", false)]
    [InlineData("a.dat", true)]
    public void FromCsv_Gzip_IsUnpacked(string name, bool noted)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Text));
        }

        var draft = ProfileDraft.FromCsv(Save(name, packed.ToArray()));
        Assert.Equal("a", draft.Name);
        Assert.Equal(noted, draft.Review.Any(n => n.Note.Contains(".gz", StringComparison.Ordinal)));
    }

    [Fact]
    public void FromCsv_RaggedRows_AreLeftOut()
    {
        var draft = ProfileDraft.FromCsv(Save("r.csv", "pnr,employer,year\n1,A,2020\n2,B\n3,\"C\"x,2020\n4,D,2021\n"u8.ToArray()));
        Assert.Contains("2 different values in 2 of 2 rows", draft.Review.Single(n => n.Path == "$.columns.person").Note, StringComparison.Ordinal);
    }

    [Fact]
    public void FromCsv_TheSampleFile_LoadsAgain()
    {
        var draft = ProfileDraft.FromCsv(Save("a.csv", Encoding.UTF8.GetBytes(Text)));
        Assert.Equal(draft.Review, ProfileFile.Parse(ProfileFile.Write(draft), "again").Review);
        Assert.Equal("municipality", draft.Sectors.Sectors[new SectorMapper(draft.Sectors).Map(null, "ærø kommune")].Code);
    }

    [Fact]
    public void FromCsv_Unusable_SaysWhy()
    {
        Refused(Save("empty.csv", []), "is empty");
        Refused(Path.Combine(_folder, "none.csv"), "does not exist");
        Refused(Save("header.csv", "pnr,employer,year\n"u8.ToArray()), "has no rows");
        Refused(Save("sheet.xlsx", [(byte)'P', (byte)'K', 3, 4, 0]), "Excel workbook");
        Refused(Save("p.csv", "PAR1xxxx"u8.ToArray()), "a Parquet file");
        Refused(Save("cut.gz", [0x1F, 0x8B, 8, 0]), "cut.gz");
        Refused(Save("words.txt", "only words here\nand here\n"u8.ToArray()), "no column was found for the person", "\"only words here\"");
    }

    private static void Refused(string path, params string[] parts)
    {
        var error = Assert.Throws<InputException>(() => ProfileDraft.FromCsv(path));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    private string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
