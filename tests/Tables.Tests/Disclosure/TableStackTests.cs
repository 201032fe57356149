using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

public class TableStackTests
{
    private static readonly Dimension Measures = Sample.Codes("measure", "stock", "entries");

    [Fact]
    public void Stack_OneTableWithoutTotal_MatchesMembersByCode()
    {
        var stacked = ProtectedTable.Stack("stocks", Sample.Label, Measures, [Stock(), Entries()]);

        Assert.Equal(["measure", "period"], stacked.Dimensions.Select(d => d.Name));
        Assert.Equal(["total", "2001", "2002"], stacked.Dimensions[1].Members.Select(m => m.Code));
        Assert.Equal("value", Assert.Single(stacked.Measures).Name);
        Assert.Equal("100 too_few 30 too_few complement", Sample.Show(stacked));
        Assert.Equal("100", Sample.Show(stacked.Find(0, "stock", "2001")));
        Assert.Equal("30", Sample.Show(stacked.Find(0, "entries", "total")));
        Assert.Equal("missing", Sample.Show(stacked.Find(0, "stock", "total")));
    }

    [Fact]
    public void Stack_DifferentDecimals_TakesTheMost() =>
        Assert.Equal(2, ProtectedTable.Stack("s", Sample.Label, Measures, [Stock(), Entries(2)]).Measures[0].Decimals);

    [Fact]
    public void Stack_DimensionsGiven_FollowsTheirOrder()
    {
        var common = Sample.Codes("period", "2002", "2001", "total");

        var stacked = ProtectedTable.Stack("s", Sample.Label, Measures, [Stock(), Entries()], [common]);

        Assert.Same(common, stacked.Dimensions[1]);
        Assert.Equal("too_few", Sample.Show(stacked.Find(0, "stock", "2002")));
        Assert.Equal("30", Sample.Show(stacked.Find(0, "entries", "total")));
    }

    [Fact]
    public void Stack_CodeThatTheCommonDimensionLacks_IsNamed()
    {
        var error = Assert.Throws<ArgumentException>(() => ProtectedTable.Stack(
            "s", Sample.Label, Measures, [Stock(), Entries()], [Sample.Codes("period", "2001", "2002")]));

        Assert.Contains("'total'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stack_OtherDimensions_AreRefused()
    {
        var other = new FrequencyRule().Protect(Sample.Cube([Sample.Codes("year", "2001")]));

        Assert.Throws<ArgumentException>(() => ProtectedTable.Stack("s", Sample.Label, Measures, [Stock(), other]));
    }

    [Fact]
    public void Stack_NumberOfTablesThatIsNotTheMembers_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ProtectedTable.Stack("s", Sample.Label, Measures, [Stock()]));
        Assert.Throws<ArgumentException>(() => ProtectedTable.Stack("s", Sample.Label, Measures, []));
    }

    [Fact]
    public void Stack_TableWithSeveralMeasures_IsRefused()
    {
        var ratios = new RatioTable("r", Sample.Label, [Sample.Codes("period", "2001")]).Build();

        Assert.Throws<ArgumentException>(() => ProtectedTable.Stack("s", Sample.Label, Measures, [Stock(), ratios]));
    }

    private static ProtectedTable Stock()
    {
        var cube = Sample.Cube([Sample.Codes("period", "2001", "2002")]);
        cube.Add([0], 100);
        cube.Add([1], 3);
        return new FrequencyRule(5).Protect(cube);
    }

    // With the least count 11 the first period is too small, and the second would give it away.
    private static ProtectedTable Entries(int decimals = 0)
    {
        var cube = Sample.Cube([Sample.Total("period", "2001", "2002")], decimals);
        cube.Add([1], 10);
        cube.Add([2], 20);
        return new FrequencyRule(11).Protect(cube);
    }
}
