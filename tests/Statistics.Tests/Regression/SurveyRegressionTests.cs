using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Regression;

public sealed class SurveyRegressionTests
{
    private const string Folder = "survey-regression";

    public static TheoryData<string> Schools => Cases(true);

    public static TheoryData<string> Generated => Cases(false);

    // Reference/survey-regression/README.md: R's survey::svyglm and regTermTest.
    [RTheory]
    [MemberData(nameof(Schools))]
    public void Fit_ReferenceCaseOfSchools_AgreesWithR(string name) => Agrees(name);

    [Theory]
    [MemberData(nameof(Generated))]
    public void Fit_ReferenceCase_AgreesWithR(string name) => Agrees(name);

    // With an intercept alone the coefficient is the weighted mean through the link.
    [Theory]
    [InlineData(RegressionFamily.Linear)]
    [InlineData(RegressionFamily.Logistic)]
    [InlineData(RegressionFamily.Poisson)]
    public void Fit_InterceptAlone_IsTheMean(RegressionFamily family)
    {
        var leaders = Leaders.Of();
        var response = leaders.Response("switched");
        var fit = Fit(leaders, [], response, family).Value;
        var (sum, weights) = (0.0, 0.0);
        for (var row = 0; row < response.Length; row++)
        {
            sum += leaders.Design.Weights[row] * response[row];
            weights += leaders.Design.Weights[row];
        }

        Assert.Equal(sum / weights, fit.Fitted(0), 1e-12);
        Assert.Equal(sum / weights, family.Mean(fit.Estimates.Values[0]), 1e-12);
    }

    // The score equations: residuals are orthogonal to every column.
    [Theory]
    [InlineData(RegressionFamily.Linear)]
    [InlineData(RegressionFamily.Logistic)]
    [InlineData(RegressionFamily.Poisson)]
    public void Fit_Residuals_AreOrthogonalToTheColumns(RegressionFamily family)
    {
        var leaders = Leaders.Of();
        var matrix = leaders.Matrix(["age*sector", "tenure"]);
        var response = leaders.Response("switched");
        var fit = SurveyRegression.Fit(leaders.Design, matrix, response, family).Value;
        for (var c = 0; c < matrix.Columns.Count; c++)
        {
            var (score, size) = (0.0, 0.0);
            for (var row = 0; row < response.Length; row++)
            {
                score += leaders.Design.Weights[row] * matrix.Row(row)[c] * (response[row] - fit.Fitted(row));
                size += Math.Abs(leaders.Design.Weights[row] * matrix.Row(row)[c]);
            }

            Assert.Equal(0, score / size, 1e-12);
        }
    }

    // A column far from 0 costs no digits: calendar years give the slope of years since 2015.
    [Theory]
    [InlineData(RegressionFamily.Linear)]
    [InlineData(RegressionFamily.Logistic)]
    public void Fit_LargeOffsetOfAColumn_SameSlope(RegressionFamily family)
    {
        var leaders = Leaders.Of();
        var years = leaders.Response("year");
        SurveyEstimates With(double from) => SurveyRegression.Fit(
            leaders.Design, ModelMatrix.Build(["t"], [ModelVariable.Of("t", [.. years.Select(year => year - 2015 + from)])]).Value,
            leaders.Response("switched"), family).Value.Estimates;

        Assert.Equal(With(0).Values[1], With(1e6).Values[1], 1e-10);
        Assert.Equal(With(0).StandardError(1), With(1e6).StandardError(1), 1e-10);
        Assert.Equal(With(0).Values[0], With(1e6).Values[0] + (1e6 * With(1e6).Values[1]), 1e-6);
    }

