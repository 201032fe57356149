using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

/// <summary>A coded column's numbers stand for the texts that the same column gives when it is read as it is.</summary>
public sealed class CodedColumnsTests : IDisposable
{
    private readonly ParquetFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("(range % 7 - 3)::TINYINT")]
    [InlineData("(range % 900)::SMALLINT")]
    [InlineData("(range % 9000)::INTEGER")]
    [InlineData("range * 4000000000")]
    [InlineData("(range % 200)::UTINYINT")]
    [InlineData("(range % 60000)::USMALLINT")]
    [InlineData("(4294967295 - range % 50)::UINTEGER")]
    [InlineData("(18446744073709551615 - range % 50)::UBIGINT")]
    [InlineData("(range % 50)::HUGEINT * 170141183460469231731687303715884105")]
    [InlineData("(range % 300 / 4)::FLOAT")]
    [InlineData("(range % 300 / 7)::DOUBLE")]
    [InlineData("IF(range % 5 = 0, 'nan'::DOUBLE, range % 30)")]
    [InlineData("IF(range % 5 = 0, 'nan'::FLOAT, range % 30 + 0.5)")]
    [InlineData("(range % 300 / 4)::DECIMAL(10,2)")]
    [InlineData("(range % 300)::DECIMAL(18,0)")]
    [InlineData("(range % 300)::DECIMAL(30,0)")]
    [InlineData("DATE '2020-02-27' + (range % 400)::INTEGER")]
    [InlineData("TIMESTAMP '2020-02-27 23:59:59' + INTERVAL (range % 400) HOUR")]
    [InlineData("(TIMESTAMP '2020-02-27 23:59:59' + INTERVAL (range % 400) HOUR)::TIMESTAMPTZ")]
    [InlineData("range % 3 = 0")]
    [InlineData("(CASE range % 3 WHEN 0 THEN 'leder' WHEN 1 THEN 'medarbejder' END)::ENUM('leder', 'medarbejder')")]
    [InlineData("md5((range % 40)::VARCHAR)::UUID")]
    [InlineData("TIME '08:30:00' + INTERVAL (range % 40) MINUTE")]
    [InlineData("'' || range % 40 || repeat('æ', range % 9)")]
    [InlineData("IF(range % 3 = 0, '  ', 'x')")]
    [InlineData("'always'")]
    [InlineData("NULL::VARCHAR")]
    public void Run_ColumnOfAnyType_HasTheTextsOfThePlainColumn(string value)
    {
        var file = _files.Make("a.parquet", $"SELECT IF(range % 13 = 5, NULL, {value}) AS v FROM range(12000)");
        var plain = ParquetFixture.Rows([file], "v").Select(text => text.Trim().Length == 0 ? "-" : text).ToList();

        foreach (var threads in new[] { 1, 3 })
        {
            var run = FeedRun.Of([file], threads, [new WantedColumn("v", new TextDictionary())]);
            Assert.Equal(plain.Select((text, row) => $"a.parquet {row + 1} {text}"), run.Rows);
        }
    }

    [Fact]
    public void Run_ColumnsOfOtherTypesInEachFile_HaveTheTextsOfEach()
    {
        string[] files =
        [
            _files.Make("a.parquet", "SELECT (range % 9)::TINYINT AS v FROM range(3000)"),
            _files.Make("b.parquet", "SELECT '0' || range % 9 AS v FROM range(3000)"),
            _files.Make("c.parquet", "SELECT (range % 9)::DECIMAL(8,2) / 2 AS v FROM range(3000)"),
        ];

        var run = FeedRun.Of(files, 2, [new WantedColumn("v", new TextDictionary())]);

        string Text(int file, int row) => file switch
        {
            0 => $"{row % 9}",
            1 => $"0{row % 9}",
            _ => (row % 9 / 2.0).ToString(CultureInfo.InvariantCulture),
        };
        Assert.Equal(
            Enumerable.Range(0, 9000).Select(i => $"{"abc"[i / 3000]}.parquet {(i % 3000) + 1} {Text(i / 3000, i % 3000)}"), run.Rows);
    }

    // Two threads of a session that coded through one set of buffers mixed up each other's values.
    [Fact]
    public void Run_SeveralThreadsCodeSeveralColumns_GiveWhatOneThreadGives() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), Gen.Choose(2, 8).ToArbitrary(), (seed, threads) =>
        {
            var file = _files.Make(
                "a.parquet",
                $"""
                 SELECT hash(range + {seed}) % 50 AS small, (hash(range + {seed}, 1) % 2000)::SMALLINT AS short,
                   (hash(range, {seed}, 2) % 30000)::INTEGER AS whole, 'employer ' || hash(range // 5, {seed}) % 4000 AS name,
                   't' || hash(range // 3, {seed}) % 900 AS title, (hash(range, 3) % 100)::TINYINT AS tiny,
                   DATE '2000-01-01' + (hash(range, 4) % 300)::INTEGER AS day, (hash(range, 5) % 99 / 4)::DOUBLE AS amount
                 FROM range(90000)
                 """);
            string[] names = ["small", "short", "whole", "name", "title", "tiny", "day", "amount"];
            var plain = ParquetFixture.Rows([file], names).Select((text, row) => $"a.parquet {row + 1} {text}").ToList();

            // One dictionary for two of the columns, as codes of several columns may share one.
            var shared = new TextDictionary();
            WantedColumn[] columns =
                [.. names.Select(name => new WantedColumn(name, name is "name" or "title" ? shared : new TextDictionary()))];
            return FeedRun.Of([file], threads, columns).Rows.SequenceEqual(plain);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6));
}
