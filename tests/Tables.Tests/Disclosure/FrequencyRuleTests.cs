using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

public class FrequencyRuleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Constructor_BelowOne_IsRefused(int minCount)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrequencyRule(minCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrequencyRule() with { MinCount = minCount });
    }

    [Fact]
    public void Constructor_NothingSaid_IsFive() => Assert.Equal(5, new FrequencyRule().MinCount);

    // A tenth and two tenths are 0.30000000000000004.
    [Fact]
    public void Protect_SumWithARoundingError_IsTheNumber()
    {
        Assert.True(new FrequencyRule(1).Protect(Sample.Line([0.1, 0.2])).At(0, 0).TryGetValue(out var total));

        Assert.Equal(0.3, total);
    }

    [Theory]
    [InlineData("16 4 12", "16 too_few complement")]
    [InlineData("5 0 5", "5 0 5")]
    [InlineData("17 5 12", "17 5 12")]
    [InlineData("4 4 0", "too_few too_few 0")]
    [InlineData("34 4 12 9 9", "34 too_few 12 complement 9")]
    [InlineData("6 3 3", "6 too_few too_few")]
    [InlineData("14 2 0 12", "14 too_few 0 complement")]
    public void Protect_OneLine_HidesTheSmallestFurtherPart(string full, string shown)
    {
        double[] values = [.. full.Split(' ').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];

        var table = new FrequencyRule(5).Protect(Sample.Line(values[1..]));

        Assert.Equal(values[0], values[1..].Sum());
        Assert.Equal(shown, Sample.Show(table));
    }

    [Fact]
    public void Protect_Grid_HidesARectangle() => Assert.Equal(
        "129 21 55 53 " +
        "38 too_few complement 20 " +
        "41 complement complement 25 " +
        "50 12 30 8",
        Sample.Show(new FrequencyRule(5).Protect(Sample.Grid([[3, 15, 20], [6, 10, 25], [12, 30, 8]]))));

    [Fact]
    public void Protect_MinCountOne_ShowsAllIncludingFractions()
    {
        var table = new FrequencyRule(1).Protect(Sample.Line(1, 0.25, 0));

        Assert.Equal("1.25 1 0.25 0", Sample.Show(table));
    }

    [Fact]
    public void Protect_SixtyTwelfths_AreFiveInSpiteOfRounding()
    {
        var cube = Sample.Line(0, 20);
        for (var month = 0; month < 60; month++)
        {
            cube.Add([1], 1 / 12.0);
        }

        Assert.DoesNotContain("too_few", Sample.Show(new FrequencyRule(5).Protect(cube)), StringComparison.Ordinal);
    }

    [Fact]
    public void Protect_LonePartBesideMissingOnes_HidesASecond()
    {
        var cube = Sample.Line(3, 50, 20, 30);
        cube.MarkMissing(0, 2);

        Assert.Equal("53 too_few missing complement 30", Sample.Show(new FrequencyRule(5).Protect(cube)));
    }

    [Fact]
    public void Protect_OnlyPartThatIsNotMissing_HidesTheTotalToo()
    {
        var cube = Sample.Line(3, 50);
        cube.MarkMissing(0, 2);

        Assert.Equal("too_few too_few missing", Sample.Show(new FrequencyRule(5).Protect(cube)));
    }

    [Fact]
    public void Protect_OmittedRows_AreNotThereAndStillCount()
    {
        var cube = Sample.Line(10, 20, 30);
        cube.Omit(members => members[0] == 2);
        cube.Omit(members => members[0] == 3);

        var table = new FrequencyRule(5).Protect(cube);

        Assert.Equal("60 10", Sample.Show(table));
        Assert.Equal(CellStatus.Missing, table.Find(0, "b").Status);
    }

    [Fact]
    public void Protect_SmallOmittedRow_HidesANeighbourThatWouldGiveItAway()
    {
        var cube = Sample.Line(10, 20, 3);
        cube.Omit(members => members[0] == 3);

        Assert.Equal("33 complement 20", Sample.Show(new FrequencyRule(5).Protect(cube)));
    }

    [Fact]
    public void Protect_ImpossibleCell_IsNoComplement()
    {
        // Hiding the zero that everybody knows in the second row would leave the 3 beside it open.
        var cube = Sample.Grid([[10, 10], [3, 0]]);
        cube.MarkImpossible(members => members[0] == 2 && members[1] == 2);

        var table = new FrequencyRule(5).Protect(cube);
        Assert.Equal("0", Sample.Show(table.Find(0, "r1", "c1")));
        Assert.Equal("too_few", Sample.Show(table.Find(0, "r1", "c0")));
        Assert.Equal("too_few", Sample.Show(table.Find(0, "r1", "total")));
    }

    [Fact]
    public void Protect_RandomCubes_EveryCellIsWhatTheRuleSays() =>
        Prop.ForAll(CubeCase.Random, sample =>
        {
            var cube = sample.ToCube();
            var table = new FrequencyRule(sample.MinCount).Protect(cube);
            return table.RowCount == cube.CellCount
                && Enumerable.Range(0, table.RowCount).All(row => Fits(table.At(row, 0), cube, row, sample.MinCount));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Protect_RandomCubes_IsRepeatable() =>
        Prop.ForAll(CubeCase.Random, sample => Sample.Show(sample.Protected()) == Sample.Show(sample.Protected()))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Protect_NothingSmall_HidesNothing() =>
        Prop.ForAll(CubeCase.Random, sample =>
        {
            var large = sample with { LeafValues = [.. sample.LeafValues.Select(v => v == 0 ? 0 : v + sample.MinCount)] };
            return !Sample.Show(large.Protected()).Contains("complement", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Protect_MillionCells_LeavesNoSumWithOneUnknown()
    {
        // Every line of the table is looked at again here; one hidden cell in any of them fails.
        var cube = Large();

        var table = new FrequencyRule(5).Protect(cube);

        Assert.True(table.RowCount > 1_000_000);
        Assert.Equal(0, LoneHiddenCells(cube, table));
    }

    internal static Cube Large()
    {
        Dimension Sectors(string name) => Sample.Total(name, [.. Enumerable.Range(0, 9).Select(i => $"s{i}")]);
        Dimension Positions(string name) => Sample.Dimension(name, -1, 0, 0, 2, 2, 2);
        var cube = Sample.Cube([
            Sample.Total("period", [.. Enumerable.Range(0, 20).Select(i => $"y{i}")]),
            Sectors("origin"), Sectors("destination"), Positions("before"), Positions("after"),
            Sample.Total("age", "a", "b", "c", "d", "e"), Sample.Total("sex", "m", "f")]);
        int[] leaves = [1, 3, 4, 5];
        ulong state = 20261121;
        int Next(int below)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)below);
        }

        for (var i = 0; i < 300_000; i++)
        {
            cube.Add(
                [1 + Next(20), 1 + Next(9), 1 + (Next(9) * Next(9) / 9), leaves[Next(4)], leaves[Next(4)], 1 + Next(5), 1 + Next(2)], 1);
        }

        return cube;
    }

    private static bool Fits(Cell cell, Cube cube, int row, int minCount)
    {
        var value = cube.Values[row];
        var small = minCount > 1 && value > 0 && value < minCount - 1e-9;
        return cube.Missing[row] ? cell.Status == CellStatus.Missing
            : small ? cell.Status == CellStatus.TooFew
            : cell.Status == CellStatus.Complement || (cell.TryGetValue(out var shown) && Math.Abs(shown - value) < 1e-9);
    }

    private static int LoneHiddenCells(Cube cube, ProtectedTable table)
    {
        var lone = 0;
        for (var row = 0; row < table.RowCount; row++)
        {
            for (var d = 0; d < cube.Dimensions.Count; d++)
            {
                var member = table.KeyIndex(row, d);
                var hidden = IsHidden(table.At(row, 0)) ? 1 : 0;
                foreach (var part in cube.Dimensions[d].PartsOf(member))
                {
                    hidden += IsHidden(table.At(row + ((part - member) * cube.Strides[d]), 0)) ? 1 : 0;
                }

                lone += hidden == 1 && !cube.Dimensions[d].IsLeaf[member] ? 1 : 0;
            }
        }

        return lone;
    }

    private static bool IsHidden(Cell cell) => cell.Status is CellStatus.TooFew or CellStatus.Complement;
}
