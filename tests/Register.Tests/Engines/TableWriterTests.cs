using System.IO.Compression;
using System.Text;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

public sealed class TableWriterTests : IDisposable
{
    private static readonly SourceColumn[] Every =
    [
        new("i", ColumnType.Integer),
        new("n", ColumnType.Number),
        new("d", ColumnType.Date),
        new("b", ColumnType.Boolean),
        new("t", ColumnType.Text),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_EveryType_IsReadBack()
    {
        var path = _folder.File("a.parquet");
        TableWriter.Write(path, Every, TableFormat.Parquet, Once(2, block =>
        {
            block.Integers(0)[0] = long.MinValue;
            block.Numbers(1)[0] = 0.1;
            block.Dates(2)[0] = -1;
            block.Booleans(3)[0] = 1;
            block.SetText(4, 0, "æøå'\""u8);
            for (var column = 0; column < 5; column++)
            {
                block.SetMissing(column, 1);
            }
        }));

        Assert.Equal(
            ["-9223372036854775808|0.1|1969-12-31|true|æøå'\"", "-|-|-|-|-"],
            Rows($"SELECT concat_ws('|', {string.Join(", ", Every.Select(c => $"coalesce({c.Name}::VARCHAR, '-')"))}) FROM '{path}'"));
    }

    [Fact]
    public void Write_ManyBlocks_KeepsOrder()
    {
        var path = _folder.File("a.parquet");
        var next = 0L;
        TableWriter.Write(path, [new("i", ColumnType.Integer)], TableFormat.Parquet, block =>
        {
            // Blocks of uneven size, so that the rows of a group do not end where a block does.
            var rows = (int)Math.Min(1 + (next % RowBlock.Capacity), 300_000 - next);
            for (var row = 0; row < rows; row++)
            {
                block.Integers(0)[row] = next++;
            }

            return rows;
        });

        Assert.Equal(
            ["300000 true"],
            Rows($"SELECT concat(count(*), ' ', bool_and(i = file_row_number)) FROM read_parquet('{path}', file_row_number = true)"));
    }

    [Fact]
    public void Write_StoredTypes_AreInTheFile()
    {
        var path = _folder.File("a.parquet");
        TableWriter.Write(path, [new("a", ColumnType.Integer), new("b", ColumnType.Integer)], TableFormat.Parquet,
            Once(1, block => (block.Integers(0)[0], block.Integers(1)[0]) = (7, 8)), ["SMALLINT", null]);

        Assert.Equal(["SMALLINT", "BIGINT"], Rows($"SELECT column_type FROM (DESCRIBE SELECT * FROM '{path}')"));
    }

    [Fact]
    public void Write_ValueOutsideStoredType_IsAnInputErrorAndLeavesNoFile()
    {
        var error = Assert.Throws<InputException>(() => TableWriter.Write(
            _folder.File("a.parquet"), [new("a", ColumnType.Integer)], TableFormat.Parquet,
            Once(1, block => block.Integers(0)[0] = 40_000), ["SMALLINT"]));

        Assert.Contains("a.parquet", error.Message, StringComparison.Ordinal);
        Assert.Contains("40000", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void Write_NoRows_MakesAFileWithColumns()
    {
        var path = _folder.File("a.parquet");
        TableWriter.Write(path, Every, TableFormat.Parquet, _ => 0);

        Assert.Equal(["5"], Rows($"SELECT count(*)::VARCHAR FROM (DESCRIBE SELECT * FROM '{path}')"));
    }

    [Fact]
    public void Write_Csv_QuotesWhatNeedsIt()
    {
        var path = _folder.File("a.csv");
        TableWriter.Write(path, [new("navn, fuldt", ColumnType.Text)], TableFormat.Csv, Once(3, block =>
        {
            block.SetText(0, 0, "a\"b"u8);
            block.SetText(0, 1, ""u8);
            block.SetMissing(0, 2);
        }));

        Assert.Equal("\"navn, fuldt\"\n\"a\"\"b\"\n\"\"\n\n", File.ReadAllText(path));
    }

    [Fact]
    public void Write_CsvNamedGz_IsGzip()
    {
        var path = _folder.File("a.csv.gz");
        TableWriter.Write(path, [new("i", ColumnType.Integer)], TableFormat.Csv, Once(1, block => block.Integers(0)[0] = 5));

        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        Assert.Equal("i\n5\n", reader.ReadToEnd());
    }

    [Fact]
    public void Write_FillThrows_GivesThatExceptionAndKeepsTheOldFile()
    {
        var path = _folder.File("a.parquet");
        File.WriteAllText(path, "old");
        var thrown = new OperationCanceledException("stopped");
        var blocks = 0;

        var caught = Assert.Throws<OperationCanceledException>(() => TableWriter.Write(
            path, [new("i", ColumnType.Integer)], TableFormat.Parquet,
            block => blocks++ < 200 ? RowBlock.Capacity : throw thrown));

        Assert.Same(thrown, caught);
        Assert.Equal(["a.parquet"], _folder.Names());
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void Write_WrongColumnType_NamesTheColumn()
    {
        var error = Assert.Throws<InvalidOperationException>(() => TableWriter.Write(
            _folder.File("a.parquet"), [new("i", ColumnType.Integer)], TableFormat.Parquet,
            Once(1, block => block.Numbers(0)[0] = 1)));

        Assert.Contains("Column 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_MissingFolder_SaysSo()
    {
        var error = Assert.Throws<InputException>(() => TableWriter.Write(
            _folder.File("none/a.parquet"), Every, TableFormat.Parquet, _ => 0));

        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    private static Func<RowBlock, int> Once(int rows, Action<RowBlock> fill)
    {
        var done = false;
        return block =>
        {
            if (done)
            {
                return 0;
            }

            done = true;
            fill(block);
            return rows;
        };
    }

    private static List<string> Rows(string sql)
    {
        using var session = new Session(new SessionSettings());
        using var stream = session.Stream(sql);
        var rows = new List<string>();
        while (stream.Next() is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                rows.Add(Encoding.UTF8.GetString(chunk.Column(0, ColumnType.Text).Text(row)));
            }

            chunk.Dispose();
        }

        return rows;
    }
}
