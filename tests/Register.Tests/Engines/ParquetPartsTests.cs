using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

/// <summary>All parts of Parquet files together are all their rows, each once, in order, with the row numbers of their files.</summary>
public sealed class ParquetPartsTests : IDisposable
{
    private readonly ParquetFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Read_AnyFilesInAnyNumberOfParts_GivesEveryRowOnceInOrder() =>
        Prop.ForAll(
            Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 12)), (3, Gen.Choose(2040, 2060)), (3, Gen.Choose(4000, 15_000)))
                .ListOf().Where(sizes => sizes.Count is > 0 and < 5).ToArbitrary(),
            Gen.Choose(1, 9).ToArbitrary(),
            Gen.Elements("i", "file_row_number", "File_Row_Number").ToArbitrary(),
            (sizes, parts, name) =>
            {
                var files = sizes.Select((rows, f) => Make($"{f}.parquet", rows, name)).ToList();
                return InParts(files, parts, name).SequenceEqual(Expected(sizes));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void Read_OneFileWithAColumnOfRowNumbersAmongOthers_GivesEveryRowOnceInOrder()
    {
        string[] files =
        [
            Make("a.parquet", 5000, "i"),
            _files.Make("b.parquet", "SELECT range AS i, 0 AS file_row_number, 't' || (range % 50) AS t FROM range(9000)"),
            Make("c.parquet", 0, "i"),
            Make("d.parquet", 3000, "i"),
        ];

        for (var parts = 1; parts <= 12; parts++)
        {
            Assert.Equal(Expected([5000, 9000, 0, 3000]), InParts(files, parts, "i"));
        }
    }

    [Fact]
    public void Read_MorePartsThanRows_GivesEveryRowOnce()
    {
        string[] files = [Make("a.parquet", 3, "i"), Make("b.parquet", 0, "i"), Make("c.parquet", 1, "i")];

        Assert.Equal(Expected([3, 0, 1]), InParts(files, 8, "i"));
    }

    [Fact]
    public void Read_NoRowsAtAll_GivesNoneInAnyPart() => Assert.Empty(InParts([Make("a.parquet", 0, "i")], 3, "i"));

    // A part that begins within a row group used no number of its own for the rows before it.
    [Fact]
    public void Read_InfinityInALaterPart_NamesTheRowOfTheFile()
    {
        var file = _files.Make("a.parquet", "SELECT IF(range = 8321, 'inf'::DOUBLE, range) AS pay FROM range(10000)");
        using var source = new ParquetSource(ParquetFile.Open([file]), ["pay"], 2, 3);

        var error = Assert.Throws<InputException>(() => ParquetFixture.Rows(source));

        Assert.Contains("row 8322, column 'pay'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fraction_EveryPart_GoesFromNoneToAll()
    {
        var files = ParquetFile.Open([Make("a.parquet", 20_000, "i")]);
        for (var part = 0; part < 4; part++)
        {
            using var source = new ParquetSource(files, ["i"], part, 4);
            var chunk = new Chunk();
            var last = source.Fraction;
            Assert.Equal(0, last);
            while (source.Read(chunk))
            {
                Assert.InRange(source.Fraction, last, 1);
                last = source.Fraction;
            }

            Assert.Equal(1, last, 3);
        }
    }

    [Fact]
    public void Write_BlocksSmallerThanARowGroup_AreRowGroupsOfTheirOwn()
    {
        var table = new Oracle.PlainTable(["a"], [.. Enumerable.Range(0, 17).Select(i => (IReadOnlyList<string>)[$"{i}"])]);
        SmallRowGroups.Write(_files.Path("a.parquet"), table, 3);

        Assert.Equal(6, SmallRowGroups.Count(_files.Path("a.parquet")));
        Assert.Equal(Enumerable.Range(0, 17).Select(i => $"{i}"), ParquetFixture.Rows([_files.Path("a.parquet")], "a"));
    }

    private string Make(string name, int rows, string column) => _files.Make(
        name, $"SELECT range AS {column}, CASE WHEN range % 11 > 0 THEN 't' || (range % 50) END AS t FROM range({rows})");

    private static IEnumerable<string> Expected(IEnumerable<int> sizes) => sizes.SelectMany((rows, f) => Enumerable.Range(0, rows).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + f)} {i + 1} {i}")));

    /// <summary>The rows of all parts, one part after the other: the file by its place, the row number, the value.</summary>
    private static List<string> InParts(IReadOnlyList<string> files, int parts, string name)
    {
        var rows = new List<string>();
        var texts = new TextDictionary();
        var open = ParquetFile.Open(files);
        var chunk = new Chunk();
        for (var part = 0; part < parts; part++)
        {
            using var source = new ParquetSource(open, [name, new WantedColumn("t", texts)], part, parts);
            while (source.Read(chunk))
            {
                var values = chunk.Columns[0].Integers(chunk.Count);
                var codes = chunk.Columns[1].Codes(chunk.Count);
                for (var row = 0; row < chunk.Count; row++)
                {
                    var file = (char)('a' + files.ToList().IndexOf(chunk.File));
                    rows.Add(string.Create(CultureInfo.InvariantCulture, $"{file} {chunk.RowNumber(row)} {values[row]}"));
                    var text = texts.Text(codes[row]);
                    Assert.True(text.Length == 0 ? values[row] % 11 == 0 : text == $"t{values[row] % 50}", $"{rows[^1]} has text {text}.");
                }
            }
        }

        return rows;
    }
}
