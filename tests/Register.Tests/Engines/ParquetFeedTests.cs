using System.Collections.Concurrent;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

/// <summary>Takers together get all rows of Parquet files, each once, in order, with their places, whatever the threads.</summary>
public sealed class ParquetFeedTests : IDisposable
{
    private readonly ParquetFixture _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Run_AnyFilesAndThreads_GivesEveryRowOnceInItsPlace() =>
        Prop.ForAll(
            Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 12)), (3, Gen.Choose(2040, 2060)), (3, Gen.Choose(4000, 15_000)))
                .ListOf().Where(sizes => sizes.Count is > 0 and < 7).ToArbitrary(),
            Gen.Choose(1, 8).ToArbitrary(),
            Gen.Elements("i", "file_row_number", "File_Row_Number").ToArbitrary(),
            (sizes, threads, name) =>
            {
                var files = sizes.Select((rows, f) => Make($"{f}.parquet", rows, name)).ToList();
                var run = FeedRun.Of(files, threads, [name, Coded("t")]);
                Assert.Equal(Positions(run), run.Stretches.Select(stretch => stretch.Position));
                return run.Rows.SequenceEqual(Expected(sizes));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public void Run_OneFileWithAColumnOfRowNumbersAmongOthers_GivesEveryRowOnce()
    {
        string[] files =
        [
            Make("0.parquet", 5000, "i"),
            _files.Make(
                "1.parquet", "SELECT range AS i, 0 AS file_row_number, CASE WHEN range % 11 > 0 THEN 't' || (range % 50) END AS t FROM range(9000)"),
            Make("2.parquet", 0, "i"),
            Make("3.parquet", 3000, "i"),
        ];

        for (var threads = 1; threads <= 8; threads++)
        {
            Assert.Equal(Expected([5000, 9000, 0, 3000]), FeedRun.Of(files, threads, ["i", Coded("t")]).Rows);
        }
    }

    [Fact]
    public void Run_RowGroupsOfAFewRows_GivesEveryRowOnce()
    {
        var table = new Oracle.PlainTable(["a"], [.. Enumerable.Range(0, 500).Select(i => (IReadOnlyList<string>)[$"{i / 3}"])]);
        SmallRowGroups.Write(_files.Path("0.parquet"), table, 3);

        for (var threads = 1; threads <= 8; threads++)
        {
            Assert.Equal(
                Enumerable.Range(0, 500).Select(i => $"0.parquet {i + 1} {i / 3}"),
                FeedRun.Of([_files.Path("0.parquet")], threads, [Coded("a")]).Rows);
        }
    }

    [Fact]
    public void Run_NoRowsAtAll_CallsNoTaker() =>
        Assert.Empty(FeedRun.Of([Make("0.parquet", 0, "i"), Make("1.parquet", 0, "i")], 3, ["i", Coded("t")]).Rows);

    [Fact]
    public void Run_SeveralRowGroups_GivesThemToSeveralThreads()
    {
        var takers = new ConcurrentDictionary<object, bool>();

        // The taker of the first rows waits until another one has rows too.
        var run = FeedRun.Of([Make("0.parquet", 60_000, "i")], 2, ["i"], stretch =>
        {
            takers[stretch.Taker] = true;
            return stretch.Position > 0 || SpinWait.SpinUntil(() => takers.Count > 1, TimeSpan.FromSeconds(20));
        });

        Assert.Equal(2, takers.Count);
        Assert.Equal(60_000, run.Rows.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_TakerThatThrows_ThrowsIt(int threads)
    {
        string[] files = [Make("0.parquet", 30_000, "i"), Make("1.parquet", 10, "file_row_number"), Make("2.parquet", 10, "i")];
        foreach (var position in new[] { 0, 20_480 })
        {
            var error = Assert.Throws<InvalidOperationException>(() => FeedRun.Of(files[..1], threads, ["i"], stretch =>
                stretch.Position == position ? throw new InvalidOperationException("mine") : true));
            Assert.Equal("mine", error.Message);
        }

        Assert.Throws<InvalidOperationException>(() => FeedRun.Of(
            files[1..2], threads, ["file_row_number"], _ => throw new InvalidOperationException("mine")));
    }

    [Fact]
    public void Run_MakingATakerThrows_ThrowsIt()
    {
        using var feed = new ParquetFeed(
            ParquetFile.Open([Make("0.parquet", 10, "i")]), ["i"], 2, () => throw new InvalidOperationException("mine"));

        Assert.Equal("mine", Assert.Throws<InvalidOperationException>(feed.Run).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_TakerThatHasEnough_EndsTheReading(int threads)
    {
        string[] files = [.. Enumerable.Range(0, 6).Select(f => Make($"{f}.parquet", 100_000, f == 0 ? "i" : "I"))];

        var run = FeedRun.Of(files, threads, ["i"], _ => false);

        Assert.InRange(run.Stretches.Count, 1, threads);
    }

    // A thread that begins within a file used no number of its own for the rows before.
    [Theory]
    [InlineData(1, "i")]
    [InlineData(3, "i")]
    [InlineData(3, "file_row_number")]
    public void Run_Infinity_NamesTheFileAndTheRow(int threads, string other)
    {
        string[] files =
        [
            _files.Make("0.parquet", $"SELECT 1.5::DOUBLE AS pay, 0 AS {other} FROM range(5000)"),
            _files.Make("1.parquet", $"SELECT IF(range = 8321, '-inf'::DOUBLE, range) AS pay, 0 AS {other} FROM range(10000)"),
        ];

        var error = Assert.Throws<InputException>(() => FeedRun.Of(files, threads, ["pay"]));

        Assert.Contains("1.parquet: row 8322, column 'pay': -", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DamagedPages_NamesTheFile()
    {
        var file = _files.Make("0.parquet", "SELECT hash(range)::VARCHAR AS t FROM range(50000)");
        var bytes = File.ReadAllBytes(file);
        Array.Fill(bytes, (byte)0xFF, bytes.Length / 3, 2000);
        File.WriteAllBytes(file, bytes);

        var error = Assert.Throws<InputException>(() => FeedRun.Of([file], 3, [Coded("t")]));

        Assert.Contains("0.parquet: can't be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_BlocksSmallerThanARowGroup_AreRowGroupsOfTheirOwn()
    {
        var table = new Oracle.PlainTable(["a"], [.. Enumerable.Range(0, 17).Select(i => (IReadOnlyList<string>)[$"{i}"])]);
        SmallRowGroups.Write(_files.Path("a.parquet"), table, 3);

        Assert.Equal(6, SmallRowGroups.Count(_files.Path("a.parquet")));
        Assert.Equal(Enumerable.Range(0, 17).Select(i => $"{i}"), ParquetFixture.Rows([_files.Path("a.parquet")], "a"));
    }

    private static WantedColumn Coded(string name) => new(name, new TextDictionary());

    private string Make(string name, int rows, string column) => _files.Make(
        name, $"SELECT range AS {column}, CASE WHEN range % 11 > 0 THEN 't' || (range % 50) END AS t FROM range({rows})");

    private static IEnumerable<string> Expected(IEnumerable<int> sizes) => sizes.SelectMany((rows, f) => Enumerable.Range(0, rows).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{f}.parquet {i + 1} {i}|{(i % 11 == 0 ? "-" : $"t{i % 50}")}")));

    /// <summary>Where chunks begin that leave no row out.</summary>
    private static IEnumerable<long> Positions(FeedRun run)
    {
        var next = 0L;
        foreach (var stretch in run.Stretches)
        {
            yield return next;
            next += stretch.Rows.Count;
        }
    }
}
