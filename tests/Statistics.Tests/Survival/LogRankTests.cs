using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class LogRankTests
{
    public static TheoryData<string> LeaderCases => ReferenceCase.Names("log-rank", "leaders:");

    public static TheoryData<string> PackageCases => ReferenceCase.Names("log-rank", "veteran:");

    [Theory]
    [MemberData(nameof(LeaderCases))]
    public void Compare_Leaders_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("log-rank", name);
        var part = expected.Flag("late") ? "all" : "first";
        var rows = Leaders.Rows(part);
        Agrees(expected, LogRank.Compare(
            Leaders.Episodes(part), Leaders.Groups(expected.Text("group"), rows),
            expected.Text("stratum") == "none" ? null : Leaders.Groups(expected.Text("stratum"), rows),
            expected.Has("destination") ? (int)expected.Number("destination") : null, expected.Number("rho")).Value);
    }

    [RTheory]
    [MemberData(nameof(PackageCases))]
    public void Compare_Veteran_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("log-rank", name);
        var data = ReferenceData.Of("log-rank");
        var episodes = Episodes.Of(data.Numbers("time"), [.. data.Numbers("status").Select(status => (int)status)]).Value;
        // R's order of cell types is that of the factor; ours is that of the names.
        string Named(string cell) => cell switch { "squamous" => "1", "smallcell" => "2", "adeno" => "3", "large" => "4", _ => cell };
        Groups Of(string column) => Groups.Of([.. data.Texts(column).Select(Named)]);
        Agrees(expected, LogRank.Compare(
            episodes, Of(expected.Text("group")), expected.Text("stratum") == "none" ? null : Of(expected.Text("stratum")),
            null, expected.Number("rho")).Value);
    }

    // One time, 2 of 3 in a and 0 of 3 in b leave: observed 2, expected 1, variance 2 · 4/5 · 1/4 = 0.4.
    [Fact]
    public void Compare_OneTime_IsTheHypergeometricScore()
    {
        var test = LogRank.Compare(
            Episodes.Of([1, 1, 2, 2, 2, 2], [1, 1, 0, 0, 0, 0]).Value, Groups.Of(["a", "a", "a", "b", "b", "b"])).Value;
        Assert.Equal(1 / 0.4, test.ChiSquared, 12);
        Assert.Equal((1, "a", 3, 2.0), (test.DegreesOfFreedom, test.Groups[0].Name, test.Groups[0].Episodes, test.Groups[0].Observed));
        Assert.Equal(1, test.Groups[1].Expected, 12);
        Assert.Equal(0.4, test.Covariance[0, 0], 12);
    }

    [Fact]
    public void Compare_GroupsAlike_HasStatisticZero()
    {
        var test = LogRank.Compare(Episodes.Of([1, 1, 2, 2], [1, 1, 1, 1]).Value, Groups.Of(["a", "b", "a", "b"])).Value;
        Assert.Equal(0, test.ChiSquared, 12);
        Assert.Equal(1, test.PValue, 12);
    }

    [Fact]
    public void Compare_GroupGoneBeforeTheFirstEvent_DoesNotCount()
    {
        var test = LogRank.Compare(
            Episodes.Of([1, 2, 3, 4, 5], [0, 1, 1, 1, 0]).Value, Groups.Of(["a", "b", "c", "b", "c"])).Value;
        Assert.Equal(1, test.DegreesOfFreedom);
        Assert.Equal(0, test.Groups[0].Expected);
    }

    [Fact]
    public void Compare_OneGroup_NamesIt() => Assert.Equal(
        "A test needs two groups at risk when something happens; only a is.",
        LogRank.Compare(Episodes.Of([1, 2], [1, 1]).Value, Groups.Of(["a", "a"])).Problem!.Message);

    [Fact]
    public void Compare_NoEvents_SaysSo() => Assert.Equal(
        ProblemKind.TooFewUnits,
        LogRank.Compare(Episodes.Of([1, 2], [0, 0]).Value, Groups.Of(["a", "b"])).Problem!.Kind);

    [Fact]
    public void Compare_GroupsNeverTogether_NamesTheGroup()
    {
        var problem = LogRank.Compare(
            Episodes.Of([1, 2, 5, 6], [1, 0, 1, 0], [0, 0, 3, 3]).Value, Groups.Of(["a", "a", "b", "b"])).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.Contains("The group b", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_Weights_Throws() => Assert.Throws<ArgumentException>(
        () => LogRank.Compare(Episodes.Of([1, 2], [1, 1], weight: [1, 2]).Value, Groups.Of(["a", "b"])));

    [Fact]
    public void Compare_NoSuchDestination_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => LogRank.Compare(Episodes.Of([1, 2], [1, 1]).Value, Groups.Of(["a", "b"]), destination: 2));

    // Two groups with the same hazard: a test at 5 % rejects in 5 % of the samples, within Monte-Carlo error.
    [Fact]
    public void Compare_GroupsAlikeManyTimes_HoldsItsLevel()
    {
        const int samples = 2000;
        var rejected = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            var (episodes, groups) = SimulatedEpisodes.Alike(2026, (ulong)sample, 120);
            rejected += LogRank.Compare(episodes, groups).Value.PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected / (double)samples, 0.05 - 0.02, 0.05 + 0.02);
    }

    private static void Agrees(ReferenceCase expected, GroupTest test)
    {
        expected.Agrees("chisq", test.ChiSquared);
        expected.Agrees("df", test.DegreesOfFreedom);
        expected.Agrees("p", test.PValue);
        if (expected.Has("observed"))
        {
            expected.Agrees("observed", [.. test.Groups.Select(group => group.Observed)]);
            expected.Agrees("expected", [.. test.Groups.Select(group => group.Expected)]);
        }
    }
}