    [Fact]
    public void Fit_MissingOutsideTheDomain_DoesNotMatter()
    {
        var leaders = Leaders.Of();
        var sexes = leaders.Matrix(["sex"]);
        bool[] domain = [.. Enumerable.Range(0, leaders.Design.RowCount).Select(row => sexes.Row(row)[1] == 0)];
        double[] age = [.. leaders.Response("age").Select((a, row) => domain[row] ? a : double.NaN)];
        double[] response = [.. leaders.Response("pay").Select((y, row) => domain[row] ? y : double.NaN)];
        var design = leaders.Design.Where(domain);
        var fit = SurveyRegression.Fit(
            design, ModelMatrix.Build(["age"], [ModelVariable.Of("age", age)]).Value, response, RegressionFamily.Linear).Value;
        var whole = SurveyRegression.Fit(design, leaders.Matrix(["age"]), leaders.Response("pay"), RegressionFamily.Linear).Value;
        Assert.Equal(whole.Estimates.Values, fit.Estimates.Values);
        Assert.Equal(whole.Estimates.StandardError(1), fit.Estimates.StandardError(1), 1e-14);
        Assert.Throws<ArgumentException>(() => fit.Fitted(Array.IndexOf(domain, false)));
    }

    [Fact]
    public void Fit_MissingInside_NamesRowAndColumn()
    {
        var leaders = Leaders.Of();
        var age = leaders.Response("age");
        age[4] = double.NaN;
        var matrix = ModelMatrix.Build(["age"], [ModelVariable.Of("age", age)]).Value;
        Assert.Equal("age is missing in row 5; leave such rows out of the domain.",
            SurveyRegression.Fit(leaders.Design, matrix, leaders.Response("pay"), RegressionFamily.Linear).Problem!.Message);
    }

