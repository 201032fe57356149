using System.Globalization;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

/// <summary>What the takers of a feed were given, as text: columns of any type, coded ones by their texts.</summary>
internal sealed class FeedRun
{
    private readonly List<Stretch> _stretches = [];
    private readonly IReadOnlyList<WantedColumn> _columns;
    private readonly Func<Stretch, bool> _goOn;

    private FeedRun(IReadOnlyList<WantedColumn> columns, Func<Stretch, bool> goOn)
    {
        _columns = columns;
        _goOn = goOn;
    }

    /// <summary>The chunks in the order of the rows.</summary>
    public IReadOnlyList<Stretch> Stretches => [.. _stretches.OrderBy(stretch => stretch.Position)];

    /// <summary>The rows in order: the file, the row's number in it, the values.</summary>
    public IReadOnlyList<string> Rows => [.. Stretches.SelectMany(stretch => stretch.Rows)];

    /// <summary>Feeds files to takers.</summary>
    /// <param name="files">The files.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="goOn">What each taker says after a chunk; it goes on by default.</param>
    public static FeedRun Of(
        IReadOnlyList<string> files, int threads, IReadOnlyList<WantedColumn> columns, Func<Stretch, bool>? goOn = null)
    {
        var run = new FeedRun(columns, goOn ?? (_ => true));
        using var feed = new ParquetFeed(ParquetFile.Open(files), columns, threads, run.NewTaker);
        feed.Run();
        run.AssertOrder(files);
        return run;
    }

    private ChunkTaker NewTaker()
    {
        var taker = new object();
        return new ChunkTaker((chunk, position) => Take(taker, chunk, position), _ => Assert.Fail("Parquet rejects no row."));
    }

    private bool Take(object taker, Chunk chunk, long position)
    {
        Assert.InRange(chunk.Count, 1, Chunk.Capacity);
        Assert.InRange(chunk.Fraction, 0, 1);
        var rows = new List<string>();
        for (var row = 0; row < chunk.Count; row++)
        {
            rows.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(chunk.File)} {chunk.RowNumber(row)} {string.Join('|', _columns.Select((column, i) => Value(column, chunk.Columns[i], row, chunk.Count)))}"));
        }

        var stretch = new Stretch(taker, Environment.CurrentManagedThreadId, position, rows);
        lock (_stretches)
        {
            _stretches.Add(stretch);
        }

        return _goOn(stretch);
    }

    private static string Value(WantedColumn wanted, in ColumnVector column, int row, int count)
    {
        if (wanted.Codes is not { } texts)
        {
            return ParquetFixture.Value(column, row, count);
        }

        Assert.Equal(ColumnType.Code, column.Type);
        var code = column.Codes(count)[row];
        return code == 0 ? "-" : texts.Text(code);
    }

    /// <summary>A taker's rows ascend, and it is always the same thread that calls it.</summary>
    private void AssertOrder(IReadOnlyList<string> files)
    {
        Assert.All(_stretches.GroupBy(stretch => stretch.Taker), taker =>
        {
            Assert.Single(taker.Select(stretch => stretch.Thread).Distinct());
            Assert.Equal(taker.Select(s => s.Position).Order(), taker.Select(s => s.Position));
        });
        Assert.All(Stretches.Zip(Stretches.Skip(1)), pair =>
            Assert.True(pair.First.Position + pair.First.Rows.Count <= pair.Second.Position, $"Rows come twice in {string.Join(", ", files)}."));
    }

    /// <summary>A chunk that a taker was given.</summary>
    public sealed record Stretch(object Taker, int Thread, long Position, IReadOnlyList<string> Rows);
}
