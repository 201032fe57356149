using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Calibration;

public sealed class WeightCalibrationTests
{
    private const string Folder = "calibration";

    private static readonly ModelVariable Sex = ModelVariable.Of(Factor.Of("sex", ["f", "f", "m", "m", "m", "f"]));
    private static readonly ModelVariable Age = ModelVariable.Of("age", [30.0, 40, 50, 60, 35, 45]);

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/calibration/README.md: R's survey::calibrate.
    [RTheory]
    [MemberData(nameof(Cases))]
    public void Apply_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var sample = SchoolSample.Of(expected.Text("design"));
        var matrix = sample.Matrix(expected.Texts("terms"), !expected.Has("intercept"));
        var bounds = expected.Has("bounds") ? expected.Numbers("bounds") : [double.NegativeInfinity, double.PositiveInfinity];
        var options = new CalibrationOptions
        {
            Distance = Enum.Parse<CalibrationDistance>(expected.Text("distance"), ignoreCase: true),
            Lower = bounds[0],
            Upper = bounds[1],
            BoundsAreWeights = expected.Has("constant"),
            Tolerance = 1e-13,
        };
        var design = sample.Design;
        if (expected.Has("first"))
        {
            var types = sample.Matrix(["stype"]);
            design = WeightCalibration.Apply(design, types, Totals(types, expected.Numbers("first"))).Value.Design;
        }

        var result = WeightCalibration.Apply(
            design, matrix, Totals(matrix, expected.Numbers("totals")), options,
            expected.Has("variance") ? sample.Numbers("enroll") : null).Value;

