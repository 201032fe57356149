using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Tests.Spells;

public class LeaderStretchTests
{
    [Fact]
    public void Follow_LeaderWhenFirstSeen_HasAnUnknownBeginning()
    {
        var stretch = Of(Grain.Year);
        stretch.Follow(0, 1, 2001, 2004);

        Assert.False(stretch.IsSeen);
        Assert.Equal((Tenure.Unknown, int.MaxValue), (stretch.TenureAt(2003), stretch.LastLike(2003)));
    }

    [Fact]
    public void Follow_LeaderAfterAnotherJob_CountsFromTheFirstPeriod()
    {
        var stretch = Of(Grain.Year);
        stretch.Follow(0, 0, 2001, 2001);
        stretch.Follow(0, 2, 2002, 2005);

        Assert.True(stretch.IsSeen);
        Assert.Equal([0, 1, 3], new[] { 2002, 2003, 2005 }.Select(year => (int)stretch.TenureAt(year)));
    }

    [Fact]
    public void Follow_LeaderOfAnotherSector_BeginsAnew()
    {
        var stretch = Of(Grain.Year);
        stretch.Follow(0, 1, 2001, 2004);
        stretch.Follow(1, 1, 2005, 2006);

        Assert.Equal((true, 1), (stretch.IsSeen, stretch.TenureAt(2006)));
    }

    [Theory]
    [InlineData(0, 2004, false)]
    [InlineData(1, 2004, true)]
    [InlineData(1, 2005, false)]
    public void Follow_SameSectorAfterAGap_GoesOnWithinTheAllowance(int gap, int next, bool seen)
    {
        var stretch = Of(Grain.Year, gap);
        stretch.Follow(0, 0, 2001, 2001);
        stretch.Follow(0, 1, 2002, 2002);
        stretch.Follow(0, 1, next, next);

        Assert.Equal(seen, stretch.IsSeen);
        Assert.Equal(seen ? next - 2002 : Tenure.Unknown, stretch.TenureAt(next));
    }

    [Fact]
    public void Break_SameSectorAfterwards_IsUnknownAndAnotherJobNot()
    {
        var stretch = Of(Grain.Year, gap: 5);
        stretch.Follow(0, 0, 2001, 2001);
        stretch.Follow(0, 1, 2002, 2002);
        stretch.Break();
        stretch.Follow(0, 1, 2004, 2004);
        Assert.False(stretch.IsSeen);

        stretch.Break();
        stretch.Follow(1, 1, 2006, 2006);
        Assert.Equal((true, 0), (stretch.IsSeen, stretch.TenureAt(2006)));
    }

    [Fact]
    public void Restart_NextPerson_KnowsNothingOfTheLast()
    {
        var stretch = Of(Grain.Year);
        stretch.Follow(0, 0, 2001, 2001);
        stretch.Restart();
        stretch.Follow(0, 1, 2002, 2002);

        Assert.False(stretch.IsSeen);
    }

    [Theory]
    [InlineData(Grain.Year)]
    [InlineData(Grain.Month)]
    public void LastLike_EveryPeriod_IsTheLastOfItsClass(Grain grain)
    {
        var stretch = Of(grain);
        stretch.Follow(0, 0, 100, 100);
        stretch.Follow(0, 1, 101, 600);

        for (var period = 101; period < 500; period++)
        {
            var last = stretch.LastLike(period);
            Assert.True(last >= period);
            Assert.Equal(stretch.TenureAt(period), stretch.TenureAt(Math.Min(last, 600)));
            Assert.True(last == int.MaxValue || stretch.TenureAt(last + 1) == stretch.TenureAt(period) + 1);
        }
    }

    private static LeaderStretch Of(Grain grain, int gap = 0) => new(PassRun.Default with { Grain = grain, GapAllowance = gap });
}
