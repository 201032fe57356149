using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Records;

/// <summary>Files that can't be used at all, and the words in which they are refused.</summary>
public sealed class CsvSourceRefusalTests
{
    [Theory]
    [InlineData("", "records.csv is empty (0 bytes)")]
    [InlineData("\n\n", "has no header line; the columns 'a', 'b' were expected")]
    [InlineData("a,c\n1,2\n", "row 1 (the header): the column 'b' is missing. The columns are 'a', 'c'.")]
    [InlineData("a,quite another\n", "'b' is missing. The columns are 'a', 'quite another'.")]
    [InlineData("a,b,b\n", "'b' stands 2 times, in positions 2, 3")]
    [InlineData("a,B, b\n", "'b' stands 2 times")]
    [InlineData("a;b\n1;2\n", "',' splits the line into 1 column. ';' would split it: set source.delimiter")]
    [InlineData("a\tb\n1\t2\n", "'tab' would split it")]
    [InlineData("a|b, or so\n", "'|' would split it")]
    [InlineData("a,\"b\"x\n", "row 1 (the header): a quote stands in the wrong place in '\"b\"x'")]
    [InlineData("a,b\0\n", "row 1 (the header) has NUL bytes")]
    [InlineData("PAR1\u0001", "is a Parquet file, not CSV text; let its name end in .parquet")]
    [InlineData("PK\u0003\u0004", "Excel workbook")]
    [InlineData("a,b\n1,2\n3,\"open\n5,6\n7,8\n", "row 3, column 2: a quote (\") opens here and is not closed by the end of the file")]
    public void Read_UnusableText_IsRefusedInWords(string text, string words) =>
        Assert.Contains(words, CsvRun.Refused(text).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_NameMatchedWithoutCase_OnlyWhenNoneMatchesExactly() =>
        Assert.Equal(["1|3"], CsvRun.Of("A,a,b\n0,1,3\n").Lines());

    [Fact]
    public void Open_NotThere_IsRefused() =>
        Assert.Contains("nowhere.csv does not exist", Refused("nowhere.csv"), StringComparison.Ordinal);

    [Fact]
    public void Open_Directory_IsRefused() =>
        Assert.Contains("is a directory; name the files in it", Refused(Path.GetTempPath()), StringComparison.Ordinal);

    [Fact]
    public void Open_TheSameFileTwice_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.csv");
        File.WriteAllText(path, "a,b\n");
        File.CreateSymbolicLink(folder.File("link.csv"), path);

        Assert.Contains("is given twice; its rows would count double", Refused(path, path), StringComparison.Ordinal);
        Assert.Contains("given twice", Refused(path, folder.File("./a.csv")), StringComparison.Ordinal);
        Assert.Contains("given twice", Refused(path, folder.File("link.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SecondFileLacksAColumn_IsRefusedBeforeTheFirstIsRead()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("1.csv"), "a,b\n1,2\n");
        File.WriteAllText(folder.File("2.csv"), "a,x\n1,2\n");

        var message = Assert.Throws<InputException>(
            () => new CsvSource([folder.File("1.csv"), folder.File("2.csv")], new SourceFormat(), CsvRun.AB, _ => { })).Message;

        Assert.Contains("2.csv, row 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EncodingThatDoesNotExist_IsRefused() =>
        Assert.Contains(
            "source.encoding 'utf-9' is not an encoding; for instance utf-8",
            CsvRun.Refused("a,b\n", new SourceFormat { Encoding = "utf-9" }).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("1,2\n3,4\n", "")]
    [InlineData("1,2\n", "\"")]
    public void Read_CellBeyondTheLimit_IsRefusedWithItsRow(string before, string quote)
    {
        var text = "a,b\n" + before + "5," + quote + new string('x', CsvRecords.MaxField + 10) + "\n7,8\n";

        var message = CsvRun.Refused(text).Message;

        Assert.Contains($"row {before.AsSpan().Count('\n') + 2}: a cell is longer than 1048576 characters", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RowOfManyCellsBeyondTheLimit_IsRefusedWithItsRow() =>
        Assert.Contains(
            "row 3: the row is longer than 4194304 characters",
            CsvRun.Refused("a,b\n1,2\n" + string.Concat(Enumerable.Repeat("x,", 5_000_000))).Message,
            StringComparison.Ordinal);

    private static string Refused(params string[] files) =>
        Assert.Throws<InputException>(() => CsvRun.OfFiles(files)).Message;
}
