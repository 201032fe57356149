using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class ContingencyTableTests
{
    private static readonly TableDimension Origin = new("origin", ["state", "region"]);
    private static readonly TableDimension Destination = new("destination", ["state", "region", "other"]);

    [Fact]
    public void Of_Counts_TotalsAndCells()
    {
        var table = ContingencyTable.Of([Origin, Destination], [1, 2, 3, 4, 5.5, 6]).Value;
        Assert.Equal(21.5, table.Total);
        Assert.Equal(4, table.Cell(1, 1));
        Assert.Equal("origin=region, destination=region", table.Describe(4));
        Assert.All(table.StructuralZeros, Assert.False);
    }

    [Theory]
    [InlineData(-1, "The count of origin=region, destination=state is -1; it must be finite and not below 0.")]
    [InlineData(double.NaN, "The count of origin=region, destination=state is NaN; it must be finite and not below 0.")]
    [InlineData(double.PositiveInfinity, "The count of origin=region, destination=state is ∞; it must be finite and not below 0.")]
    public void Of_ImpossibleCount_NamesCellAndValue(double count, string message)
    {
        var problem = ContingencyTable.Of([Origin, Destination], [1, 2, 3, count, 5, 6]).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.Equal(message.Replace("∞", $"{double.PositiveInfinity:R}", StringComparison.Ordinal), problem.Message);
    }

    [Fact]
    public void Of_CountInStructuralZero_NamesTheCell()
    {
        var problem = ContingencyTable.Of([Origin], [1, 2], [false, true]).Problem!;
        Assert.Equal("The cell origin=region is a structural zero and has the count 2; it must be 0.", problem.Message);
    }

    [Fact]
    public void Of_NothingCounted_IsAProblem()
    {
        var problem = ContingencyTable.Of([Origin, Destination], new double[6]).Problem!;
        Assert.Equal((ProblemKind.NoData, "The table of origin by destination has no counts above 0."), (problem.Kind, problem.Message));
    }

    [Fact]
    public void Of_SumTooLarge_IsAProblem() =>
        Assert.Equal(ProblemKind.InvalidValue, ContingencyTable.Of([Origin], [double.MaxValue, double.MaxValue]).Problem!.Kind);

    [Fact]
    public void Of_WrongShape_Throws()
    {
        Assert.Throws<ArgumentException>(() => ContingencyTable.Of([Origin], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => ContingencyTable.Of([Origin], [1, 2], [true]));
        Assert.Throws<ArgumentException>(() => ContingencyTable.Of([Origin, Origin], [1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => ContingencyTable.Of([], [1]));
    }

    [Fact]
    public void Margin_OfSome_SumsTheOthers()
    {
        var table = ReferenceTable.Layered(2, 2, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Assert.Equal([8, 14, 10, 16, 12, 18], table.Margin("destination", "origin").Counts);
        Assert.Equal([21, 57], table.Margin("period").Counts);
        Assert.Equal("destination", table.Margin("destination", "origin").Dimensions[0].Name);
    }

    [Fact]
    public void Margin_StructuralZeros_StayWhereAllPartsAre()
    {
        var table = ContingencyTable.Of(
            [Origin, Destination], [0, 0, 3, 4, 0, 6], [true, true, false, false, true, false]).Value;
        Assert.Equal([false, true, false], table.Margin("destination").StructuralZeros);
    }

    [Fact]
    public void Margin_UnknownOrRepeatedName_Throws()
    {
        var table = ContingencyTable.Of([Origin], [1, 2]).Value;
        var unknown = Assert.Throws<ArgumentException>(() => table.Margin("period"));
        Assert.Contains("There is no dimension period among origin.", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => table.Margin("origin", "origin"));
        Assert.Throws<ArgumentException>(() => table.Margin());
    }

    [Fact]
    public void Cell_OutOfRange_Throws()
    {
        var table = ContingencyTable.Of([Origin, Destination], [1, 2, 3, 4, 5, 6]).Value;
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Cell(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Cell(-1, 0));
        Assert.Throws<ArgumentException>(() => table.Cell(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Describe(6));
    }

    [Fact]
    public void Dimension_RepeatedOrNoCategory_Throws()
    {
        var repeated = Assert.Throws<ArgumentException>(() => new TableDimension("origin", ["state", "state"]));
        Assert.Contains("origin has the category state twice.", repeated.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TableDimension("origin", []));
        Assert.Throws<ArgumentException>(() => new TableDimension(" ", ["state"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TableDimension.Numbered("origin", 0));
    }
}
