using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Replication;
using Sektorskifte.Statistics.Tests.Calibration;

namespace Sektorskifte.Statistics.Tests.Regression;

/// <summary>What holds of every regression under a design, whatever the data.</summary>
public sealed class RegressionProperties
{
    private static readonly Arbitrary<(GeneratedSurvey Survey, RegressionFamily Family, ulong Seed)> Surveys = (
        from seed in Gen.Choose(0, int.MaxValue)
        from replicates in Gen.Elements(true, false)
        from family in Gen.Elements(Enum.GetValues<RegressionFamily>())
        select (new GeneratedSurvey((ulong)seed, replicates), family, (ulong)seed)).ToArbitrary();

    // Another reference category is another way to write the same model.
    [Fact]
    public void Fit_OtherReference_SameFittedAndSameTest() => Prop.ForAll(Surveys, drawn =>
    {
        var response = Response(drawn.Seed);
        var first = Fit(drawn.Survey, drawn.Family, response, ModelVariable.Of(drawn.Survey.Level));
        var second = Fit(drawn.Survey, drawn.Family, response, ModelVariable.Of(drawn.Survey.Level, "unit"));
        if (!first.TryGet(out var one, out _) || !second.TryGet(out var two, out _))
        {
            return first.Problem?.Kind == second.Problem?.Kind;
        }

        var (oneTest, twoTest) = (one.TestTerms(["level"]).Value, two.TestTerms(["level"]).Value);
        return Math.Abs(one.Deviance - two.Deviance) < 1e-8 * one.Deviance
            && Math.Abs(one.Fitted(17) - two.Fitted(17)) < 1e-8
            && Math.Abs(oneTest.Statistic - twoTest.Statistic) < 1e-6 * Math.Max(1, oneTest.Statistic)
            && Math.Abs(one.Estimates.Values[^1] - two.Estimates.Values[^1]) < 1e-8;
    }).QuickCheckThrowOnFailure();

    // A domain's coefficients are those of a survey with its rows alone; its variance is the whole design's.
    [Fact]
    public void Fit_Domain_HasTheCoefficientsOfItsRows() => Prop.ForAll(Surveys, drawn =>
    {
        var response = Response(drawn.Seed);
        int[] rows = [.. Enumerable.Range(0, GeneratedSurvey.Rows).Where(row => drawn.Survey.Sex.Codes[row] == 1)];
        var domain = drawn.Survey.Sampled.Where([.. drawn.Survey.Sex.Codes.ToArray().Select(code => code == 1)]);
        var age = drawn.Survey.Age;
        var alone = SampleDesign.Create([.. rows.Select(row => drawn.Survey.Sampled.Weights[row])], [new SamplingStage()]).Value;
        var first = SurveyRegression.Fit(domain, ModelMatrix.Build(["age"], [age]).Value, response, drawn.Family);
        var second = SurveyRegression.Fit(
            alone, ModelMatrix.Build(["age"], [ModelVariable.Of("age", [.. rows.Select(row => age.At(row, -1))])]).Value,
            [.. rows.Select(row => response[row])], drawn.Family);
        return first.TryGet(out var one, out _)
            ? Math.Abs(one.Estimates.Values[1] - second.Value.Estimates.Values[1]) < 1e-9
                && one.Estimates.Count == rows.Length && Math.Abs(one.Deviance - second.Value.Deviance) < 1e-8 * Math.Max(1, one.Deviance)
            : second.Problem is not null;
    }).QuickCheckThrowOnFailure();

