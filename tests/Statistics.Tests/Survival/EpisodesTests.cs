using Sektorskifte.Statistics.Survival;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class EpisodesTests
{
    [Fact]
    public void Of_NoRows_SaysSo() => Assert.Equal(ProblemKind.NoData, Episodes.Of([], []).Problem!.Kind);

    [Theory]
    [InlineData(5.0, 5.0, 1.0, "Episode 2 comes under observation at 5 and ends at 5; the end lies after the entry.")]
    [InlineData(6.5, 5.0, 1.0, "Episode 2 comes under observation at 6.5 and ends at 5; the end lies after the entry.")]
    [InlineData(0.0, double.NaN, 1.0, "Episode 2 ends at NaN; an end is a finite time.")]
    [InlineData(-2.0, 3.0, 1.0, "Episode 2 comes under observation at -2; an entry is a finite time, at or above 0.")]
    [InlineData(double.NaN, 3.0, 1.0, "Episode 2 comes under observation at NaN; an entry is a finite time, at or above 0.")]
    [InlineData(0.0, 5.0, 0.0, "Episode 2 has the weight 0; a weight is a finite number above 0.")]
    [InlineData(0.0, 5.0, -1.5, "Episode 2 has the weight -1.5; a weight is a finite number above 0.")]
    [InlineData(0.0, 5.0, double.PositiveInfinity, "Episode 2 has the weight Infinity; a weight is a finite number above 0.")]
    public void Of_ImpossibleRow_NamesItsValue(double entry, double exit, double weight, string message)
    {
        var problem = Episodes.Of([3, exit], [1, 0], [0, entry], [1, weight]).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.Equal(message, problem.Message);
    }

    [Fact]
    public void Of_EndBeforeTheStart_NamesIt() => Assert.Equal(
        "Episode 1 ends at -1; an end is a finite time, at or above 0.", Episodes.Of([-1], [1]).Problem!.Message);

    [Fact]
    public void Of_ColumnsOfOtherLengths_Throws()
    {
        Assert.Throws<ArgumentException>(() => Episodes.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Episodes.Of([1, 2], [1, 0], [0]));
        Assert.Throws<ArgumentException>(() => Episodes.Of([1, 2], [1, 0], weight: [1]));
        Assert.Throws<ArgumentException>(() => Episodes.Of([1, 2], [1, 0], person: [1]));
    }

    [Fact]
    public void Of_NegativeDestination_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Episodes.Of([1, 2], [1, -1]));

    [Fact]
    public void Of_Persons_CountsThem()
    {
        Assert.Equal(2, Episodes.Of([1, 2, 3], [1, 0, 2], person: [900, -4, 900]).Value.Clusters);
        Assert.Equal(3, Episodes.Of([1, 2, 3], [1, 0, 2]).Value.Clusters);
        Assert.Equal(2, Episodes.Of([1, 2, 3], [1, 0, 2]).Value.Destinations);
        Assert.Equal(1, Episodes.Of([1], [0]).Value.Destinations);
    }

    [Fact]
    public void In_Group_HasItsRowsOnly()
    {
        var groups = Groups.Of(["b", "a", "b"]);
        var episodes = Episodes.Of([1, 2, 3], [1, 0, 2], [0, 0.5, 1], [2, 3, 4], [7, 8, 7]).Value.In(groups, "b").Value;
        Assert.Equal(2, episodes.Count);
        Assert.Equal(1, episodes.Clusters);
        Assert.Equal([1.0, 3.0], episodes.Exit);
        Assert.Equal([0.0, 1.0], episodes.Entry!);
        Assert.Equal([2.0, 4.0], episodes.Weight!);
        Assert.Equal(["a", "b"], groups.Names);
    }

    [Fact]
    public void In_UnknownGroup_NamesTheGroups() => Assert.Equal(
        "The group c has no episodes; there are a, b.",
        Episodes.Of([1, 2], [1, 0]).Value.In(Groups.Of(["a", "b"]), "c").Problem!.Message);

    [Fact]
    public void In_GroupsOfOtherRows_Throws() =>
        Assert.Throws<ArgumentException>(() => Episodes.Of([1, 2], [1, 0]).Value.In(Groups.Of(["a"]), "a"));

    [Fact]
    public void GroupsOf_NoRows_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Groups.Of([]));
}
