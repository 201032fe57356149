using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class AalenJohansenTests
{
    public static TheoryData<string> LeaderCases => ReferenceCase.Names("aalen-johansen", "leaders:");

    public static TheoryData<string> PackageCases => ReferenceCase.Names("aalen-johansen", "mgus2:");

    [Theory]
    [MemberData(nameof(LeaderCases))]
    public void Estimate_Leaders_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("aalen-johansen", name);
        Agrees(expected, Leaders.Episodes(
            expected.Text("data"), expected.Flag("weighted"), expected.Has("clustered") ? expected.Text("clustered") : null));
    }

    [RTheory]
    [MemberData(nameof(PackageCases))]
    public void Estimate_Mgus2_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("aalen-johansen", name);
        var data = ReferenceData.Of("aalen-johansen");
        var (exit, destination, sex) = (data.Numbers("exit"), data.Numbers("event"), data.Texts("sex"));
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => expected.Text("data") == "mgus2" || sex[row] == "F")];
        Agrees(expected, Episodes.Of([.. rows.Select(row => exit[row])], [.. rows.Select(row => (int)destination[row])]).Value);
    }

    [Fact]
    public void FromCounts_TheSameEpisodesCounted_GivesTheSameCurves()
    {
        var curves = AalenJohansen.Estimate(Leaders.Episodes("all")).Value;
        var counted = AalenJohansen.FromCounts(RiskTable.FromCounts(KaplanMeierTests.Counted("all")).Value).Value;
        Assert.Equal(curves.Times, counted.Times);
        Assert.Equal(3, counted.Destinations);
        for (var k = 1; k <= 3; k++)
        {
            Assert.Equal(curves.To(k).Events, counted.To(k).Events);
            Assert.Equal(curves.To(k).Share, counted.To(k).Share);
            Assert.Equal(curves.To(k).StandardError, counted.To(k).StandardError);
            Assert.Equal(curves.To(k).Upper, counted.To(k).Upper);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Estimate_AnyTime_SharesSumToOne(bool weighted)
    {
        var curves = AalenJohansen.Estimate(Leaders.Episodes("all", weighted)).Value;
        for (var t = 0; t < curves.Times.Count; t++)
        {
            Assert.Equal(1, curves.Remaining.Share[t] + Enumerable.Range(1, 3).Sum(k => curves.To(k).Share[t]), 1e-12);
        }
    }

    [Fact]
    public void Estimate_OneDestination_IsOneMinusKaplanMeier()
    {
        var episodes = Episodes.Of([1, 2, 3, 3, 5], [1, 0, 1, 1, 0]).Value;
        var (curves, survival) = (AalenJohansen.Estimate(episodes).Value, KaplanMeier.Estimate(episodes).Value);
        for (var t = 0; t < curves.Times.Count; t++)
        {
            Assert.Equal(1 - survival.Survival[t], curves.To(1).Share[t], 1e-14);
            Assert.Equal(survival.StandardError[t], curves.To(1).StandardError[t], 1e-14);
            Assert.Equal(survival.StandardError[t], curves.Remaining.StandardError[t], 1e-14);
        }
    }

    // Nobody censored: a share of all, with the binomial error of a share.
    [Fact]
    public void Estimate_NobodyLostFromSight_IsTheShareGoneWithItsBinomialError()
    {
        var curves = AalenJohansen.Estimate(Episodes.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 9], [1, 2, 1, 2, 2, 1, 2, 2, 1, 2]).Value).Value;
        Assert.Equal(0.3, curves.To(1).At(6), 1e-14);
        Assert.Equal(Math.Sqrt(0.3 * 0.7 / 10), curves.To(1).StandardError[5], 1e-14);
        Assert.Equal(0.6, curves.To(2).At(20), 1e-14);
        Assert.Equal(Math.Sqrt(0.6 * 0.4 / 10), curves.To(2).StandardError[^1], 1e-14);
        Assert.Equal(0, curves.To(2).At(1.5));
        Assert.Equal(1, curves.Remaining.At(0.5));
        Assert.Equal(0, curves.Remaining.At(9));
    }

    [Fact]
    public void Estimate_RobustWhenEachHasTwoCopies_IsAsWithoutThem()
    {
        // Twice the same people, each pair a person: the information is that of one copy.
        double[] exit = [1, 2, 3, 3, 5, 6];
        int[] destination = [1, 2, 1, 2, 0, 1];
        var once = AalenJohansen.Estimate(Episodes.Of(exit, destination).Value, new(Variance: CurveVariance.Robust)).Value;
        var twice = AalenJohansen.Estimate(
            Episodes.Of([.. exit, .. exit], [.. destination, .. destination], person: [1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6]).Value,
            new(Variance: CurveVariance.Robust)).Value;
        for (var t = 0; t < once.Times.Count; t++)
        {
            Assert.Equal(once.To(1).StandardError[t], twice.To(1).StandardError[t], 1e-14);
            Assert.Equal(once.Remaining.StandardError[t], twice.Remaining.StandardError[t], 1e-14);
        }
    }

    [Fact]
    public void Estimate_RobustWithAnEmptyRiskSetBetween_StaysFinite()
    {
        // All who were there leave at 2; others come later: the curve is at 0 for good.
        var curves = AalenJohansen.Estimate(
            Episodes.Of([1, 2, 5, 6], [1, 2, 1, 0], [0, 0, 3, 3]).Value, new(Variance: CurveVariance.Robust)).Value;
        Assert.Equal(0, curves.Remaining.Share[^1]);
        Assert.Equal(0, curves.Remaining.StandardError[^1]);
        Assert.Equal(curves.To(1).StandardError[1], curves.To(1).StandardError[^1], 1e-14);
        Assert.Equal(0.5, curves.To(1).Share[^1], 1e-14);
    }

    [Fact]
    public void Estimate_NobodyLeaves_SaysSo() =>
        Assert.Equal(ProblemKind.NoData, AalenJohansen.Estimate(Episodes.Of([5, 7], [0, 0]).Value).Problem!.Kind);

    [Fact]
    public void To_NoSuchDestination_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => AalenJohansen.Estimate(Episodes.Of([5, 7], [1, 0]).Value).Value.To(2));

    [Fact]
    public void FromCounts_RobustVariance_Throws() => Assert.Throws<ArgumentException>(() => AalenJohansen.FromCounts(
        RiskTable.Of(Episodes.Of([1], [1]).Value), new(Variance: CurveVariance.Robust)));

    private static void Agrees(ReferenceCase expected, Episodes episodes)
    {
        var kind = expected.Text("variance");
        if (kind is "both" or "plain")
        {
            Agrees(expected, episodes, CurveVariance.Counts);
        }

        if (kind is "both" or "robust")
        {
            Agrees(expected, episodes, CurveVariance.Robust);
        }
    }

    private static void Agrees(ReferenceCase expected, Episodes episodes, CurveVariance variance)
    {
        var scale = !expected.Has("type") || expected.Text("type") == "log" ? IntervalScale.Log
            : expected.Text("type") == "plain" ? IntervalScale.Plain : IntervalScale.LogLog;
        var curves = AalenJohansen.Estimate(episodes, new(scale, Variance: variance)).Value;
        Assert.Equal(expected.Number("times"), curves.Times.Count);
        int[] at = [.. expected.Numbers("time").Select(time => curves.Times.ToList().IndexOf(time))];
        expected.Agrees("surv", [.. at.Select(t => curves.Remaining.Share[t])], 1e-8, 1e-13);
        expected.Agrees("surv_se", [.. at.Select(t => curves.Remaining.StandardError[t])], 1e-8, 1e-13);
        for (var k = 1; k <= curves.Destinations; k++)
        {
            var curve = curves.To(k);
            Agree(expected.Rows("incidence")[k - 1], [.. at.Select(t => curve.Share[t])]);
            Agree(expected.Rows("se")[k - 1], [.. at.Select(t => curve.StandardError[t])]);
            if (expected.Has("lower"))
            {
                Agree(expected.Rows("lower")[k - 1], [.. at.Select(t => curve.Lower[t])]);
                Agree(expected.Rows("upper")[k - 1], [.. at.Select(t => curve.Upper[t])]);
            }
        }
    }

    // R has no limits where the scale knows none.
    private static void Agree(double[] theirs, double[] ours)
    {
        for (var t = 0; t < theirs.Length; t++)
        {
            Assert.True(
                double.IsNaN(theirs[t]) || Math.Abs(ours[t] - theirs[t]) <= 1e-8 * theirs[t] + 1e-15,
                $"[{t}] is {theirs[t]:R}, got {ours[t]:R}");
        }
    }
}
