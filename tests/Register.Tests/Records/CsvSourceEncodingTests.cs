using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed class CsvSourceEncodingTests
{
    private const string Danish = "a,b\nKøbenhavn,Århus\nÆrø,ø\n";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_EncodingOfTheProfile_IsUsed(string name)
    {
        var bytes = TextEncoding.Named(name).GetBytes(Danish);

        Assert.Equal(["København|Århus", "Ærø|ø"], CsvRun.OfBytes(bytes, new SourceFormat { Encoding = name }).Lines());
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Read_ByteOrderMark_OverrulesTheProfile(string name)
    {
        var encoding = TextEncoding.Named(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Danish)];

        Assert.Equal(["København|Århus", "Ærø|ø"], CsvRun.OfBytes(bytes, new SourceFormat { Encoding = "windows-1252" }).Lines());
    }

    [Fact]
    public void Read_OneBadRow_RejectsIt()
    {
        byte[] bytes = [.. "a,b\n1,2\n3,"u8, 0xE6, .. "x\n5,6\n"u8];

        var run = CsvRun.OfBytes(bytes);

        Assert.Equal(["1|2", "5|6"], run.Lines());
        var reject = Assert.Single(run.Rejects);
        Assert.Equal((3, "b", "\uFFFDx", RejectReason.Encoding), (reject.Row, reject.Column, reject.Value, reject.Reason));
        Assert.Equal("utf-8 text; the file as a whole may be windows-1252", reject.Expected);
    }

    [Fact]
    public void Read_SequenceCutByTheEndOfTheFile_RejectsTheRow() =>
        Assert.Equal(3, Assert.Single(CsvRun.OfBytes([.. "a,b\n1,2\n3,4"u8, 0xC3]).Rejects).Row);

    [Theory]
    [InlineData("windows-1252", "utf-8", "perhaps to windows-1252")]
    [InlineData("utf-16", "utf-8", "look like utf-16. Set source.encoding to utf-16")]
    [InlineData("utf-16BE", "utf-8", "look like utf-16BE")]
    [InlineData("utf-16", "windows-1252", "look like utf-16")]
    [InlineData("utf-8", "utf-16", "look like utf-8")]
    [InlineData("utf-8", "windows-1252", "look like utf-8")]
    public void Read_WholeFileInAnotherEncoding_IsRefusedWithTheLikelyOne(string actual, string stated, string words)
    {
        var message = CsvRun.Refused(TextEncoding.Named(actual).GetBytes(Danish), new SourceFormat { Encoding = stated }).Message;

        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HeaderInAnotherEncoding_IsRefused()
    {
        byte[] bytes = [.. "a,b,l"u8, 0xF8, .. "n\n1,2,3\n"u8];

        Assert.Contains(
            "row 1 (the header): 'l\uFFFDn' is not utf-8 text. Set source.encoding in the profile, perhaps to windows-1252",
            CsvRun.Refused(bytes).Message,
            StringComparison.Ordinal);
    }

    // One row in fifty: few enough to look like single bad rows, until there are many of them.
    [Fact]
    public void Read_ManyBadRowsInALargeFile_IsRefusedEarly()
    {
        var text = "a,b\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => i % 50 == 0 ? "ø,1\n" : "1,2\n"));

        var message = CsvRun.Refused(Encoding.Latin1.GetBytes(text)).Message;

        Assert.Contains("100 of its first 4951 rows have bytes that are not, the last of them in row 4952", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FewBadRowsInALargeFile_AreRejects()
    {
        var text = "a,b\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => i % 200 == 0 ? "ø,1\n" : "1,2\n"));

        var run = CsvRun.OfBytes(Encoding.Latin1.GetBytes(text));

        Assert.Equal((100, 19_900), (run.Rejects.Count, run.Rows.Count));
    }
}
