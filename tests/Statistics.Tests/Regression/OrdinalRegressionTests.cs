using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Regression;

public sealed class OrdinalRegressionTests
{
    private const string Folder = "ordinal-regression";

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/ordinal-regression/README.md: R's survey::svyolr and MASS::polr, run to closer ends.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var leaders = Leaders.Of(expected);
        var fit = OrdinalRegression.Fit(
            leaders.Design, leaders.Matrix(expected.Texts("terms")), leaders.Trust(expected.Text("response"))).Value;

        expected.Agrees("coefficients", fit.Estimates.Values, 1e-6);
        expected.Agrees("df", fit.Estimates.DegreesOfFreedom, 0);
        var rows = expected.Rows("covariance");
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
            {
                var scale = fit.Estimates.StandardError(i) * fit.Estimates.StandardError(j);
                Assert.Equal(rows[i][j] / scale, fit.Estimates.Covariance[i, j] / scale, 1e-6);
            }
        }

        if (expected.Has("labels"))
        {
            var labels = expected.Texts("labels");
            expected.Agrees("deviance", fit.Deviance);
            expected.Agrees("wald", [.. labels.Select(label => fit.TestTerms([label]).Value.Statistic)], 1e-6);
            expected.Agrees("waldp", [.. labels.Select(label => fit.TestTerms([label]).Value.PValue)], 1e-6);
        }
    }

    [Fact]
    public void Fit_Names_AreColumnsAndThresholds()
    {
        var leaders = Leaders.Of();
        var fit = OrdinalRegression.Fit(leaders.Design, leaders.Matrix(["age", "sex"]), leaders.Trust("trust")).Value;
        Assert.Equal(["age", "sex=m", "low|middle", "middle|high", "high|top"], fit.Estimates.Names);
        Assert.Equal(fit.Estimates.Values[0] / fit.Estimates.StandardError(0), fit.Test(0).Value.Statistic, 1e-12);
        Assert.InRange(fit.Iterations, 3, 10);
    }

    // Turning the order of the answers round turns all signs.
    [Fact]
    public void Fit_AnswersReversed_TurnsTheSigns()
    {
        var leaders = Leaders.Of();
        var trust = leaders.Trust("trust");
        var reversed = Factor.OfCodes("trust", [.. trust.Codes.ToArray().Select(code => 3 - code)], ["top", "high", "middle", "low"]);
        var matrix = leaders.Matrix(["age", "sex"]);
        var (up, down) = (OrdinalRegression.Fit(leaders.Design, matrix, trust).Value, OrdinalRegression.Fit(leaders.Design, matrix, reversed).Value);
        for (var c = 0; c < 2; c++)
        {
            Assert.Equal(up.Estimates.Values[c], -down.Estimates.Values[c], 1e-9);
            Assert.Equal(up.Estimates.StandardError(c), down.Estimates.StandardError(c), 1e-9);
        }

        Assert.Equal(up.Estimates.Values[2], -down.Estimates.Values[4], 1e-9);
        Assert.Equal(up.Deviance, down.Deviance, 1e-9);
    }

    // Columns far from 0 cost no digits.
    [Fact]
    public void Fit_LargeOffsetOfAColumn_SameSlope()
    {
        var leaders = Leaders.Of();
        var near = OrdinalRegression.Fit(leaders.Design, leaders.Matrix(["since"]), leaders.Trust("trust")).Value.Estimates;
        var far = OrdinalRegression.Fit(leaders.Design, leaders.Matrix(["year"]), leaders.Trust("trust")).Value.Estimates;
        Assert.Equal(near.Values[0], far.Values[0], 1e-10);
        Assert.Equal(near.StandardError(0), far.StandardError(0), 1e-10);
        Assert.Equal(near.Values[1] + (2015 * near.Values[0]), far.Values[1], 1e-8);
    }

    [Fact]
    public void Fit_KnownModel_IsFoundAgain()
    {
        var random = new RandomSequence(3, 8);
        double[] x = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextUnit())];
        int[] codes = [.. x.Select(value =>
        {
            var u = random.NextUnit();
            var latent = (1.5 * value) + Math.Log(u / (1 - u));
            return latent < 0 ? 0 : latent < 1 ? 1 : 2;
        })];
        var design = SampleDesign.Create([.. x.Select(_ => 1.0)], [new SamplingStage()]).Value;
        var fit = OrdinalRegression.Fit(
            design, ModelMatrix.Build(["x"], [ModelVariable.Of("x", x)]).Value, Factor.OfCodes("y", codes, ["a", "b", "c"])).Value.Estimates;
        double[] truth = [1.5, 0, 1];
        for (var i = 0; i < 3; i++)
        {
            Assert.InRange((fit.Values[i] - truth[i]) / fit.StandardError(i), -4, 4);
        }
    }

    [Fact]
    public void Fit_Foreseeable_IsAProblem()
    {
        var leaders = Leaders.Of();
        var (design, matrix, trust) = (leaders.Design, leaders.Matrix(["age", "sector"]), leaders.Trust("trust"));
        var codes = trust.Codes.ToArray();
        Problem With(int[] changed, params string[] levels) => OrdinalRegression.Fit(design, matrix, Factor.OfCodes("trust", changed, levels)).Problem!;

        var missing = (int[])codes.Clone();
        missing[6] = -1;
        Assert.Equal("trust is missing in row 7; leave such rows out of the domain.", With(missing, "a", "b", "c", "d").Message);
        Assert.Equal("trust has 2 categories; an ordinal regression takes three or more, a logistic one two.",
            With(Array.ConvertAll(codes, code => code % 2), "a", "b").Message);
        Assert.Equal("No row has trust=e; leave the category out or join it with its neighbour.", With(codes, "a", "b", "c", "d", "e").Message);
        var separated = Array.ConvertAll(codes, code => code);
        for (var row = 0; row < codes.Length; row++)
        {
            separated[row] = matrix.Row(row)[3] == 1 ? 3 : Math.Min(codes[row], 2);
        }

        var problem = With(separated, "a", "b", "c", "d");
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.StartsWith("The coefficient of sector=state grows without end", problem.Message, StringComparison.Ordinal);
        var twice = ModelMatrix.Build(
            ["age", "twice"], [leaders.Variable("age"), ModelVariable.Of("twice", [.. leaders.Response("age").Select(a => 2 * a)])]).Value;
        Assert.StartsWith("The column twice is a combination", OrdinalRegression.Fit(design, twice, trust).Problem!.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OrdinalRegression.Fit(design, leaders.Matrix(["age"], intercept: false), trust));
    }
}
