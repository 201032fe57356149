using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Engines;

namespace Sektorskifte.Register.Tests.Records;

public sealed class CsvSourceTests
{
    [Fact]
    public void Read_PlainFile_GivesTextsAndMissing()
    {
        var run = CsvRun.Of("a,b\nx,1\n,\"\"\nmore than twelve bytes,æøå€\n");

        Assert.Equal(["x|1", "-|-", "more than twelve bytes|æøå€"], run.Lines());
        Assert.Equal([2L, 3, 4], run.Numbers);
        Assert.Equal([new SourceColumn("a", ColumnType.Text), new SourceColumn("b", ColumnType.Text)], run.Columns);
    }

    [Fact]
    public void Read_ColumnsInAnotherOrder_GivesTheOrderAskedFor() =>
        Assert.Equal(["2|1|2"], CsvRun.Of("a,b\n1,2\n", columns: ["b", "a", "b"]).Lines());

    [Theory]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("a,b\r1,2\r3,4")]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("\uFEFFa,b\n1,2\n3,4\n")]
    [InlineData("\n\na,b\n\n1,2\n\r\n\n3,4\n\n")]
    public void Read_AnyLineEndMarkAndBlankLines_GivesTheSameRecords(string text)
    {
        var run = CsvRun.Of(text);

        Assert.Equal(["1|2", "3|4"], run.Lines());
        Assert.Equal([2L, 3], run.Numbers);
    }

    [Fact]
    public void Read_LineBreaksInQuotes_IsOneRecord()
    {
        var run = CsvRun.Of("a,b\n\"x\n\r\ny\",\"p \"\"q\"\", r\"\n3,4\n");

        Assert.Equal(["x\n\r\ny|p \"q\", r", "3|4"], run.Lines());
        Assert.Equal([2L, 3], run.Numbers);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    [InlineData('¤')]
    public void Read_OtherDelimiterAndQuote_AreUsed(char delimiter)
    {
        var format = new SourceFormat { Delimiter = delimiter, Quote = '\'' };

        Assert.Equal([$"1,\"{delimiter}|2"], CsvRun.Of($"a{delimiter}b\n'1,\"{delimiter}'{delimiter}2\n", format).Lines());
    }

    [Fact]
    public void Read_MoreRowsThanAChunk_KeepsAll()
    {
        var text = "a,b\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},text number {i} beyond twelve\n"));

        var run = CsvRun.Of(text);

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"{i}|text number {i} beyond twelve"), run.Lines());
        Assert.Equal(5001, run.Numbers[^1]);
    }

    [Fact]
    public void Read_LongCells_EndsChunksEarlyAndKeepsAll()
    {
        var run = CsvRun.Of("a,b\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},{new string('€', 1_000_000)}\n")));

        Assert.Equal(30, run.Rows.Count);
        Assert.All(run.Rows, row => Assert.Equal(1_000_000, row[1]!.Length));
    }

    [Fact]
    public void Read_UnmappedColumns_AreTold()
    {
        var run = CsvRun.Of("a,x,b,x\n1,p,2,q\n1,p,2,q\n1,q,2,p\n1,,2,\n1,p,2,\n");

        Assert.Equal(new SourceColumn("", ColumnType.Integer), run.Columns[2]);
        Assert.Equal(run.Hashes[0], run.Hashes[1]);
        Assert.Equal(4, run.Hashes.Distinct().Count());
        Assert.Equal(0, run.Hashes[3]);
    }

    [Fact]
    public void Read_SeveralFiles_MatchesColumnsAndHashesByName()
    {
        using var folder = new TemporaryFolder();
        string[] files = [folder.File("1.csv"), folder.File("2.csv"), folder.File("3.csv"), folder.File("4.csv")];
        File.WriteAllText(files[0], "a,b,x,y\n1,2,p,q\n");
        File.WriteAllText(files[1], "a,b,x\n");
        File.WriteAllText(files[2], "y,x,B ,a\nq,p,2,1\n");
        File.WriteAllText(files[3], "a,b\n5,6\n");

        var run = CsvRun.OfFiles(files);

        Assert.Equal(["1|2", "1|2", "5|6"], run.Lines());
        Assert.Equal([files[0], files[2], files[3]], run.Files);
        Assert.Equal(run.Hashes[0], run.Hashes[1]);
        Assert.Equal(0, run.Hashes[2]);
    }

    [Fact]
    public void Fraction_ReadToTheEnd_RisesToOne()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("1.csv"), "a,b\n1,2\n");
        File.WriteAllText(folder.File("2.csv"), "a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 100_000)));
        using var source = new CsvSource([folder.File("1.csv"), folder.File("2.csv")], new SourceFormat(), CsvRun.AB, _ => { });
        var chunk = new Chunk();
        var before = source.Fraction;
        Assert.Equal(0, before);
        while (source.Read(chunk))
        {
            Assert.InRange(source.Fraction, before, 1);
            before = source.Fraction;
        }

        Assert.Equal(1, before);
    }

    [Fact]
    public void Read_HeaderOnly_HasNoRows() => Assert.Empty(CsvRun.Of("a,b\n").Rows);

    [Theory]
    [InlineData("1,2\n3\n5,6,7\n8,9\n")]
    public void Read_OtherNumberOfFields_IsRejected(string rows)
    {
        var run = CsvRun.Of("a,b\n" + rows);

        Assert.Equal(["1|2", "8|9"], run.Lines());
        Assert.Equal([2L, 5], run.Numbers);
        Assert.Equal(
            [("3", 3L, "2 fields as in the header; found 1"), ("5,6,7", 4L, "2 fields as in the header; found 3")],
            run.Rejects.Select(r => (r.Value, r.Row, r.Expected)));
        Assert.All(run.Rejects, r => Assert.Equal(RejectReason.FieldCount, r.Reason));
    }

    [Theory]
    [InlineData("1,x\"y", "b", "x\"y")]
    [InlineData("1,\"x\"y", "b", "\"x\"y")]
    [InlineData("1, \"x\"", "b", " \"x\"")]
    [InlineData("5\" pipe,2", "a", "5\" pipe")]
    public void Read_StrayQuote_RejectsThatRowAlone(string row, string column, string value)
    {
        var run = CsvRun.Of($"a,b\n0,0\n{row}\n8,9\n");

        Assert.Equal(["0|0", "8|9"], run.Lines());
        Assert.Equal((3, column, value, RejectReason.Quote), Told(Assert.Single(run.Rejects)));
    }

    [Fact]
    public void Read_UnclosedQuoteBeforeAQuotedCell_RejectsItsLineAndGoesOn()
    {
        var run = CsvRun.Of("a,b\n0,0\n1,\"open\n2,plain\n3,\"quoted\"\n4,\"two\nlines\"\n");

        Assert.Equal(["0|0", "2|plain", "3|quoted", "4|two\nlines"], run.Lines());
        Assert.Equal([2L, 4, 5, 6], run.Numbers);
        Assert.Equal((3, "b"), (Assert.Single(run.Rejects).Row, run.Rejects[0].Column));
    }

    [Theory]
    [InlineData("1,\"open")]
    [InlineData("1,\"open\n")]
    [InlineData("1,\"\"\"")]
    [InlineData("1,\"")]
    public void Read_UnclosedQuoteInTheLastRow_RejectsIt(string row)
    {
        var run = CsvRun.Of("a,b\n0,0\n" + row);

        Assert.Equal(["0|0"], run.Lines());
        Assert.Equal((3, RejectReason.Quote), (Assert.Single(run.Rejects).Row, run.Rejects[0].Reason));
    }

    [Fact]
    public void Read_NulByte_RejectsTheRow()
    {
        var run = CsvRun.Of("a,b\n1,x\0y\n2,3\n");

        Assert.Equal(["2|3"], run.Lines());
        Assert.Equal((2, "b", "x\0y", RejectReason.NulByte), Told(Assert.Single(run.Rejects)));
    }

    private static (long Row, string Column, string Value, string Reason) Told(Reject reject) =>
        (reject.Row, reject.Column, reject.Value, reject.Reason);
}
