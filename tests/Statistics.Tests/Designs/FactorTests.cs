using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Tests.Designs;

public sealed class FactorTests
{
    [Fact]
    public void Of_Texts_SortsCategoriesAndKeepsMissing()
    {
        var factor = Factor.Of("sector", ["S", "K", null, "", "S"]);
        Assert.Equal(["K", "S"], factor.Levels);
        Assert.Equal([1, 0, -1, -1, 1], factor.Codes.ToArray());
    }

    [Fact]
    public void Of_Numbers_SortsThemAsNumbers() => Assert.Equal(["2", "10"], Factor.Of("n", [10, 2, 10]).Levels);

    [Fact]
    public void OfCodes_OutsideTheCategories_Throws()
    {
        Assert.Equal(2, Factor.OfCodes("a", [0, -1], ["x", "y"]).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Factor.OfCodes("a", [2], ["x", "y"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Factor.OfCodes("a", [-2], ["x", "y"]));
    }

    [Fact]
    public void By_AnotherFactor_HasEveryPair()
    {
        var pairs = Factor.Of("a", ["x", "y", null]).By(Factor.Of("b", ["1", "2", "1"]));
        Assert.Equal("a:b", pairs.Name);
        Assert.Equal(["x:1", "x:2", "y:1", "y:2"], pairs.Levels);
        Assert.Equal([0, 3, -1], pairs.Codes.ToArray());
        Assert.Throws<ArgumentException>(() => pairs.By(Factor.Of("c", ["1"])));
    }
}
