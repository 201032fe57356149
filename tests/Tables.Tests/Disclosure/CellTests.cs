using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Tests.Cubes;

namespace Sektorskifte.Tables.Tests.Disclosure;

public class CellTests
{
    private static readonly Cell Six = Cell.Published(6);
    private static readonly Cell Two = Cell.Published(2);
    private static readonly Cell Zero = Cell.Published(0);

    [Fact]
    public void Default_NothingWritten_IsMissing()
    {
        Assert.Equal(CellStatus.Missing, default(Cell).Status);
        Assert.False(default(Cell).TryGetValue(out _));
    }

    [Fact]
    public void Operators_BothPublished_Calculate()
    {
        Assert.Equal("8", Sample.Show(Six + Two));
        Assert.Equal("-4", Sample.Show(Two - Six));
        Assert.Equal("3", Sample.Show(Six / Two));
        Assert.Equal("0", Sample.Show(Zero / Two));
    }

    [Fact]
    public void Divide_ByZero_IsUndefined()
    {
        Assert.Equal(CellStatus.Undefined, (Six / Zero).Status);
        Assert.Equal(CellStatus.Undefined, (Zero / Zero).Status);
    }

    [Theory]
    [InlineData(CellStatus.TooFew)]
    [InlineData(CellStatus.Complement)]
    [InlineData(CellStatus.Missing)]
    [InlineData(CellStatus.Undefined)]
    public void Operators_OneHidden_GiveItsReasonAndNoValue(CellStatus reason)
    {
        var hidden = Cell.Hidden(reason);

        foreach (var result in new[] { hidden + Six, Six + hidden, hidden - Six, Six - hidden, hidden / Zero, Six / hidden })
        {
            Assert.Equal(reason, result.Status);
            Assert.False(result.TryGetValue(out var value));
            Assert.Equal(0, value);
        }
    }

    [Fact]
    public void Operators_BothHidden_GiveTheFirstReason() =>
        Assert.Equal(CellStatus.TooFew, (Cell.Hidden(CellStatus.TooFew) / Cell.Hidden(CellStatus.Missing)).Status);

    [Fact]
    public void ToString_Hidden_DoesNotShowAValue() =>
        Assert.DoesNotContain("6", (Six + Cell.Hidden(CellStatus.TooFew)).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void Measure_DecimalsOutOfRange_AreRefused(int decimals) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Measure("m", Sample.Label, decimals));
}
