using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class KaplanMeierTests
{
    public static TheoryData<string> Leaders => Cases("leaders:");

    public static TheoryData<string> Lung => Cases("lung:");

    [Theory]
    [MemberData(nameof(Leaders))]
    public void Estimate_Leaders_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("kaplan-meier", name);
        Agrees(expected, Survival.Leaders.Episodes(
            expected.Text("data"), expected.Has("weighted") && expected.Flag("weighted"),
            expected.Has("clustered") && expected.Text("clustered") != "no" ? expected.Text("clustered") : null));
    }

    [RTheory]
    [MemberData(nameof(Lung))]
    public void Estimate_Lung_AgreesWithR(string name)
    {
        var data = ReferenceData.Of("kaplan-meier", "lung");
        Agrees(
            ReferenceCase.Of("kaplan-meier", name),
            Episodes.Of(data.Numbers("time"), [.. data.Numbers("status").Select(status => (int)status - 1)]).Value);
    }

    // E. L. Kaplan and P. Meier (1958), section 2: deaths at 0.8, 3.1, 5.4 and 9.2 months, losses at 1.0, 2.7, 7.0 and 12.1.
    [Fact]
    public void Estimate_PublishedExample_GivesItsShares()
    {
        var curve = KaplanMeier.Estimate(Of([0.8, 1.0, 2.7, 3.1, 5.4, 7.0, 9.2, 12.1], [1, 0, 0, 1, 1, 0, 1, 0])).Value;
        Assert.Equal(7 / 8.0, curve.At(0.8), 12);
        Assert.Equal(7 / 10.0, curve.At(3.1), 12);
        Assert.Equal(21 / 40.0, curve.At(5.4), 12);
        Assert.Equal(21 / 80.0, curve.At(9.2), 12);
        Assert.Equal(1, curve.At(0.79));
        Assert.Equal(21 / 80.0, curve.At(100), 12);
    }

    [Fact]
    public void FromCounts_TheSameEpisodesCounted_GivesTheSameCurve()
    {
        var episodes = Survival.Leaders.Episodes("all");
        var curve = KaplanMeier.Estimate(episodes).Value;
        var counted = KaplanMeier.FromCounts(RiskTable.FromCounts(Counted("all")).Value).Value;
        Assert.Equal(curve.Times, counted.Times);
        Assert.Equal(curve.AtRisk, counted.AtRisk);
        Assert.Equal(curve.Survival, counted.Survival);
        Assert.Equal(curve.StandardError, counted.StandardError);
        Assert.Equal(curve.Total, counted.Total);
        Assert.Equal(curve.EventTotal, counted.EventTotal);
        Assert.Equal(curve.Mean(60).Value, counted.Mean(60).Value);
    }

    [Fact]
    public void Estimate_AllLeaveAtOnce_IsZeroWithoutError()
    {
        var curve = KaplanMeier.Estimate(Of([5, 5, 5], [1, 1, 2])).Value;
        Assert.Equal([0.0], curve.Survival);
        Assert.Equal([0.0], curve.StandardError);
        Assert.Equal([0.0], curve.Lower);
        Assert.Equal(5, curve.Median().Time.Value);
        Assert.Equal(5, curve.Mean(9).Value.Mean);
        Assert.Equal(0, curve.Mean(9).Value.StandardError);
    }

    [Fact]
    public void Estimate_FractionalWeights_EndsAtExactlyZero()
    {
        // 0.1 + 0.2 + 0.3 in doubles is not what is left when the three are taken away one by one.
        var curve = KaplanMeier.Estimate(Episodes.Of([1, 2, 3], [1, 1, 1], [0, 0.5, 0.5], [0.1, 0.2, 0.3]).Value).Value;
        Assert.Equal(0, curve.Survival[^1]);
    }

    [Fact]
    public void Estimate_NobodyLeaves_SaysSo()
    {
        var problem = KaplanMeier.Estimate(Of([5, 7], [0, 0])).Problem!;
        Assert.Equal(ProblemKind.NoData, problem.Kind);
        Assert.Contains("No episode has an event", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantile_CurveAtExactlyTheShare_IsTheMiddleOfTheFlat() =>
        Assert.Equal(3, KaplanMeier.Estimate(Of([1, 2, 4, 5], [1, 1, 1, 1])).Value.Median().Time.Value);

    [Fact]
    public void Quantile_NotReached_SaysHowFarTheCurveFalls()
    {
        var median = KaplanMeier.Estimate(Of([1, 2, 3, 4], [1, 0, 0, 0])).Value.Median();
        Assert.Equal("The curve does not fall to 0.5; at 4, the last time, it is 0.75.", median.Time.Problem!.Message);
        Assert.Contains("upper limits", median.Upper.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mean_BeyondTheLastTime_IsAProblemUnlessAllHaveGone()
    {
        var open = KaplanMeier.Estimate(Of([1, 2, 3], [1, 1, 0])).Value;
        Assert.Equal(ProblemKind.Infeasible, open.Mean(4).Problem!.Kind);
        Assert.Contains("ends at 3", open.Mean(4).Problem!.Message, StringComparison.Ordinal);
        Assert.Equal((1 + 2 + 3) / 3.0, KaplanMeier.Estimate(Of([1, 2, 3], [1, 1, 1])).Value.Mean(4).Value.Mean, 12);
    }

    [Fact]
    public void Mean_BeforeTheFirstTime_IsTheHorizon()
    {
        var mean = KaplanMeier.Estimate(Of([2, 3], [1, 1])).Value.Mean(1.5).Value;
        Assert.Equal(1.5, mean.Mean);
        Assert.Equal(0, mean.StandardError);
    }

    [Fact]
    public void Mean_RobustCurve_IsAProblem() => Assert.Equal(
        ProblemKind.Infeasible,
        KaplanMeier.Estimate(Of([1, 2], [1, 1]), new(Variance: CurveVariance.Robust)).Value.Mean(1).Problem!.Kind);

    [Fact]
    public void FromCounts_RobustVariance_Throws() => Assert.Throws<ArgumentException>(() => KaplanMeier.FromCounts(
        RiskTable.Of(Of([1], [1])), new(Variance: CurveVariance.Robust)));

    [Fact]
    public void Estimate_RobustWithoutWeightsOrLateEntry_IsGreenwood()
    {
        var episodes = Survival.Leaders.Episodes("first");
        var greenwood = KaplanMeier.Estimate(episodes).Value;
        var robust = KaplanMeier.Estimate(episodes, new(Variance: CurveVariance.Robust)).Value;
        for (var t = 0; t < greenwood.Times.Count; t++)
        {
            Assert.Equal(greenwood.StandardError[t], robust.StandardError[t], 1e-12);
        }
    }

    [Theory]
    [InlineData(IntervalScale.Log)]
    [InlineData(IntervalScale.LogLog)]
    [InlineData(IntervalScale.Plain)]
    public void Estimate_AnyScale_LimitsEncloseTheCurve(IntervalScale scale)
    {
        var curve = KaplanMeier.Estimate(Of([1, 2, 3, 4, 5], [0, 1, 1, 1, 1]), new(scale)).Value;
        for (var t = 0; t < curve.Times.Count; t++)
        {
            Assert.InRange(curve.Survival[t], curve.Lower[t], curve.Upper[t]);
            Assert.InRange(curve.Lower[t], 0, 1);
            Assert.InRange(curve.Upper[t], 0, 1);
        }

        Assert.Equal((1.0, 1.0), (curve.Lower[0], curve.Upper[0]));
    }

    internal static List<RiskCount> Counted(string part)
    {
        var rows = Survival.Leaders.Rows(part);
        var (entry, exit, destination) = (
            Survival.Leaders.Column("entry", rows), Survival.Leaders.Column("exit", rows), Survival.Leaders.Column("event", rows));
        return [.. entry.Concat(exit).Distinct().OrderDescending().Select(time => new RiskCount(
            time,
            entry.Count(value => value == time),
            [.. Enumerable.Range(1, 3).Select(k => (double)rows.Index().Count(i => exit[i.Index] == time && destination[i.Index] == k))],
            rows.Index().Count(i => exit[i.Index] == time && destination[i.Index] == 0)))];
    }

    private static Episodes Of(double[] exit, int[] destination) => Episodes.Of(exit, destination).Value;

    private static void Agrees(ReferenceCase expected, Episodes episodes)
    {
        var scale = !expected.Has("type") || expected.Text("type") == "log" ? IntervalScale.Log
            : expected.Text("type") == "plain" ? IntervalScale.Plain : IntervalScale.LogLog;
        var robust = expected.Has("clustered");
        var curve = KaplanMeier.Estimate(
            episodes,
            new(scale, robust ? 0.95 : expected.Number("level"), robust ? CurveVariance.Robust : CurveVariance.Counts)).Value;
        Assert.Equal(expected.Number("times"), curve.Times.Count);
        int[] at = [.. expected.Numbers("time").Select(time => curve.Times.ToList().IndexOf(time))];
        expected.Agrees("surv", [.. at.Select(t => curve.Survival[t])]);
        expected.Agrees("se", [.. at.Select(t => curve.StandardError[t])], 1e-8, 1e-14);
        if (robust)
        {
            return;
        }

        expected.Agrees("risk", [.. at.Select(t => curve.AtRisk[t])]);
        expected.Agrees("events", [.. at.Select(t => curve.Events[t])]);
        expected.Agrees("censored", [.. at.Select(t => curve.Censored[t])]);
        Limits(expected, "lower", [.. at.Select(t => curve.Lower[t])]);
        Limits(expected, "upper", [.. at.Select(t => curve.Upper[t])]);
        foreach (var (index, quarter) in new[] { 0.25, 0.5, 0.75 }.Index())
        {
            var quantile = curve.Quantile(quarter);
            Reached(expected.Numbers("quantile")[index], quantile.Time);
            Reached(expected.Numbers("quantile_lower")[index], quantile.Lower);
            Reached(expected.Numbers("quantile_upper")[index], quantile.Upper);
        }

        var mean = curve.Mean(expected.Number("until")).Value;
        expected.Agrees("mean", mean.Mean);
        expected.Agrees("mean_se", mean.StandardError);
    }

    private static void Reached(double expected, Outcome<double> actual)
    {
        Assert.Equal(!double.IsNaN(expected), actual.TryGet(out var value, out _));
        Assert.Equal(double.IsNaN(expected) ? 0 : expected, value, 10);
    }

    // R has no limits where the scale knows none; ours are tested above.
    private static void Limits(ReferenceCase expected, string key, double[] actual)
    {
        var theirs = expected.Numbers(key);
        for (var t = 0; t < theirs.Length; t++)
        {
            Assert.True(
                double.IsNaN(theirs[t]) || Math.Abs(actual[t] - theirs[t]) <= 1e-8 * theirs[t] + 1e-15,
                $"{key}[{t}] is {theirs[t]:R}, got {actual[t]:R}");
        }
    }

    private static TheoryData<string> Cases(string prefix) => ReferenceCase.Names("kaplan-meier", prefix);
}
