using System.Globalization;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

public sealed class ParquetSourceTests : IDisposable
{
    private readonly ParquetFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("(-128)::TINYINT", "Integer", "-128")]
    [InlineData("4294967295::UINTEGER", "Integer", "4294967295")]
    [InlineData("(-9223372036854775808)::BIGINT", "Integer", "-9223372036854775808")]
    [InlineData("18446744073709551615::UBIGINT", "Text", "18446744073709551615")]
    [InlineData("1.5::FLOAT", "Number", "1.5")]
    [InlineData("0.1::DOUBLE", "Number", "0.1")]
    [InlineData("12345.67::DECIMAL(10,2)", "Number", "12345.67")]
    [InlineData("101801234::DECIMAL(18,0)", "Integer", "101801234")]
    [InlineData("12345678901234567890::DECIMAL(20,0)", "Text", "12345678901234567890")]
    [InlineData("DATE '1969-12-31'", "Date", "1969-12-31")]
    [InlineData("TIMESTAMP '2020-02-29 23:59:59'", "Date", "2020-02-29")]
    [InlineData("TIMESTAMPTZ '2020-03-01 00:30:00+01'", "Date", "2020-02-29")]
    [InlineData("'2020-02-29'::TIMESTAMP_NS", "Date", "2020-02-29")]
    [InlineData("true", "Boolean", "true")]
    [InlineData("'leder'::ENUM('leder', 'medarbejder')", "Text", "leder")]
    [InlineData("'1F3A2B4C-0000-0000-0000-00000000000F'::UUID", "Text", "1f3a2b4c-0000-0000-0000-00000000000f")]
    [InlineData("TIME '08:30:00'", "Text", "08:30:00")]
    public void Read_EveryType_ComesDownToOneOfFive(string value, string type, string expected)
    {
        var file = _files.Make("a.parquet", $"SELECT {value} AS v UNION ALL SELECT NULL");

        using var source = new ParquetSource([file], ["v"]);

        Assert.Equal(new SourceColumn("v", Enum.Parse<ColumnType>(type)), Assert.Single(source.Columns));
        Assert.Equal([expected, "-"], ParquetFixture.Rows(source));
    }

    [Theory]
    [InlineData("[1, 2]", "INTEGER[]")]
    [InlineData("{'a': 1}", "STRUCT")]
    [InlineData("MAP {'a': 1}", "MAP")]
    [InlineData("'ab'::BLOB", "BLOB")]
    [InlineData("INTERVAL 1 DAY", "INTERVAL")]
    [InlineData("['DECIMAL(10,0)']", "VARCHAR[]")]
    public void Open_TypeWithoutSingleValue_NamesFileColumnAndType(string value, string type)
    {
        var file = _files.Make("a.parquet", $"SELECT {value} AS v");

        var error = Assert.Throws<InputException>(() => new ParquetSource([file], ["v"]));

        Assert.Contains("a.parquet: column 'v' is of type", error.Message, StringComparison.Ordinal);
        Assert.Contains(type, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnusableTypeUnmapped_IsHashedOnly()
    {
        var file = _files.Make("a.parquet", "SELECT 1 AS v, [1, 2] AS l, 'x'::BLOB AS b");

        Assert.Single(ParquetFixture.Rows([file], "v"));
    }

    [Fact]
    public void Read_TextsOfEveryLength_AreWhole()
    {
        int[] lengths = [0, 1, 4, 11, 12, 13, 16, 5000, 2_000_000];
        var file = _files.Make("a.parquet", string.Join(" UNION ALL ", lengths.Select(n => $"SELECT repeat('æ', {n / 2}) || repeat('x', {n % 2}) AS t")));

        Assert.Equal(
            lengths.Select(n => new string('æ', n / 2) + new string('x', n % 2)),
            ParquetFixture.Rows([file], "t"));
    }

    [Fact]
    public void Read_ManyRowGroups_KeepsOrderAndRowNumbers()
    {
        var file = _files.Make("a.parquet", "SELECT i, IF(i % 7 = 0, NULL, i * 0.5) AS n FROM range(50000) t(i)");
        using var source = new ParquetSource([file], ["n", "i"]);
        var chunk = new Chunk();
        var next = 0L;

        while (source.Read(chunk))
        {
            for (var row = 0; row < chunk.Count; row++, next++)
            {
                Assert.Equal(next + 1, chunk.RowNumber(row));
                Assert.Equal(next, chunk.Columns[1].Integers(chunk.Count)[row]);
                Assert.Equal(next % 7 == 0, chunk.Columns[0].IsMissing(row));
            }

            Assert.Equal(next / 50000.0, source.Fraction, 12);
        }

        Assert.Equal(50000, next);
    }

    [Fact]
    public void Read_SeveralFiles_FollowInOrderWithTheirOwnRowNumbers()
    {
        string[] files =
        [
            _files.Make("b.parquet", "SELECT i AS v FROM range(3000) t(i)"),
            _files.Make("empty.parquet", "SELECT 1::BIGINT AS v WHERE false"),
            _files.Make("a.parquet", "SELECT i + 3000 AS V FROM range(10) t(i)"),
        ];
        using var source = new ParquetSource(files, ["v"]);
        var chunk = new Chunk();
        var seen = new List<(string, long, long)>();
        while (source.Read(chunk))
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                seen.Add((Path.GetFileName(chunk.File), chunk.RowNumber(row), chunk.Columns[0].Integers(chunk.Count)[row]));
            }
        }

        Assert.Equal(3010, seen.Count);
        Assert.Equal(("b.parquet", 3000, 2999), seen[2999]);
        Assert.Equal(("a.parquet", 1, 3000), seen[3000]);
        Assert.Equal(("a.parquet", 10, 3009), seen[^1]);
    }

    [Theory]
    [InlineData("7::SMALLINT", "8::BIGINT", "Integer", "7", "8")]
    [InlineData("7::BIGINT", "8.5::DOUBLE", "Number", "7", "8.5")]
    [InlineData("7::BIGINT", "'8'", "Text", "7", "8")]
    [InlineData("DATE '2020-01-01'", "'2020-02'", "Text", "2020-01-01", "2020-02")]
    [InlineData("'nan'::DOUBLE", "'x'", "Text", "-", "x")]
    public void Read_TypesThatDiffer_ComeDownToACommonOne(
        string first, string second, string type, string firstExpected, string secondExpected)
    {
        string[] files = [_files.Make("a.parquet", $"SELECT {first} AS v"), _files.Make("b.parquet", $"SELECT {second} AS v")];

        using var source = new ParquetSource(files, ["v"]);

        Assert.Equal(type, source.Columns[0].Type.ToString());
        Assert.Equal([firstExpected, secondExpected], ParquetFixture.Rows(source));
    }

    [Fact]
    public void Open_MissingColumn_NamesFileColumnAndColumns()
    {
        string[] files =
        [
            _files.Make("a.parquet", "SELECT 1 AS person, 2 AS cvr"),
            _files.Make("b.parquet", "SELECT 1 AS person, 2 AS employer"),
        ];

        var error = Assert.Throws<InputException>(() => new ParquetSource(files, ["PERSON", "cvr"]));

        Assert.Contains("b.parquet: has no column 'cvr'; its columns are person, employer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnotherCase_FindsTheColumn()
    {
        var file = _files.Make("a.parquet", "SELECT 1 AS \"PersonId\", 2 AS \"a \"\"b\"\"\"");

        using var source = new ParquetSource([file], ["personid", "A \"B\""]);

        Assert.Equal(["PersonId", "a \"b\""], source.Columns.Select(c => c.Name));
        Assert.Equal(["1|2"], ParquetFixture.Rows(source));
    }

    [Fact]
    public void Read_UnmappedColumns_GiveHashesThatTellRowsApart()
    {
        string[] files =
        [
            _files.Make("a.parquet", "SELECT 1 AS v, x, y FROM (VALUES (1, 'p'), (1, 'q'), (1, 'p'), (NULL, 'p')) t(x, y)"),
            _files.Make("b.parquet", "SELECT 1 AS v, 'p' AS Y, 1::BIGINT AS x UNION ALL SELECT 1, 'p', 2"),
        ];
        using var source = new ParquetSource(files, ["v"]);

        var hashes = ParquetFixture.Rows(source).Select(row => row[(row.IndexOf('|') + 1)..]).ToList();

        Assert.Equal(Enumerable.Repeat(new SourceColumn("", ColumnType.Integer), 2), source.Columns.Skip(1));
        Assert.Equal(hashes[0], hashes[2]);
        Assert.Equal(hashes[0], hashes[4]);
        Assert.Equal(4, hashes.Distinct().Count());
    }

    [Fact]
    public void Read_UnmappedColumnInOneFileOnly_CountsAsMissingInTheOther()
    {
        string[] files =
        [
            _files.Make("a.parquet", "SELECT 1 AS v, NULL::INTEGER AS x UNION ALL SELECT 1, 5"),
            _files.Make("b.parquet", "SELECT 1 AS v"),
        ];

        var rows = ParquetFixture.Rows(files, "v");

        Assert.Equal(rows[0], rows[2]);
        Assert.NotEqual(rows[0], rows[1]);
    }

    [Fact]
    public void Read_NaN_IsMissing()
    {
        var file = _files.Make("a.parquet", "SELECT IF(i % 3 = 0, 'nan'::DOUBLE, IF(i % 3 = 1, NULL, i)) AS v FROM range(5000) t(i)");

        var rows = ParquetFixture.Rows([file], "v");

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => i % 3 == 2 ? i.ToString(CultureInfo.InvariantCulture) : "-"), rows);
    }

    [Fact]
    public void Read_Infinity_NamesRowColumnAndValue()
    {
        var file = _files.Make("a.parquet", "SELECT IF(i = 4321, '-inf'::FLOAT, i) AS pay FROM range(5000) t(i)");

        var error = Assert.Throws<InputException>(() => ParquetFixture.Rows([file], "pay"));

        Assert.Contains("a.parquet: row 4322, column 'pay': -Infinity", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PatternCharactersInName_AreTheName()
    {
        _files.Make("a1.parquet", "SELECT 'wrong' AS v");
        var odd = _files.Make("x.parquet", "SELECT 'right' AS v");
        var path = _files.Path("a[1]?*'.parquet");
        File.Move(odd, path);

        Assert.Equal(["right"], ParquetFixture.Rows([path], "v"));
    }

    [Fact]
    public void Read_FolderNamedAsAPartition_AddsNoColumn()
    {
        Directory.CreateDirectory(_files.Path("year=2020"));
        var file = _files.Make("year=2020/a.parquet", "SELECT 1 AS v");

        using var source = new ParquetSource([file], ["v"]);

        Assert.Single(source.Columns);
    }

    [Fact]
    public void Dispose_InTheMiddle_Ends()
    {
        var file = _files.Make("a.parquet", "SELECT i AS v FROM range(200000) t(i)");
        using var source = new ParquetSource([file], ["v"]);

        Assert.True(source.Read(new Chunk()));
    }
}
