using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class LayeredCountsTests
{
    [Fact]
    public void Of_DimensionsInAnyOrder_AreBroughtIntoOne()
    {
        // destination, period, origin: 2 × 2 × 3.
        var table = ContingencyTable.Of(
            [TableDimension.Numbered("destination", 2), TableDimension.Numbered("period", 2), TableDimension.Numbered("origin", 3)],
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).Value;
        var counts = LayeredCounts.Of(table, "origin", "destination", "period", false).Value;
        Assert.Equal((3, 2, 2), (counts.Rows, counts.Columns, counts.Layers));
        Assert.Equal([1, 7, 2, 8, 3, 9, 4, 10, 5, 11, 6, 12], counts.Counts);
        Assert.Equal(table.Counts, counts.InTableOrder(counts.Counts, _ => -1));
        Assert.Equal("destination=2, period=1, origin=3", counts.Describe(counts.Cell(0, 2, 1)));
    }

    [Fact]
    public void Of_DiagonalSetAside_IsNotFree()
    {
        var counts = LayeredCounts.Of(ReferenceTable.Square(3, 1, 2, 3, 4, 5, 6, 7, 8, 9), "origin", "destination", null, true).Value;
        Assert.Equal(3, counts.DiagonalCells);
        Assert.Equal([false, true, true, true, false, true, true, true, false], counts.Free);
        Assert.Equal([-4, 2, 3, 4, -4, 6, 7, 8, -4], counts.InTableOrder(counts.Counts, _ => -4));
    }

    [Fact]
    public void Of_StructuralZeroOnTheDiagonal_IsNoCellOfIt()
    {
        var table = ContingencyTable.Of(
            [TableDimension.Numbered("origin", 3), TableDimension.Numbered("destination", 3)],
            [0, 2, 3, 4, 5, 6, 7, 8, 9], [true, false, false, false, false, false, false, false, false]).Value;
        Assert.Equal(2, LayeredCounts.Of(table, "origin", "destination", null, true).Value.DiagonalCells);
        Assert.Equal(0, LayeredCounts.Of(table, "origin", "destination", null, false).Value.DiagonalCells);
    }

    [Fact]
    public void Of_RowEmptyInOneLayer_TakesNoPartThere()
    {
        var table = ReferenceTable.Layered(2, 2, 2, 0, 0, 3, 4, 5, 6, 7, 8);
        var counts = LayeredCounts.Of(table, "origin", "destination", "period", false).Value;
        Assert.Equal([false, false, true, true, true, true, true, true], counts.Active);
        Assert.All(counts.Free, Assert.True);
    }

    [Fact]
    public void SetEmptyPairsAside_PairEmptyInAllLayers_TakesNoPart()
    {
        var table = ReferenceTable.Layered(2, 2, 2, 0, 2, 3, 0, 0, 6, 7, 8);
        var counts = LayeredCounts.Of(table, "origin", "destination", "period", false).Value;
        counts.SetEmptyPairsAside();
        Assert.Equal([false, true, true, true, false, true, true, true], counts.Active);
    }

    [Fact]
    public void Of_TooManyDimensions_Throws()
    {
        var table = ReferenceTable.Layered(2, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8);
        var problem = Assert.Throws<ArgumentException>(() => LayeredCounts.Of(table, "origin", "destination", null, false));
        Assert.Contains("The table has 3 dimensions where 2 belong", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3, "origin has 1 categories (1)")]
    [InlineData(3, 1, "destination has 1 categories (1)")]
    public void Of_OneCategory_IsTooFew(int rows, int columns, string message)
    {
        var problem = LayeredCounts.Of(ReferenceTable.Of(rows, columns, 1, 2, 3), "origin", "destination", null, false).Problem!;
        Assert.Equal(ProblemKind.TooFewUnits, problem.Kind);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LogRatios_IndependentLayers_AreZero()
    {
        var table = ReferenceTable.Layered(2, 2, 2, 10, 20, 30, 60, 8, 4, 2, 1);
        var ratios = LayeredModel.LogRatios(LayeredCounts.Of(table, "origin", "destination", "period", false).Value);
        Assert.All(ratios, ratio => Assert.Equal(0, ratio, 1e-10));
    }

    [Fact]
    public void Scattered_SameStream_IsTheSameAndWithinBounds()
    {
        Assert.Equal(LayeredModel.Scattered(20, 3), LayeredModel.Scattered(20, 3));
        Assert.NotEqual(LayeredModel.Scattered(20, 3), LayeredModel.Scattered(20, 4));
        Assert.All(LayeredModel.Scattered(200, 3), value => Assert.InRange(value, -1, 1));
    }
}
