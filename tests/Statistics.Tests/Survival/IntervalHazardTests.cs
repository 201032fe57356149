using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class IntervalHazardTests
{
    public static TheoryData<string> ExponentialLeaders => ReferenceCase.Names("piecewise-exponential", "leaders:");

    public static TheoryData<string> ExponentialVeteran => ReferenceCase.Names("piecewise-exponential", "veteran:");

    public static TheoryData<string> DiscreteLeaders => ReferenceCase.Names("discrete-time-hazard", "leaders:");

    public static TheoryData<string> DiscreteVeteran => ReferenceCase.Names("discrete-time-hazard", "veteran:");

    [Theory]
    [MemberData(nameof(ExponentialLeaders))]
    public void PiecewiseExponential_Leaders_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("piecewise-exponential", name);
        Agrees(expected, PiecewiseExponential.Fit(
            Leader(expected), expected.Numbers("cuts"), LeaderTerms(expected), new(expected.Has("cluster")), Destination(expected)).Value);
    }

    [RTheory]
    [MemberData(nameof(ExponentialVeteran))]
    public void PiecewiseExponential_Veteran_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("piecewise-exponential", name);
        var data = ReferenceData.Of("piecewise-exponential");
        Agrees(expected, PiecewiseExponential.Fit(Veteran(data, 1), expected.Numbers("cuts"), VeteranTerms(data)).Value);
    }

    [Theory]
    [MemberData(nameof(DiscreteLeaders))]
    public void DiscreteHazard_Leaders_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("discrete-time-hazard", name);
        Agrees(expected, DiscreteHazard.Fit(
            Leader(expected), Link(expected), expected.Numbers("cuts"), LeaderTerms(expected), new(expected.Has("cluster")),
            Destination(expected)).Value);
    }

    [RTheory]
    [MemberData(nameof(DiscreteVeteran))]
    public void DiscreteHazard_Veteran_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("discrete-time-hazard", name);
        var data = ReferenceData.Of("discrete-time-hazard");
        Agrees(expected, DiscreteHazard.Fit(Veteran(data, 30), Link(expected), expected.Numbers("cuts"), VeteranTerms(data)).Value);
    }

    // Without covariates: events by time at risk, with standard error 1/√events of its logarithm.
    [Fact]
    public void PiecewiseExponential_NoCovariates_IsEventsByTime()
    {
        var fit = PiecewiseExponential.Fit(Episodes.Of([1, 3, 5, 8], [1, 1, 0, 2], [0, 0, 2, 0]).Value, [4]).Value;
        var (early, late) = (fit.Intervals[0], fit.Intervals[1]);
        Assert.Equal((0.0, 4.0, 10.0, 2.0), (early.From, early.To, early.Exposure, early.Events));
        Assert.Equal((4.0, double.PositiveInfinity, 5.0, 1.0), (late.From, late.To, late.Exposure, late.Events));
        Assert.Equal(0.2, early.Hazard, 1e-12);
        Assert.Equal(1 / Math.Sqrt(2), early.StandardError, 1e-12);
        Assert.Equal(0.2 * Math.Exp(-1.959963984540054 / Math.Sqrt(2)), early.Lower, 1e-12);
        Assert.Equal(0.2, late.Hazard, 1e-12);
        Assert.Equal((2 * Math.Log(0.2)) + Math.Log(0.2) - 3, fit.LogLikelihood, 1e-12);
        Assert.Equal(4 - (2 * fit.LogLikelihood), fit.Aic, 1e-12);
    }

    [Theory]
    [InlineData(HazardLink.Logit)]
    [InlineData(HazardLink.ComplementaryLogLog)]
    public void DiscreteHazard_NoCovariates_IsEventsByPeriods(HazardLink link)
    {
        var fit = DiscreteHazard.Fit(Episodes.Of([1, 3, 5, 8], [1, 1, 0, 2]).Value, link, [4]).Value;
        Assert.Equal(12, fit.Intervals[0].Exposure);
        Assert.Equal(2 / 12.0, fit.Intervals[0].Hazard, 1e-12);
        Assert.Equal(1 / 5.0, fit.Intervals[1].Hazard, 1e-12);
        Assert.True(fit.Intervals[0].Lower < 2 / 12.0 && 2 / 12.0 < fit.Intervals[0].Upper && fit.Intervals[0].Upper < 1);
    }

    [Fact]
    public void PiecewiseExponential_ExitOnACut_BelongsToTheIntervalThatItEnds()
    {
        var fit = PiecewiseExponential.Fit(Episodes.Of([4, 6], [1, 1], [0, 4]).Value, [4]).Value;
        Assert.Equal((4.0, 1.0), (fit.Intervals[0].Exposure, fit.Intervals[0].Events));
        Assert.Equal((2.0, 1.0), (fit.Intervals[1].Exposure, fit.Intervals[1].Events));
    }

    [Fact]
    public void PiecewiseExponential_IntervalWithoutEvents_NamesIt()
    {
        var problem = PiecewiseExponential.Fit(Episodes.Of([1, 3, 5], [1, 1, 0]).Value, [2, 4]).Problem!;
        Assert.Equal(ProblemKind.NoData, problem.Kind);
        Assert.StartsWith("The interval from 4 has 0 events in 1 of time at risk", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DiscreteHazard_EverybodyLeaves_NamesTheInterval() => Assert.StartsWith(
        "The interval from 1 has 2 events in 2 of time at risk",
        DiscreteHazard.Fit(Episodes.Of([1, 2, 2], [1, 1, 1]).Value, HazardLink.Logit, [1]).Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.0, 2.5, "goes from 0 to 2.5")]
    [InlineData(0.5, 2.0, "goes from 0.5 to 2")]
    public void DiscreteHazard_NoWholePeriod_NamesTheEpisode(double entry, double exit, string part)
    {
        var problem = DiscreteHazard.Fit(Episodes.Of([1, exit], [1, 1], [0, entry]).Value, HazardLink.Logit, []).Problem!;
        Assert.Contains($"Episode 2 {part}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PiecewiseExponential_EndsAtTheStart_NamesTheEpisode() => Assert.Contains(
        "Episode 2 ends at 0", PiecewiseExponential.Fit(Episodes.Of([1, 0], [1, 1]).Value, []).Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(2.0, 2.0)]
    [InlineData(3.0, 2.0)]
    public void Fit_CutsNotIncreasing_Throws(double first, double second) => Assert.Throws<ArgumentException>(
        () => PiecewiseExponential.Fit(Episodes.Of([1, 5], [1, 1]).Value, [first, second]));

    [Fact]
    public void Fit_CutOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PiecewiseExponential.Fit(Episodes.Of([1, 5], [1, 1]).Value, [0]));
        Assert.Throws<ArgumentException>(() => DiscreteHazard.Fit(Episodes.Of([1, 5], [1, 1]).Value, HazardLink.Logit, [1.5]));
    }

    [Fact]
    public void PiecewiseExponential_OnlyThoseWithTheTermLeave_NamesIt()
    {
        var problem = PiecewiseExponential.Fit(
            Episodes.Of([1, 2, 3, 4, 5, 6], [1, 0, 1, 0, 1, 0]).Value, [], Covariates.Of(("woman", [1, 0, 1, 0, 1, 0])).Value).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.Contains("coefficient of woman", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DiscreteHazard_ConstantTerm_NamesIt() => Assert.Contains(
        "The term always",
        DiscreteHazard.Fit(
            Episodes.Of([1, 2, 3], [1, 0, 1]).Value, HazardLink.Logit, [], Covariates.Of(("always", [1, 1, 1])).Value).Problem!.Message,
        StringComparison.Ordinal);

    [Fact]
    public void PiecewiseExponential_CovariateFarFromZero_GivesTheSameTerm()
    {
        var rows = Leaders.Rows("all");
        var age = Leaders.Column("age", rows);
        var near = PiecewiseExponential.Fit(Leaders.Episodes("all"), [12, 24], Covariates.Of(("age", age)).Value).Value;
        var far = PiecewiseExponential.Fit(
            Leaders.Episodes("all"), [12, 24], Covariates.Of(("age", [.. age.Select(value => value + 1000)])).Value).Value;
        Assert.Equal(near.Terms[0].Coefficient, far.Terms[0].Coefficient, 1e-11);
        Assert.Equal(near.Terms[0].StandardError, far.Terms[0].StandardError, 1e-11);
        Assert.Equal(near.Intervals[1].Coefficient, far.Intervals[1].Coefficient + (1000 * far.Terms[0].Coefficient), 1e-8);
    }

    // With very short periods the discrete hazard by complementary log-log is the piecewise exponential one.
    [Fact]
    public void DiscreteHazard_ShortPeriods_IsNearThePiecewiseExponential()
    {
        var rows = Leaders.Rows("first");
        var exit = Leaders.Column("exit", rows);
        int[] destination = [.. Leaders.Column("event", rows).Select(code => (int)code)];
        var woman = CoxRegressionTests.LeaderCovariates(["woman"], rows);
        var fine = DiscreteHazard.Fit(
            Episodes.Of([.. exit.Select(time => time * 1000)], destination).Value, HazardLink.ComplementaryLogLog, [12000], woman).Value;
        var exact = PiecewiseExponential.Fit(Episodes.Of(exit, destination).Value, [12], woman).Value;
        Assert.Equal(exact.Terms[0].Coefficient, fine.Terms[0].Coefficient, 1e-5);
        Assert.Equal(exact.Terms[0].StandardError, fine.Terms[0].StandardError, 1e-5);
    }

    // Hazard 0.1 to 5, then 0.3, ratio e^0.7: the intervals hold them in 95 % of the samples, within Monte-Carlo error.
    [Fact]
    public void PiecewiseExponential_KnownTruthManyTimes_IntervalsCover()
    {
        const int samples = 500;
        var (rate, ratio) = (0, 0);
        for (var sample = 0; sample < samples; sample++)
        {
            var random = new RandomSequence(11, (ulong)sample);
            var (exit, destination, x) = (new double[200], new int[200], new double[200]);
            for (var i = 0; i < x.Length; i++)
            {
                x[i] = i % 2;
                var need = -Math.Log(1 - random.NextUnit()) / Math.Exp(0.7 * x[i]);
                var time = need < 0.5 ? need / 0.1 : 5 + ((need - 0.5) / 0.3);
                (exit[i], destination[i]) = time < 12 ? (time, 1) : (12, 0);
            }

            var fit = PiecewiseExponential.Fit(Episodes.Of(exit, destination).Value, [5], Covariates.Of(("x", x)).Value).Value;
            rate += fit.Intervals[1].Lower <= 0.3 && 0.3 <= fit.Intervals[1].Upper ? 1 : 0;
            ratio += fit.Terms[0].Lower <= 0.7 && 0.7 <= fit.Terms[0].Upper ? 1 : 0;
        }

        Assert.InRange(rate / (double)samples, 0.92, 0.98);
        Assert.InRange(ratio / (double)samples, 0.92, 0.98);
    }

    private static Episodes Leader(ReferenceCase expected)
    {
        var cluster = expected.Has("cluster") && expected.Text("cluster") != "row" ? expected.Text("cluster") : null;
        return Leaders.Episodes(expected.Text("data"), expected.Flag("weighted"), cluster);
    }

    private static Covariates? LeaderTerms(ReferenceCase expected) => expected.Texts("terms")[0] == "none"
        ? null
        : CoxRegressionTests.LeaderCovariates(expected.Texts("terms"), Leaders.Rows(expected.Text("data")));

    private static int? Destination(ReferenceCase expected) => expected.Has("destination") ? (int)expected.Number("destination") : null;

    private static HazardLink Link(ReferenceCase expected) =>
        expected.Text("link") == "logit" ? HazardLink.Logit : HazardLink.ComplementaryLogLog;

    private static Episodes Veteran(ReferenceData data, double unit) => Episodes.Of(
        [.. data.Numbers("time").Select(time => unit == 1 ? time : Math.Ceiling(time / unit))],
        [.. data.Numbers("status").Select(status => (int)status)]).Value;

    private static Covariates VeteranTerms(ReferenceData data) => Covariates.Of(
        ("trt", data.Numbers("trt")), ("age", data.Numbers("age")), ("karno", data.Numbers("karno"))).Value;

    private static void Agrees(ReferenceCase expected, HazardFit fit)
    {
        expected.Agrees(
            "coefficients", [.. fit.Intervals.Select(one => one.Coefficient), .. fit.Terms.Select(term => term.Coefficient)], 1e-6);
        expected.Agrees(
            "errors", [.. fit.Intervals.Select(one => one.StandardError), .. fit.Terms.Select(term => term.StandardError)], 1e-6);
        expected.Agrees("loglik", fit.LogLikelihood);
    }
}