        sample.Agrees(expected, expected.Has("first") ? result with { Factors = Ratio(result, sample.Design) } : result, 1e-8);
        Assert.True(result.LargestGap < 1e-10);
    }

    [RFact]
    public void Apply_Margins_IsTheSameAsTheirTotals()
    {
        var sample = SchoolSample.Of("clus1");
        Margin[] margins =
        [
            new(sample.Factor("stype"), new Dictionary<string, double> { ["E"] = 4421, ["H"] = 755, ["M"] = 1018 }),
            new(sample.Factor("sch.wide"), new Dictionary<string, double> { ["No"] = 1072, ["Yes"] = 5122 }),
        ];
        var options = new CalibrationOptions { Distance = CalibrationDistance.Raking };
        var byMargins = WeightCalibration.Apply(sample.Design, margins, [(sample.Variable("api99"), 3914069)], options).Value;
        var matrix = sample.Matrix(["stype", "sch.wide", "api99"]);
        var byTotals = WeightCalibration.Apply(sample.Design, matrix, Totals(matrix, [6194, 755, 1018, 5122, 3914069]), options).Value;
        Assert.Equal(byTotals.Factors, byMargins.Factors);
    }

    // Raking by turns and calibration by relative entropy come to the same weights.
    [RFact]
    public void Apply_RakingDistanceOnMargins_GivesTheWeightsOfRaking()
    {
        var sample = SchoolSample.Of("clus1");
        Margin[] margins =
        [
            new(sample.Factor("stype"), new Dictionary<string, double> { ["E"] = 4421, ["H"] = 755, ["M"] = 1018 }),
            new(sample.Factor("sch.wide"), new Dictionary<string, double> { ["No"] = 1072, ["Yes"] = 5122 }),
        ];
        var raked = Raking.Apply(sample.Design, margins).Value;
        var calibrated = WeightCalibration.Apply(
            sample.Design, margins, null, new CalibrationOptions { Distance = CalibrationDistance.Raking }).Value;
        Assert.All(raked.Factors.Zip(calibrated.Factors), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    // Crossed margins have names with a colon, which is no interaction of a formula here.
    [Fact]
    public void Apply_CrossedMargin_IsPostStratification()
    {
        var crossed = Factor.Of("sex", ["f", "f", "m", "m", "m", "f"]).By(Factor.Of("level", ["a", "b", "a", "b", "b", "a"]));
        var margin = new Margin(crossed, new Dictionary<string, double> { ["f:a"] = 30, ["f:b"] = 5, ["m:a"] = 12, ["m:b"] = 21 });
        var result = WeightCalibration.Apply(Design(), [margin]).Value;
        Assert.All(PostStratification.Apply(Design(), margin).Value.Factors.Zip(result.Factors), pair =>
            Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    // One category says the size of the population alone.
    [Fact]
    public void Apply_MarginOfOneCategory_IsTheIntercept()
    {
        var all = new Margin(Factor.Of("country", ["dk", "dk", "dk", "dk", "dk", "dk"]), new Dictionary<string, double> { ["dk"] = 90 });
        Assert.All(WeightCalibration.Apply(Design(), [all]).Value.Factors, factor => Assert.Equal(1.5, factor, 1e-12));
        var withAge = WeightCalibration.Apply(Design(), [all], [(Age, 90 * 45.0)]).Value;
        Assert.Equal(90 * 45, withAge.Weights.ToArray().Zip([30.0, 40, 50, 60, 35, 45], (w, a) => w * a).Sum(), 1e-6);
    }

    [Fact]
    public void Apply_MarginInsideAnother_NamesWhatIsTooMuch()
    {
        var sex = Factor.Of("sex", ["f", "f", "m", "m", "m", "f"]);
        var crossed = sex.By(Factor.Of("level", ["a", "b", "a", "b", "b", "a"]));
        Margin[] margins =
        [
            new(crossed, new Dictionary<string, double> { ["f:a"] = 30, ["f:b"] = 5, ["m:a"] = 12, ["m:b"] = 21 }),
            new(sex, new Dictionary<string, double> { ["f"] = 35, ["m"] = 33 }),
        ];
        var problem = WeightCalibration.Apply(Design(), margins).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.StartsWith("sex=m is a combination of the columns before it in the sample", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_TotalsAlreadyMet_KeepsTheWeights()
    {
        var (design, matrix) = (Design(), ModelMatrix.Build(["sex", "age"], [Sex, Age]).Value);
        foreach (var distance in Enum.GetValues<CalibrationDistance>())
        {
            var result = WeightCalibration.Apply(
                design, matrix, Totals(matrix, [60, 30, 2600]),
                new CalibrationOptions { Distance = distance, Lower = 0.5, Upper = 2 }).Value;
            Assert.All(result.Factors, factor => Assert.Equal(1, factor, 1e-12));
            Assert.Equal(1, result.WeightingEffect, 1e-12);
            Assert.Equal(1, result.Iterations);
        }
    }

    [Fact]
    public void Apply_AnyDistance_MeetsItsTotalsWithinItsBounds()
    {
        var matrix = ModelMatrix.Build(["sex", "age"], [Sex, Age]).Value;
        double[] totals = [66, 30, 2900];
        foreach (var distance in Enum.GetValues<CalibrationDistance>())
        {
            var result = WeightCalibration.Apply(
                Design(), matrix, Totals(matrix, totals), new CalibrationOptions { Distance = distance, Lower = 0.7, Upper = 1.6 }).Value;
            for (var c = 0; c < 3; c++)
            {
                var sum = 0.0;
                for (var row = 0; row < 6; row++)
                {
                    sum += result.Weights[row] * matrix.Row(row)[c];
                }

                Assert.Equal(totals[c], sum, 1e-7);
            }

            Assert.All(result.Factors, factor => Assert.InRange(factor, 0.7, 1.6));
        }
    }

    [Fact]
    public void Apply_BoundsThatCannotMeetTheTotals_NamesTheWorst()
    {
        var matrix = ModelMatrix.Build(["sex", "age"], [Sex, Age]).Value;
        foreach (var distance in Enum.GetValues<CalibrationDistance>())
        {
            var problem = WeightCalibration.Apply(
                Design(), matrix, Totals(matrix, [60, 30, 4000]),
                new CalibrationOptions { Distance = distance, Lower = 0.9, Upper = 1.1 }).Problem!;
            Assert.Equal(ProblemKind.Infeasible, problem.Kind);
            Assert.Contains("is to be ", problem.Message, StringComparison.Ordinal);
            Assert.EndsWith("with factors between 0.9 and 1.1; widen the bounds or leave out a total.", problem.Message, StringComparison.Ordinal);
        }
    }

    // No positive weights give a mean age beyond the oldest; without bounds raking runs away.
    [Fact]
    public void Apply_ContradictoryTotals_DoesNotConverge()
    {
        var matrix = ModelMatrix.Build(["age"], [Age]).Value;
        var problem = WeightCalibration.Apply(
            Design(), matrix, Totals(matrix, [60, 60 * 61]), new CalibrationOptions { Distance = CalibrationDistance.Raking }).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.Contains("The totals may contradict each other", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_WrongTotals_NamesThem()
    {
        var matrix = ModelMatrix.Build(["sex", "age"], [Sex, Age]).Value;
        string Message(params (string Name, double Total)[] totals) =>
            WeightCalibration.Apply(Design(), matrix, totals.ToDictionary(t => t.Name, t => t.Total)).Problem!.Message;

        Assert.Equal("The total of age is not given; totals are needed of (intercept), sex=m, age.", Message(("(intercept)", 60), ("sex=m", 30)));
        Assert.Equal("The total of age is NaN; it is a finite number.", Message(("(intercept)", 60), ("sex=m", 30), ("age", double.NaN)));
        Assert.StartsWith(
            "A total of sex=x is given", Message(("(intercept)", 60), ("sex=m", 30), ("age", 1), ("sex=x", 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_DependentColumn_NamesIt()
    {
        var months = ModelVariable.Of("months", [.. new[] { 30.0, 40, 50, 60, 35, 45 }.Select(age => age * 12)]);
        var matrix = ModelMatrix.Build(["age", "months"], [Age, months]).Value;
        var problem = WeightCalibration.Apply(Design(), matrix, Totals(matrix, [60, 2600, 31200])).Problem!;
        Assert.Equal(ProblemKind.Singular, problem.Kind);
        Assert.StartsWith("months is a combination of the columns before it", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_CategoryWithoutRows_NeedsNoRowsInThePopulationEither()
    {
        var sex = ModelVariable.Of(Factor.OfCodes("sex", [0, 0, 1, 1, 1, 0], ["f", "m", "x"]));
        var matrix = ModelMatrix.Build(["sex"], [sex]).Value;
        Assert.Equal("sex=x is 0 in all rows; its total can't be 2. Join it with another category, or leave it out.",
            WeightCalibration.Apply(Design(), matrix, Totals(matrix, [60, 30, 2])).Problem!.Message);
        var result = WeightCalibration.Apply(Design(), matrix, Totals(matrix, [60, 40, 0])).Value;
        Assert.Equal(40 / 30.0, result.Factors[2], 1e-12);
        Assert.Equal(20 / 30.0, result.Factors[0], 1e-12);
    }

    [Fact]
    public void Apply_MissingAuxiliary_NamesTheRow()
    {
        var age = ModelVariable.Of("age", [30.0, 40, double.NaN, 60, 35, 45]);
        var matrix = ModelMatrix.Build(["age"], [age]).Value;
        Assert.StartsWith("age is missing in row 3",
            WeightCalibration.Apply(Design(), matrix, Totals(matrix, [60, 2600])).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ImpossibleArgument_Throws()
    {
        var matrix = ModelMatrix.Build(["age"], [Age]).Value;
        var totals = Totals(matrix, [60, 2600]);
        void With(CalibrationOptions options, double[]? variances = null) =>
            WeightCalibration.Apply(Design(), matrix, totals, options, variances);

        Assert.Throws<ArgumentException>(() => With(new() { Lower = 1.2, Upper = 2 }));
        Assert.Throws<ArgumentException>(() => With(new() { Lower = 0.5, Upper = 0.9 }));
        Assert.Throws<ArgumentException>(() => With(new() { Lower = double.NaN }));
        Assert.Throws<ArgumentException>(() => With(new() { Distance = CalibrationDistance.Logit }));
        Assert.Throws<ArgumentException>(() => With(new() { Distance = CalibrationDistance.Logit, Lower = 5, Upper = 20, BoundsAreWeights = true }));
        Assert.Throws<ArgumentOutOfRangeException>(() => With(new() { Tolerance = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => With(new() { MostIterations = 0 }));
        Assert.Throws<ArgumentException>(() => With(new(), [1, 1, 1, 1, 1, 0]));
        Assert.Throws<ArgumentException>(() => With(new() { Lower = 0.5 }, [1, 1, 1, 1, 1, 1]));
        Assert.Throws<ArgumentException>(() => WeightCalibration.Apply(
            Design().Where([true, true, true, true, true, false]), matrix, totals));
    }

    private static SampleDesign Design() => SampleDesign.Create([10, 10, 10, 10, 10, 10], [new SamplingStage()]).Value;

    private static Dictionary<string, double> Totals(ModelMatrix matrix, double[] totals) =>
        matrix.Columns.Zip(totals).ToDictionary(pair => pair.First, pair => pair.Second);

    private static double[] Ratio(CalibratedSurvey result, SurveyDesign before)
    {
        var ratio = new double[before.RowCount];
        for (var row = 0; row < ratio.Length; row++)
        {
            ratio[row] = result.Weights[row] / before.Weights[row];
        }

        return ratio;
    }
}
