using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Survival;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Survival;

public sealed class CoxRegressionTests
{
    public static TheoryData<string> LeaderCases => ReferenceCase.Names("cox", "leaders:");

    public static TheoryData<string> LungCases => ReferenceCase.Names("cox", "lung:");

    public static TheoryData<string> HeartCases => ReferenceCase.Names("cox", "heart:");

    [Theory]
    [MemberData(nameof(LeaderCases))]
    public void Fit_Leaders_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("cox", name);
        var rows = Leaders.Rows(expected.Text("data"));
        var cluster = expected.Has("cluster") ? expected.Text("cluster") : null;
        Agrees(expected, CoxRegression.Fit(
            Leaders.Episodes(expected.Text("data"), expected.Flag("weighted"), cluster), LeaderCovariates(expected.Texts("terms"), rows),
            Settings(expected), expected.Has("stratum") ? Leaders.Groups(expected.Text("stratum"), rows) : null,
            expected.Has("destination") ? (int)expected.Number("destination") : null).Value);
    }

    [RTheory]
    [MemberData(nameof(LungCases))]
    public void Fit_Lung_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("cox", name);
        var data = ReferenceData.Of("cox", "lung");
        Agrees(expected, CoxRegression.Fit(
            Episodes.Of(data.Numbers("time"), [.. data.Numbers("status").Select(status => (int)status - 1)]).Value,
            Columns(data, expected.Texts("terms")), Settings(expected)).Value);
    }

    [RTheory]
    [MemberData(nameof(HeartCases))]
    public void Fit_Heart_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("cox", name);
        var data = ReferenceData.Of("cox");
        Agrees(expected, CoxRegression.Fit(Stretches(data), Columns(data, expected.Texts("terms")), Settings(expected)).Value);
    }

    [RFact]
    public void Fit_Bladder_AgreesWithR()
    {
        var expected = ReferenceCase.Of("cox", "bladder: recurrences, robust");
        var data = ReferenceData.Of("cox", "bladder");
        Agrees(expected, CoxRegression.Fit(
            Stretches(data), Columns(data, expected.Texts("terms")), Settings(expected), Groups.Of(data.Texts("enum"))).Value);
    }

    // Two episodes, the first with x = 1 leaves: the likelihood e^β / (e^β + 1) is that of one comparison at each time.
    [Fact]
    public void Fit_HandMadeExample_SolvesItsEquation()
    {
        // Times 1 to 4, x = 1 0 1 0; all leave. Slope: 1 − 2r/(2r+2) − r/(r+2) + 1 − r/(r+1) = 0 with r = e^β.
        var fit = CoxRegression.Fit(Episodes.Of([1, 2, 3, 4], [1, 1, 1, 1]).Value, One("x", [1, 0, 1, 0])).Value;
        var r = fit.Terms[0].Ratio;
        Assert.Equal(2, (2 * r / ((2 * r) + 2)) + (r / (r + 2)) + (r / (r + 1)), 1e-10);
        Assert.Equal(-Math.Log(4) - Math.Log(3) - Math.Log(2), fit.NullLogLikelihood, 1e-12);
        Assert.Equal((4, 4), (fit.Episodes, fit.Events));
    }

    [Fact]
    public void Fit_SplitEpisodes_GivesTheSameCoefficients()
    {
        // An episode cut in two at 20 months is the same time at risk.
        var rows = Leaders.Rows("first");
        var (exit, destination) = (Leaders.Column("exit", rows), Leaders.Column("event", rows));
        var (age, whole) = (Leaders.Column("age", rows), Leaders.Episodes("first"));
        List<(double Entry, double Exit, int Destination, double Age)> parts = [];
        for (var i = 0; i < rows.Length; i++)
        {
            if (exit[i] > 20)
            {
                parts.Add((0, 20, 0, age[i]));
            }

            parts.Add((exit[i] > 20 ? 20 : 0, exit[i], (int)destination[i], age[i]));
        }

        var split = Episodes.Of(
            [.. parts.Select(part => part.Exit)], [.. parts.Select(part => part.Destination)], [.. parts.Select(part => part.Entry)]).Value;
        var fit = CoxRegression.Fit(split, One("age", [.. parts.Select(part => part.Age)])).Value;
        var plain = CoxRegression.Fit(whole, One("age", age)).Value;
        Assert.Equal(plain.Terms[0].Coefficient, fit.Terms[0].Coefficient, 1e-10);
        Assert.Equal(plain.Terms[0].StandardError, fit.Terms[0].StandardError, 1e-10);
        Assert.Equal(plain.LogLikelihood, fit.LogLikelihood, 1e-8);
    }

    [Fact]
    public void Fit_TermShiftedAndScaled_ScalesItsCoefficient()
    {
        var rows = Leaders.Rows("all");
        var age = Leaders.Column("age", rows);
        var fit = CoxRegression.Fit(Leaders.Episodes("all"), One("age", age)).Value.Terms[0];
        var far = CoxRegression.Fit(Leaders.Episodes("all"), One("age", [.. age.Select(value => 1e6 + (1e-3 * value))])).Value.Terms[0];
        Assert.Equal(fit.Coefficient, far.Coefficient * 1e-3, 1e-6);
        Assert.Equal(fit.Z, far.Z, 1e-4);
    }

    [Fact]
    public void Fit_BreslowWithoutTies_IsEfron()
    {
        var episodes = Episodes.Of([1, 2, 3, 4, 5, 6], [1, 0, 1, 1, 0, 1]).Value;
        var x = One("x", [0.2, 1, -1, 0.5, 2, 0]);
        var (efron, breslow) = (
            CoxRegression.Fit(episodes, x).Value, CoxRegression.Fit(episodes, x, new(CoxTies.Breslow)).Value);
        Assert.Equal(efron.Terms[0].Coefficient, breslow.Terms[0].Coefficient, 1e-12);
        Assert.Equal(efron.LogLikelihood, breslow.LogLikelihood, 1e-12);
    }

    [Fact]
    public void Fit_ConstantTerm_NamesIt()
    {
        var problem = CoxRegression.Fit(
            Episodes.Of([1, 2, 3], [1, 1, 1]).Value, Covariates.Of(("x", [1, 0, 1]), ("always", [1, 1, 1])).Value).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.Contains("The term always is constant", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TermFromOthers_NamesTheLater()
    {
        var problem = CoxRegression.Fit(
            Leaders.Episodes("all"), Covariates.Of(
                ("age", Leaders.Column("age", Leaders.Rows("all"))),
                ("woman", Leaders.Column("woman", Leaders.Rows("all"))),
                ("man", [.. Leaders.Column("woman", Leaders.Rows("all")).Select(value => 1 - value)])).Value).Problem!;
        Assert.Contains("The term man ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "highest")]
    [InlineData(-1, "lowest")]
    public void Fit_OnlyThoseWithTheTermLeave_NamesItAndItsDirection(int sign, string direction)
    {
        double[] women = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? (double)sign : 0)];
        var problem = CoxRegression.Fit(
            Episodes.Of([.. Enumerable.Range(1, 40).Select(i => (double)i)], [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1 : 0)]).Value,
            Covariates.Of(("noise", [.. Enumerable.Range(0, 40).Select(i => (double)(i * i % 7))]), ("woman", women)).Value).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.Contains("coefficient of woman", problem.Message, StringComparison.Ordinal);
        Assert.Contains(direction, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NobodyLeaves_SaysSo() => Assert.Equal(
        ProblemKind.NoData, CoxRegression.Fit(Episodes.Of([1, 2], [0, 0]).Value, One("x", [1, 0])).Problem!.Kind);

    [Fact]
    public void Fit_TooFewSteps_NamesTheTermFarthestFromIt()
    {
        var problem = CoxRegression.Fit(
            Leaders.Episodes("all"), One("age", Leaders.Column("age", Leaders.Rows("all"))), new(MaxIterations: 1)).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.Contains("1 steps; the farthest from it is age", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Proportionality_EventAtTimeZero_HasNoLogarithm()
    {
        var fit = CoxRegression.Fit(Episodes.Of([0, 2, 3, 4, 5], [1, 1, 1, 1, 0]).Value, One("x", [1, 0, 1, 0, 1])).Value;
        Assert.Equal(ProblemKind.InvalidValue, fit.Proportionality(TimeScale.Logarithm).Problem!.Kind);
        Assert.Null(fit.Proportionality(TimeScale.Identity).Problem);
    }

    [Fact]
    public void Proportionality_OneTime_SaysThatTimesAreTooFew()
    {
        var fit = CoxRegression.Fit(Episodes.Of([2, 2, 3, 3], [1, 1, 0, 0]).Value, One("x", [1, 0, 1, 0.5])).Value;
        Assert.Contains("The term x times time", fit.Proportionality().Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CovariatesOf_MissingValue_NamesTermRowAndValue() => Assert.StartsWith(
        "The term age is NaN in row 2;", Covariates.Of(("age", [1, double.NaN])).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void CovariatesOf_TwoOfOneName_Throws() => Assert.Throws<ArgumentException>(() => Covariates.Of(("a", [1.0]), ("a", [2.0])));

    [Fact]
    public void Fit_CovariatesOfOtherRows_Throws() => Assert.Throws<ArgumentException>(
        () => CoxRegression.Fit(Episodes.Of([1, 2], [1, 1]).Value, One("x", [1, 0, 1])));

    // Proportional hazards with log ratio 0.5: the 95 % interval holds it in 95 % of the samples, within Monte-Carlo error.
    [Fact]
    public void Fit_KnownTruthManyTimes_IntervalsCover()
    {
        const int samples = 500;
        var covered = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            var random = new RandomSequence(7, (ulong)sample);
            var (exit, destination, x) = (new double[150], new int[150], new double[150]);
            for (var i = 0; i < x.Length; i++)
            {
                x[i] = i % 2;
                var time = -Math.Log(1 - random.NextUnit()) / Math.Exp(0.5 * x[i]);
                var seen = 3 * random.NextUnit();
                (exit[i], destination[i]) = time < seen ? (time, 1) : (seen, 0);
            }

            var term = CoxRegression.Fit(Episodes.Of(exit, destination).Value, One("x", x)).Value.Terms[0];
            covered += term.Lower <= 0.5 && 0.5 <= term.Upper ? 1 : 0;
        }

        Assert.InRange(covered / (double)samples, 0.92, 0.98);
    }

    private static CoxSettings Settings(ReferenceCase expected) => new(
        expected.Text("ties") == "breslow" ? CoxTies.Breslow : CoxTies.Efron, expected.Has("cluster"));

    private static Covariates One(string name, double[] values) => Covariates.Of((name, values)).Value;

    private static Episodes Stretches(ReferenceData data) => Episodes.Of(
        data.Numbers("stop"), [.. data.Numbers("event").Select(code => (int)code)], data.Numbers("start"),
        person: [.. data.Numbers("id").Select(id => (int)id)]).Value;

    private static Covariates Columns(ReferenceData data, string[] terms) =>
        Covariates.Of([.. terms.Select(term => (term, (IReadOnlyList<double>)data.Numbers(term)))]).Value;

    internal static Covariates LeaderCovariates(string[] terms, int[] rows)
    {
        var origin = Leaders.Data.Texts("origin");
        return Covariates.Of([.. terms.Select(term => (term, (IReadOnlyList<double>)(term is "state" or "region"
            ? [.. rows.Select(row => origin[row] == term ? 1.0 : 0)]
            : Leaders.Column(term, rows))))]).Value;
    }

    private static void Agrees(ReferenceCase expected, CoxFit fit)
    {
        expected.Agrees("coefficients", [.. fit.Terms.Select(term => term.Coefficient)], 1e-6);
        expected.Agrees("errors", [.. fit.Terms.Select(term => term.StandardError)], 1e-6);
        if (expected.Has("naive"))
        {
            expected.Agrees("naive", [.. Enumerable.Range(0, fit.Terms.Count).Select(j => Math.Sqrt(fit.ModelCovariance[j, j]))], 1e-6);
        }

        expected.Agrees("loglik", [fit.NullLogLikelihood, fit.LogLikelihood]);
        expected.Agrees("score", fit.Score.ChiSquared);
        expected.Agrees("wald", fit.Wald.ChiSquared, 1e-6);
        expected.Agrees("episodes", fit.Episodes);
        expected.Agrees("events", fit.Events);
        foreach (var (key, scale) in new[]
        {
            ("zph_km", TimeScale.KaplanMeier), ("zph_identity", TimeScale.Identity), ("zph_log", TimeScale.Logarithm),
        })
        {
            if (expected.Has(key))
            {
                var test = fit.Proportionality(scale).Value;
                expected.Agrees(key, [.. test.Terms.Select(term => term.Test.ChiSquared), test.Global.ChiSquared], 1e-6);
            }
        }

        if (expected.Has("baseline"))
        {
            var baseline = fit.Baseline();
            var strata = expected.Has("baseline_stratum") ? expected.Texts("baseline_stratum") : null;
            var (times, hazards) = (expected.Numbers("baseline_time"), expected.Numbers("baseline"));
            for (var i = 0; i < times.Length; i++)
            {
                var own = strata is null ? baseline[0] : baseline.Single(one => one.Stratum == strata[i]);
                var at = own.Times.Count(time => time <= times[i]) - 1;
                Assert.Equal(hazards[i], at < 0 ? 0 : own.Hazard[at], 1e-6 * Math.Max(hazards[i], 1e-9));
            }
        }
    }
}
