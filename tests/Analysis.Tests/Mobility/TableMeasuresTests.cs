using Sektorskifte.Analysis.Mobility;
using Sektorskifte.Analysis.Results;

namespace Sektorskifte.Analysis.Tests.Mobility;

/// <summary>From counts in a file to measures of mobility. The measures themselves are held against R in Statistics.Tests.</summary>
public sealed class TableMeasuresTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // By hand: of 100, 60 stay; rows 50 and 50, columns 40 and 60.
    [Fact]
    public void Run_TwoByTwo_IsWhatPencilAndPaperGive()
    {
        var result = Run(0, "a,a,25", "a,b,25", "b,a,15", "b,b,35");
        var measures = Table(result, "measures").Rows.ToDictionary(row => row[1].Text!, row => row[2].Number!.Value);
        Assert.Equal(0.6, measures["immobile"], 12);
        Assert.Equal(0.1, measures["structural mobility"], 12);
        Assert.Equal(0.3, measures["exchange mobility"], 12);
        Assert.Equal((2 - (0.5 + 0.7)) / 1, measures["Shorrocks index"], 12);
        var odds = Assert.Single(Table(result, "odds_ratios").Rows);
        Assert.Equal(25.0 * 35 / (25 * 15), odds[5].Number!.Value, 12);
        Assert.Equal([50.0, 50, 30, 70], Table(result, "percentages").Rows.Select(row => Math.Round(row[4].Number!.Value, 9)));
    }

    [Fact]
    public void Run_EmptyCell_IsAProblemUnlessSomethingIsAdded()
    {
        Assert.Contains("count 0", Assert.Single(Run(0, "a,a,25", "a,b,0", "b,a,15", "b,b,35").Problems).Message, StringComparison.Ordinal);
        Assert.Empty(Run(0.5, "a,a,25", "a,b,0", "b,a,15", "b,b,35").Problems);
    }

    [Fact]
    public void Run_Layers_AreComparedWithTheFirst()
    {
        var lines = new[] { "1,a,a,25", "1,a,b,25", "1,b,a,15", "1,b,b,35", "2,a,a,40", "2,a,b,10", "2,b,a,5", "2,b,b,45" };
        var result = TableMeasures.Run(
            new TableSource { Data = _folder.Write("l.csv", lines.Prepend("t,o,d,n")), Rows = "o", Columns = "d", Layers = "t", Count = "n" }, 0, 0.95);
        Assert.Equal(
            [("1", "independence"), ("2", "independence"), ("2", "1")],
            Table(result, "distances").Rows.Select(row => (row[0].Text!, row[1].Text!)));
    }

    private AnalysisResult Run(double added, params string[] cells) => TableMeasures.Run(
        new TableSource { Data = _folder.Write("c.csv", cells.Prepend("o,d,n")), Rows = "o", Columns = "d", Count = "n" }, added, 0.95);

    private static ResultTable Table(AnalysisResult result, string name) => result.Tables.Single(table => table.Name == name);
}