    // Units of a number change the coefficient, not the test.
    [Fact]
    public void Fit_NumberInOtherUnits_SameTest() => Prop.ForAll(Surveys, Gen.Choose(-1000, 1000).ToArbitrary(), (drawn, shift) =>
    {
        var response = Response(drawn.Seed);
        var months = ModelVariable.Of("age", [.. Enumerable.Range(0, GeneratedSurvey.Rows).Select(row => (12 * drawn.Survey.Age.At(row, -1)) + shift)]);
        var first = SurveyRegression.Fit(drawn.Survey.Design, ModelMatrix.Build(["age"], [drawn.Survey.Age]).Value, response, drawn.Family);
        var second = SurveyRegression.Fit(drawn.Survey.Design, ModelMatrix.Build(["age"], [months]).Value, response, drawn.Family);
        return first.TryGet(out var one, out _)
            ? Math.Abs(one.Test(1).Value.Statistic - second.Value.Test(1).Value.Statistic) < 1e-6
                && Math.Abs(one.Estimates.Values[1] - (12 * second.Value.Estimates.Values[1])) < 1e-8
            : second.Problem is not null;
    }).QuickCheckThrowOnFailure();

    // One covariance for all: the t of a coefficient is the root of its term's F, and p-values agree.
    [Fact]
    public void TestTerms_OneCoefficient_IsTheSquareOfT() => Prop.ForAll(Surveys, drawn =>
    {
        if (!Fit(drawn.Survey, drawn.Family, Response(drawn.Seed), ModelVariable.Of(drawn.Survey.Level)).TryGet(out var fit, out _))
        {
            return true;
        }

        foreach (var df in new double?[] { null, 7.5, double.PositiveInfinity })
        {
            var (t, f) = (fit.Test(3, df).Value, fit.TestTerms(["age"], df).Value);
            if (Math.Abs((t.Statistic * t.Statistic) - f.Statistic) > 1e-8 * f.Statistic || Math.Abs(t.PValue - f.PValue) > 1e-9)
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    // Effects of a factor from one reference to another and back are each other's negatives.
    [Fact]
    public void MarginalEffects_ReferencesExchanged_TurnTheSign() => Prop.ForAll(Surveys, drawn =>
    {
        var response = Response(drawn.Seed);
        if (!Fit(drawn.Survey, drawn.Family, response, ModelVariable.Of(drawn.Survey.Level)).TryGet(out var one, out _))
        {
            return true;
        }

        var two = Fit(drawn.Survey, drawn.Family, response, ModelVariable.Of(drawn.Survey.Level, "head")).Value;
        var (up, down) = (MarginalEffects.Of(one, "level").Value, MarginalEffects.Of(two, "level").Value);
        return up.Names[0] == "level=head" && down.Names[0] == "level=board"
            && Math.Abs(up.Values[0] + down.Values[0]) < 1e-8
            && Math.Abs(up.StandardError(0) - down.StandardError(0)) < 1e-8 * Math.Max(1, up.StandardError(0));
    }).QuickCheckThrowOnFailure();

    // The mean of the fitted responses is the mean of the responses, and stays so in every domain that the model has a term for.
    [Fact]
    public void Fit_MeansByCategory_AreThoseOfTheResponse() => Prop.ForAll(Surveys, drawn =>
    {
        var response = Response(drawn.Seed);
        if (!Fit(drawn.Survey, drawn.Family, response, ModelVariable.Of(drawn.Survey.Level)).TryGet(out var fit, out _))
        {
            return true;
        }

        var gaps = new double[3];
        for (var row = 0; row < GeneratedSurvey.Rows; row++)
        {
            gaps[drawn.Survey.Level.Codes[row]] += drawn.Survey.Design.Weights[row] * (response[row] - fit.Fitted(row));
        }

        return gaps.All(gap => Math.Abs(gap) < 1e-8);
    }).QuickCheckThrowOnFailure();

    // A calibrated design has its own weights and residuals: a regression on what it is calibrated to has less variance.
    [Fact]
    public void Fit_CalibratedDesign_UsesItsWeights()
    {
        var survey = new GeneratedSurvey(5, false);
        var calibrated = PostStratification.Apply(survey.Design, survey.SexMargin).Value.Design;
        double[] response = [.. survey.Sex.Codes.ToArray().Select(code => (double)code)];
        var matrix = ModelMatrix.Build([], [survey.Age]).Value;
        var (before, after) = (
            SurveyRegression.Fit(survey.Design, matrix, response, RegressionFamily.Linear).Value.Estimates,
            SurveyRegression.Fit(calibrated, matrix, response, RegressionFamily.Linear).Value.Estimates);
        Assert.Equal(survey.Totals[1] / survey.Totals[0], after.Values[0], 1e-12);
        Assert.Equal(0, after.StandardError(0), 1e-10);
        Assert.True(before.StandardError(0) > 0.01);
    }

    [Fact]
    public void Fit_NegativeWeight_IsRefused()
    {
        var survey = new GeneratedSurvey(6, false);
        var totals = survey.NamedTotals;
        totals["age"] = totals["(intercept)"] * 58;
        var calibrated = WeightCalibration.Apply(survey.Design, survey.Matrix, totals).Value;
        Assert.Contains(calibrated.Factors, factor => factor < 0);
        var problem = SurveyRegression.Fit(
            calibrated.Design, survey.Matrix, Response(1), RegressionFamily.Linear).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.EndsWith("a regression needs weights of 0 or above. Calibrate with a lower bound.", problem.Message, StringComparison.Ordinal);
    }

    // A replicate in which a category has no row left can't be fitted, and says which replicate it is.
    [Fact]
    public void Fit_ReplicateThatFails_IsNumbered()
    {
        var survey = new GeneratedSurvey(9, true);
        var lone = Factor.OfCodes("lone", [.. Enumerable.Range(0, GeneratedSurvey.Rows).Select(row => row / 5 == 2 ? 1 : 0)], ["no", "yes"]);
        var problem = SurveyRegression.Fit(
            survey.Design, ModelMatrix.Build(["lone"], [ModelVariable.Of(lone)]).Value, Response(1), RegressionFamily.Linear).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.StartsWith("Replicate 3: The column lone=yes", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(500)]
    [InlineData(5000)]
    public void Fit_SampleSizes_IntervalsOfASlopeCover(int count)
    {
        const int Samples = 300;
        var covered = 0;
        for (ulong seed = 0; seed < Samples; seed++)
        {
            var random = new RandomSequence(seed, 31);
            var (x, y) = (new double[count], new double[count]);
            for (var row = 0; row < count; row++)
            {
                x[row] = (random.NextUnit() * 4) - 2;

                // The spread grows with x: a model that takes it as equal would cover too little.
                y[row] = 2 + (1.5 * x[row]) + ((1 + Math.Abs(x[row])) * (random.NextUnit() + random.NextUnit() + random.NextUnit() - 1.5));
            }

            var design = SampleDesign.Create([.. x.Select(_ => 3.0)], [new SamplingStage()]).Value;
            var interval = SurveyRegression.Fit(
                    design, ModelMatrix.Build(["x"], [ModelVariable.Of("x", x)]).Value, y, RegressionFamily.Linear).Value
                .Estimates.Interval(1).Value;
            covered += interval.Lower <= 1.5 && interval.Upper >= 1.5 ? 1 : 0;
        }

        // Four standard errors of the simulation are 5 points; with 50 rows the sandwich is a little small.
        Assert.InRange(covered / (double)Samples, count == 50 ? 0.88 : 0.90, 0.995);
    }

    private static Outcome<RegressionFit> Fit(GeneratedSurvey survey, RegressionFamily family, double[] response, ModelVariable level) =>
        SurveyRegression.Fit(survey.Design, ModelMatrix.Build(["level", "age"], [level, survey.Age]).Value, response, family);

    private static double[] Response(ulong seed)
    {
        var random = new RandomSequence(seed, 6);
        return [.. Enumerable.Range(0, GeneratedSurvey.Rows).Select(_ => random.NextUnit() < 0.45 ? 1.0 : 0)];
    }
}
