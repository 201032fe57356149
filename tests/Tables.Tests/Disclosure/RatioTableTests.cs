using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

public class RatioTableTests
{
    [Fact]
    public void Build_CellsOfAProtectedTable_ShowsOnlyWhatRestsOnShownCells()
    {
        var table = new FrequencyRule(5).Protect(Sample.Line(3, 12, 25, 0));
        var ratios = new RatioTable("rates", Sample.Label, [Sample.Codes("d", "a", "b", "c", "d")]);
        for (var i = 0; i < 4; i++)
        {
            ratios.Add([i], table.FindAt(0, [i + 1]), table.Find(0, "total"));
        }

        var built = ratios.Build();

        Assert.Equal(["numerator", "denominator", "value"], built.Measures.Select(m => m.Name));
        Assert.Equal("too_few 40 too_few", Row(built, 0));
        Assert.Equal("complement 40 complement", Row(built, 1));
        Assert.Equal("25 40 0.625", Row(built, 2));
        Assert.Equal("0 40 0", Row(built, 3));
    }

    [Fact]
    public void Build_DenominatorZero_IsUndefined()
    {
        var ratios = new RatioTable("rates", Sample.Label, [Sample.Codes("d", "a")]);
        ratios.Add([0], Cell.Published(0), Cell.Published(0));

        Assert.Equal("0 0 undefined", Row(ratios.Build(), 0));
    }

    [Fact]
    public void Build_RowTwice_IsRefused()
    {
        var ratios = new RatioTable("rates", Sample.Label, [Sample.Codes("d", "a")]);
        ratios.Add([0], Cell.Published(1), Cell.Published(2));
        ratios.Add([0], Cell.Published(1), Cell.Published(2));

        Assert.Throws<ArgumentException>(ratios.Build);
    }

    [Fact]
    public void Add_KeyThatDoesNotFit_IsRefused()
    {
        var ratios = new RatioTable("rates", Sample.Label, [Sample.Codes("d", "a")]);

        Assert.Throws<ArgumentException>(() => ratios.Add([1], Cell.Published(1), Cell.Published(2)));
        Assert.Throws<ArgumentException>(() => ratios.Add([0, 0], Cell.Published(1), Cell.Published(2)));
    }

    [Fact]
    public void Constructor_DimensionNamedLikeAMeasure_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new RatioTable("rates", Sample.Label, [Sample.Codes("value", "a")]));

    private static string Row(ProtectedTable table, int row) =>
        string.Join(' ', Enumerable.Range(0, table.Measures.Count).Select(m => Sample.Show(table.At(row, m))));
}
