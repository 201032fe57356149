using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class GrayTestTests
{
    public static TheoryData<string> LeaderCases => ReferenceCase.Names("gray-test", "leaders:");

    public static TheoryData<string> PublishedCases => ReferenceCase.Names("gray-test", "published:");

    public static TheoryData<string> PackageCases => ReferenceCase.Names("gray-test", "mgus2:");

    [Theory]
    [MemberData(nameof(LeaderCases))]
    public void Compare_Leaders_AgreesWithPlainR(string name)
    {
        var expected = ReferenceCase.Of("gray-test", name);
        var rows = Leaders.Rows("first");
        Agrees(expected, GrayTest.Compare(
            Leaders.Episodes("first"), Leaders.Groups(expected.Text("group"), rows), (int)expected.Number("destination"),
            expected.Text("stratum") == "none" ? null : Leaders.Groups(expected.Text("stratum"), rows),
            expected.Has("rho") ? expected.Number("rho") : 0).Value);
    }

    [RTheory]
    [MemberData(nameof(PackageCases))]
    public void Compare_Mgus2_AgreesWithPlainR(string name)
    {
        var expected = ReferenceCase.Of("gray-test", name);
        var data = ReferenceData.Of("gray-test");
        Agrees(expected, GrayTest.Compare(
            Episodes.Of(data.Numbers("exit"), [.. data.Numbers("event").Select(code => (int)code)]).Value,
            Groups.Of(data.Texts("sex")), (int)expected.Number("destination")).Value);
    }

    [RTheory]
    [MemberData(nameof(PublishedCases))]
    public void Compare_PublishedData_AgreesWithPlainR(string name)
    {
        var expected = ReferenceCase.Of("gray-test", name);
        Agrees(expected, Published(expected.Text("time"), expected.Text("rows"), (int)expected.Number("destination")));
    }

    // As printed by the package cmprsk 2.2-9 (tests/test.Rout.save), which has the test of Gray himself.
    [RTheory]
    [InlineData("dd", "all", 1, 1.214132, 0.5449473)]
    [InlineData("dd", "all", 2, 3.269462, 0.1950048)]
    [InlineData("ss", "all", 1, 3.393977, 0.1832345)]
    [InlineData("ss", "all", 2, 1.989511, 0.3698139)]
    [InlineData("dd", "known", 1, 1.008453, 0.6039725)]
    [InlineData("dd", "known", 2, 2.728735, 0.2555423)]
    [InlineData("ss", "80", 1, 4.716769, 0.0945729)]
    [InlineData("ss", "80", 2, 2.696396, 0.2597078)]
    [InlineData("ss", "without 2", 1, 3.5151549, 0.06080997)]
    [InlineData("ss", "without 2", 2, 0.1400145, 0.70826655)]
    public void Compare_PublishedData_GivesThePrintedDigits(string time, string rows, int destination, double statistic, double p)
    {
        var test = Published(time, rows, destination);
        Assert.Equal(statistic, test.ChiSquared, 6e-7);
        Assert.Equal(p, test.PValue, 6e-8);
    }

    [Fact]
    public void Compare_OneDestinationAndNobodyLost_IsNearTheLogRankTest()
    {
        // Without competitors the scores are those of the log-rank test; the variances differ in their treatment of small samples.
        var (all, groups) = SimulatedEpisodes.Alike(5, 1, 2000);
        var episodes = Episodes.Of(all.Exit, [.. all.Destination.Select(code => Math.Min(1, code))]).Value;
        var (gray, logRank) = (GrayTest.Compare(episodes, groups, 1).Value, LogRank.Compare(episodes, groups).Value);
        Assert.Equal(logRank.Groups[0].Expected, gray.Groups[0].Expected, 1e-8);
        Assert.InRange(gray.ChiSquared / logRank.ChiSquared, 0.98, 1.02);
    }

    [Fact]
    public void Compare_LateEntry_NamesTheEpisode()
    {
        var problem = GrayTest.Compare(Episodes.Of([5, 6], [1, 1], [0, 2.5]).Value, Groups.Of(["a", "b"]), 1).Problem!;
        Assert.Equal(ProblemKind.Infeasible, problem.Kind);
        Assert.Contains("episode 2 comes under observation at 2.5", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_EntriesAtTheStart_AreNoLateEntries() => Assert.Equal(
        GrayTest.Compare(Episodes.Of([5, 6, 7, 8], [1, 1, 2, 1]).Value, Groups.Of(["a", "b", "a", "b"]), 1).Value.ChiSquared,
        GrayTest.Compare(Episodes.Of([5, 6, 7, 8], [1, 1, 2, 1], [0, 0, 0, 0]).Value, Groups.Of(["a", "b", "a", "b"]), 1).Value.ChiSquared);

    [Fact]
    public void Compare_OneGroup_IsAProblem() => Assert.Equal(
        ProblemKind.TooFewUnits,
        GrayTest.Compare(Episodes.Of([5, 6], [1, 1]).Value, Groups.Of(["a", "a"]), 1).Problem!.Kind);

    [Fact]
    public void Compare_WeightsOrUnknownDestination_Throws()
    {
        Assert.Throws<ArgumentException>(
            () => GrayTest.Compare(Episodes.Of([5, 6], [1, 1], weight: [1, 2]).Value, Groups.Of(["a", "b"]), 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => GrayTest.Compare(Episodes.Of([5, 6], [1, 1]).Value, Groups.Of(["a", "b"]), 2));
    }

    [Fact]
    public void Compare_GroupsAlikeManyTimes_HoldsItsLevel()
    {
        const int samples = 1000;
        var rejected = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            var (episodes, groups) = SimulatedEpisodes.Alike(88, (ulong)sample, 120);
            rejected += GrayTest.Compare(episodes, groups, 1).Value.PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected / (double)samples, 0.05 - 0.025, 0.05 + 0.025);
    }

    private static GroupTest Published(string time, string rows, int destination)
    {
        var data = ReferenceData.Of("gray-test", "published");
        var (known, early, group) = (data.Texts("known"), data.Texts("x"), data.Texts("gg"));
        int[] keep = [.. Enumerable.Range(0, data.Count).Where(row => rows == "all" || (known[row] == "TRUE"
            && (rows != "80" || early[row] == "TRUE") && (rows != "without 2" || group[row] != "2")))];
        var (exit, destinations, strata) = (data.Numbers(time), data.Numbers("cc"), data.Texts("strata"));
        return GrayTest.Compare(
            Episodes.Of([.. keep.Select(row => exit[row])], [.. keep.Select(row => (int)destinations[row])]).Value,
            Groups.Of([.. keep.Select(row => group[row])]), destination, Groups.Of([.. keep.Select(row => strata[row])])).Value;
    }

    private static void Agrees(ReferenceCase expected, GroupTest test)
    {
        expected.Agrees("chisq", test.ChiSquared);
        expected.Agrees("df", test.DegreesOfFreedom);
        expected.Agrees("p", test.PValue);
        expected.Agrees("score", [.. test.Groups.Select(group => group.Observed - group.Expected)], 1e-8, 1e-11);
        expected.Agrees("variance", [.. Enumerable.Range(0, test.Groups.Count).Select(g => test.Covariance[g, g])]);
    }
}