    [Theory]
    [InlineData(RegressionFamily.Logistic, 2, "The response is 2 in row 3; it lies between 0 and 1.")]
    [InlineData(RegressionFamily.Poisson, -1, "The response is -1 in row 3; it is a finite number from 0.")]
    [InlineData(RegressionFamily.Linear, double.PositiveInfinity, "in row 3; it is a finite number.")]
    public void Fit_ImpossibleResponse_NamesTheRow(RegressionFamily family, double value, string message)
    {
        var leaders = Leaders.Of();
        var response = leaders.Response("switched");
        response[2] = value;
        var problem = Fit(leaders, ["age"], response, family).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.EndsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_DependentColumn_NamesIt()
    {
        var leaders = Leaders.Of();
        var double2 = ModelVariable.Of("twice", [.. leaders.Response("age").Select(age => 2 * age)]);
        var problem = SurveyRegression.Fit(
            leaders.Design, ModelMatrix.Build(["age", "twice"], [leaders.Variable("age"), double2]).Value, leaders.Response("pay"),
            RegressionFamily.Linear).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.StartsWith("The column twice is a combination of the columns before it", problem.Message, StringComparison.Ordinal);
        var constant = ModelVariable.Of("constant", [.. leaders.Response("age").Select(_ => 7.5)]);
        Assert.StartsWith("The column constant is", SurveyRegression.Fit(
            leaders.Design, ModelMatrix.Build(["constant"], [constant]).Value, leaders.Response("pay"),
            RegressionFamily.Poisson).Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RegressionFamily.Logistic, "tells apart all yes from all no")]
    [InlineData(RegressionFamily.Poisson, "the response is 0 throughout in one category")]
    public void Fit_Separation_NamesTheColumn(RegressionFamily family, string message)
    {
        var leaders = Leaders.Of();
        var states = leaders.Matrix(["sector"]);
        double[] response = [.. leaders.Response("switched").Select((y, row) => states.Row(row)[2] == 1 ? 0 : y)];
        var problem = Fit(leaders, ["age", "sector"], response, family).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.StartsWith("The coefficient of sector=state grows without end", problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    // A number that separates: all above 50 answer yes, all below no.
    [Fact]
    public void Fit_SeparationByANumber_NamesIt()
    {
        var leaders = Leaders.Of();
        double[] response = [.. leaders.Response("age").Select(age => age > 50 ? 1.0 : 0)];
        Assert.StartsWith("The coefficient of age grows without end",
            Fit(leaders, ["age", "sex"], response, RegressionFamily.Logistic).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TooFewRows_SaysHowMany()
    {
        var design = SampleDesign.Create([1, 1, 1], [new SamplingStage()]).Value;
        var matrix = ModelMatrix.Build(["a", "b", "c"], [Var("a", 1, 2, 4), Var("b", 3, 1, 1), Var("c", 0, 1, 5)]).Value;
        Assert.Equal("The model has 4 coefficients and 3 rows with a weight; it needs at least as many rows.",
            SurveyRegression.Fit(design, matrix, [1, 2, 3], RegressionFamily.Linear).Problem!.Message);
        Assert.Equal(ProblemKind.NoData, SurveyRegression.Fit(
            design.Where([false, false, false]), matrix, [1, 2, 3], RegressionFamily.Linear).Problem!.Kind);
    }

    [Fact]
    public void Test_NoDegreesOfFreedom_IsAProblem()
    {
        var leaders = Leaders.Of();
        var fit = Fit(leaders, ["age", "sector"], leaders.Response("pay"), RegressionFamily.Linear).Value;
        var starved = new RegressionFit(
            fit.Family, fit.Matrix, fit.Estimates with { DegreesOfFreedom = 0 }, fit.Weights,
            WeightedRegression.Fit(fit.Matrix, leaders.Response("pay"), fit.Weights, default, fit.Family).Value);
        Assert.Equal(ProblemKind.TooFewUnits, starved.Test(1).Problem!.Kind);
        Assert.StartsWith("With 4 coefficients the design leaves 0 degrees of freedom",
            starved.TestTerms(["sector"]).Problem!.Message, StringComparison.Ordinal);
        Assert.True(starved.TestTerms(["sector"], double.PositiveInfinity).TryGet(out _, out _));
    }

    [Fact]
    public void TestTerms_UnknownTerm_NamesThose()
    {
        var leaders = Leaders.Of();
        var fit = Fit(leaders, ["age*sex"], leaders.Response("pay"), RegressionFamily.Linear).Value;
        Assert.Equal("The model has no term sector; it has age, sex, age:sex.", fit.TestTerms(["sector"]).Problem!.Message);
        Assert.Equal(fit.TestTerms(["age:sex"]).Value.Statistic, fit.TestTerms(["sex:age"]).Value.Statistic);
        Assert.Equal(Math.Pow(fit.Test(3).Value.Statistic, 2), fit.TestTerms(["age:sex"]).Value.Statistic, 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.TestTerms([]));
    }

    [Fact]
    public void TestTerms_MoreCoefficientsThanUnits_IsSingular()
    {
        var random = new RandomSequence(5, 5);
        var units = Factor.OfCodes("unit", [.. Enumerable.Range(0, 60).Select(i => i % 3)], ["a", "b", "c"]);
        var design = SampleDesign.Create([.. Enumerable.Repeat(2.0, 60)], [new SamplingStage { Units = units }]).Value;
        var group = Factor.OfCodes("group", [.. Enumerable.Range(0, 60).Select(_ => random.NextBelow(6))], ["1", "2", "3", "4", "5", "6"]);
        var fit = SurveyRegression.Fit(
            design, ModelMatrix.Build(["group"], [ModelVariable.Of(group)]).Value, [.. Enumerable.Range(0, 60).Select(_ => random.NextUnit())],
            RegressionFamily.Linear).Value;
        var problem = fit.TestTerms(["group"], double.PositiveInfinity).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.Contains("too few sampling units to test 5 coefficients of group", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WrongLengths_Throw()
    {
        var leaders = Leaders.Of();
        var matrix = leaders.Matrix(["age"]);
        Assert.Throws<ArgumentException>(() => SurveyRegression.Fit(leaders.Design, matrix, [1.0], RegressionFamily.Linear));
        Assert.Throws<ArgumentException>(() => SurveyRegression.Fit(
            leaders.Design, matrix, leaders.Response("pay"), RegressionFamily.Linear, [1.0]));
        Assert.Throws<ArgumentException>(() => SurveyRegression.Fit(
            leaders.Design, ModelMatrix.Build(["a"], [Var("a", 1, 2)]).Value, leaders.Response("pay"), RegressionFamily.Linear));
    }

    // Intervals cover: 600 cluster samples, level 95 %, slope of a logistic regression with 0.5 behind it.
    [Fact]
    public void Fit_ManySamples_IntervalsCoverAtTheirLevel()
    {
        const int Samples = 600;
        var covered = 0;
        for (ulong seed = 0; seed < Samples; seed++)
        {
            var random = new RandomSequence(seed, 21);
            var units = Factor.OfCodes("unit", [.. Enumerable.Range(0, 400).Select(i => i / 10)], [.. Enumerable.Range(0, 40).Select(i => $"{i}")]);
            double[] x = [.. Enumerable.Range(0, 400).Select(_ => (random.NextUnit() * 4) - 2)];
            double[] y = [.. x.Select(value => random.NextUnit() < 1 / (1 + Math.Exp(0.3 - (0.5 * value))) ? 1.0 : 0)];
            var design = SampleDesign.Create([.. Enumerable.Range(0, 400).Select(_ => 5.0)], [new SamplingStage { Units = units }]).Value;
            var fit = SurveyRegression.Fit(design, ModelMatrix.Build(["x"], [Var("x", x)]).Value, y, RegressionFamily.Logistic).Value;
            var interval = fit.Estimates.Interval(1).Value;
            covered += interval.Lower <= 0.5 && interval.Upper >= 0.5 ? 1 : 0;
        }

        // Linearised variances are a little small with 40 units; four standard errors of the simulation are 3.6 points.
        Assert.InRange(covered / (double)Samples, 0.905, 0.986);
    }

    private static void Agrees(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var fit = Leaders.Of(expected).Fit(expected);
        var size = fit.Estimates.Values.Count;

        expected.Agrees("coefficients", fit.Estimates.Values);
        expected.Agrees("deviance", fit.Deviance);
        expected.Agrees("df", fit.Estimates.DegreesOfFreedom, 0);
        var rows = expected.Rows("covariance");
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var scale = fit.Estimates.StandardError(i) * fit.Estimates.StandardError(j);
                Assert.Equal(rows[i][j] / scale, fit.Estimates.Covariance[i, j] / scale, 1e-8);
            }
        }

        expected.Agrees("p", [.. Enumerable.Range(0, size).Select(i => fit.Test(i).Value.PValue)], 1e-7);
        var labels = expected.Texts("labels");
        expected.Agrees("wald", [.. labels.Select(label => fit.TestTerms([label]).Value.Statistic)]);
        expected.Agrees("waldp", [.. labels.Select(label => fit.TestTerms([label]).Value.PValue)], 1e-7);
        expected.Agrees("joint", fit.TestTerms(labels).Value.PValue, 1e-7);
    }

    private static TheoryData<string> Cases(bool schools)
    {
        var cases = new TheoryData<string>();
        foreach (var name in ReferenceCase.Names(Folder))
        {
            if (ReferenceCase.Of(Folder, name).Text("data") == "schools" == schools)
            {
                cases.Add(name);
            }
        }

        return cases;
    }

    private static Outcome<RegressionFit> Fit(Leaders leaders, string[] terms, double[] response, RegressionFamily family)
    {
        var matrix = terms.Length > 0 ? leaders.Matrix(terms) : ModelMatrix.Build([], [leaders.Variable("age")]).Value;
        return SurveyRegression.Fit(leaders.Design, matrix, response, family);
    }

    private static ModelVariable Var(string name, params double[] values) => ModelVariable.Of(name, values);
}
