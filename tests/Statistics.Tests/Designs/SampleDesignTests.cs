using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Tests.Designs;

public sealed class SampleDesignTests
{
    private static readonly Variable Y = new("y", [1, 4, 2, 8, 5, 7]);

    [Fact]
    public void Create_WithReplacement_HasTheTextbookVariance()
    {
        // Var of a total: n times the sum of squares of the weighted values around their mean, by n - 1.
        var design = SampleDesign.Create([2, 2, 2, 2, 2, 2], [new SamplingStage()]).Value;
        var total = SurveyMean.Totals(design, [Y]).Value;
        Assert.Equal(54, total.Values[0]);
        Assert.Equal(4 * 6 / 5.0 * 37.5, total.Covariance[0, 0], 1e-12);
        Assert.Equal((6, 6, 12.0, 5.0), (design.RowCount, design.Count, design.SumOfWeights, design.DegreesOfFreedom));
    }

    [Fact]
    public void Create_AllOfThePopulation_HasNoVariance()
    {
        var design = SampleDesign.Create(null, [new SamplingStage { PopulationCounts = [6, 6, 6, 6, 6, 6] }]).Value;
        Assert.Equal(0, SurveyMean.Mean(design, Y).Value.StandardError(0));
        Assert.Equal(1, design.Weights[3]);
    }

    [Fact]
    public void Create_InfinitePopulation_IsDrawnWithReplacement()
    {
        var infinite = Enumerable.Repeat(double.PositiveInfinity, 6).ToArray();
        var with = SampleDesign.Create([2, 2, 2, 2, 2, 2], [new SamplingStage { PopulationCounts = infinite }]).Value;
        var without = SampleDesign.Create([2, 2, 2, 2, 2, 2], [new SamplingStage()]).Value;
        Assert.Equal(Error(without), Error(with));
    }

    [Fact]
    public void Create_OneUnitThatIsAllOfThePopulation_IsADesign()
    {
        var stage = new SamplingStage { Units = Factor.Of("unit", [1, 1, 1, 1, 1, 1]), PopulationCounts = [1, 1, 1, 1, 1, 1] };
        var below = new SamplingStage { PopulationCounts = [60, 60, 60, 60, 60, 60] };
        var two = SampleDesign.Create(null, [stage, below]).Value;
        var one = SampleDesign.Create(null, [below]).Value;
        Assert.Equal(Error(one), Error(two), 1e-12);
        Assert.Equal(10, two.Weights[0], 1e-12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-2.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Create_ImpossibleWeight_NamesRowAndWeight(double weight)
    {
        var problem = Problem(SampleDesign.Create([1, 1, weight], [new SamplingStage()]));
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.Contains("row 3", problem.Message, StringComparison.Ordinal);
        Assert.Contains(weight.ToString(System.Globalization.CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_PopulationSmallerThanSample_NamesStratumAndCounts() =>
        Says(
            SampleDesign.Create([1, 1, 1, 1, 1, 1], [Stage(Halves, counts: [9, 9, 9, 2, 2, 2])]),
            "row 4", "half=b", "is 2", "3 units");

    [Fact]
    public void Create_PopulationVariesInAStratum_NamesIt() =>
        Says(SampleDesign.Create([1, 1, 1, 1, 1, 1], [Stage(Halves, counts: [9, 9, 8, 9, 9, 9])]), "row 3", "half=a", "is 8", "row 9");

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Create_ImpossibleFraction_NamesIt(double fraction)
    {
        var stage = new SamplingStage { Strata = Halves, SamplingFractions = [0.5, 0.5, 0.5, 0.5, fraction, 0.5] };
        Says(SampleDesign.Create([1, 1, 1, 1, 1, 1], [stage]), "row 5", "half=b");
    }

    [Fact]
    public void Create_UnitInTwoStrata_NamesUnitAndStrata()
    {
        var stage = new SamplingStage { Units = Factor.Of("unit", [1, 1, 2, 2, 3, 3]), Strata = Halves };
        Says(SampleDesign.Create([1, 1, 1, 1, 1, 1], [stage]), "unit=2", "half=a", "half=b");
        Assert.Equal(2, SampleDesign.Create([1, 1, 1, 1, 1, 1], [stage], new DesignOptions { NestedUnits = true }).Value.DegreesOfFreedom);
    }

    [Fact]
    public void Create_MissingUnitOrStratum_NamesRow()
    {
        var missing = Factor.Of("unit", ["a", "b", null, "d", "e", "f"]);
        Says(SampleDesign.Create([1, 1, 1, 1, 1, 1], [new SamplingStage { Units = missing }]), "Row 3", "unit");
        Says(SampleDesign.Create([1, 1, 1, 1, 1, 1], [new SamplingStage { Strata = missing }]), "Row 3", "stratum");
    }

    [Fact]
    public void Create_OneUnit_IsTooFew() =>
        Says(SampleDesign.Create([1, 1], [new SamplingStage { Units = Factor.Of("unit", [1, 1]) }]), "one sampling unit");

    [Fact]
    public void Create_NoRows_IsNoData() => Assert.Equal(ProblemKind.NoData, Problem(SampleDesign.Create([], [new SamplingStage()])).Kind);

    [Fact]
    public void Create_NeitherWeightsNorPopulation_IsAMistake()
    {
        Assert.Throws<ArgumentException>(() => SampleDesign.Create(null, [new SamplingStage()]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleDesign.Create([1], []));
    }

    [Fact]
    public void Create_WeightsFromAnInfinitePopulation_HaveNoValue() =>
        Says(SampleDesign.Create(null, [new SamplingStage { PopulationCounts = [double.PositiveInfinity, double.PositiveInfinity] }]), "Row 1");

    [Fact]
    public void Estimate_LonelyUnit_NamesStratum()
    {
        var strata = Factor.Of("region", ["a", "a", "a", "b", "a", "a"]);
        var design = SampleDesign.Create([1, 1, 1, 1, 1, 1], [new SamplingStage { Strata = strata }]).Value;
        Says(SurveyMean.Mean(design, Y), "region=b", "single sampling unit", "stage 1");
    }

    [Fact]
    public void Estimate_LonelyUnitAtTheSecondStage_NamesStratumAndStage()
    {
        var first = new SamplingStage { Units = Factor.Of("school", [1, 1, 2, 2, 3, 3]), PopulationCounts = [9, 9, 9, 9, 9, 9] };
        var second = new SamplingStage { Units = Factor.Of("class", [1, 2, 1, 1, 1, 2]), PopulationCounts = [4, 4, 4, 4, 4, 4] };
        Says(SurveyMean.Mean(SampleDesign.Create([1, 1, 1, 1, 1, 1], [first, second]).Value, Y), "stage 2", "unit 2 of stage 1");
    }

    [Fact]
    public void Estimate_EveryStratumLonely_HasNoAverage()
    {
        var strata = Factor.Of("row", [1, 2, 3, 4, 5, 6]);
        var options = new DesignOptions { Lonely = LonelyUnits.Average };
        var design = SampleDesign.Create([1, 1, 1, 1, 1, 1], [new SamplingStage { Strata = strata }], options).Value;
        Says(SurveyMean.Mean(design, Y), "average");
        Assert.Equal(0, design.DegreesOfFreedom);
    }

    [Fact]
    public void Where_NoRows_SaysThatTheDomainIsEmpty()
    {
        var design = SampleDesign.Create([1, 1, 1, 1, 1, 1], [new SamplingStage()]).Value.Where(new bool[6]);
        Assert.Equal((0, 0.0), (design.Count, design.SumOfWeights));
        Says(SurveyMean.Mean(design, Y), "no rows");
    }

    [Fact]
    public void Where_Twice_IsTheIntersection()
    {
        var design = SampleDesign.Create([1, 2, 3, 4, 5, 6], [new SamplingStage()]).Value
            .Where([true, true, true, false, false, false]).Where([false, true, true, true, true, false]);
        Assert.Equal(2, design.Count);
        Assert.Equal([0, 2, 3, 0, 0, 0], design.Weights.ToArray());
        Assert.False(design.Contains(3));
    }

    [Fact]
    public void OfJointProbabilities_ImpossiblePair_NamesIt()
    {
        Says(SampleDesign.OfJointProbabilities(new[,] { { 0.5, 0.6 }, { 0.6, 0.5 } }), "rows 1 and 2", "0.6");
        Says(SampleDesign.OfJointProbabilities(new[,] { { 0.5, 0.2 }, { 0.1, 0.5 } }), "rows 1 and 2");
        Says(SampleDesign.OfJointProbabilities(new[,] { { 0.5, 0.0 }, { 0.0, 0.5 } }), "rows 1 and 2", "0");
        Says(SampleDesign.OfJointProbabilities(new double[0, 0]), "no rows");
        Assert.Throws<ArgumentException>(() => SampleDesign.OfJointProbabilities(new double[1, 2]));
    }

    [Fact]
    public void Reweighted_OtherWeights_KeepsTheSampling()
    {
        var design = SampleDesign.Create([2, 2, 2, 2, 2, 2], [Stage(Halves, counts: [9, 9, 9, 9, 9, 9])]).Value;
        var other = design.Reweighted([1, 2, 3, 1, 2, 3]).Value;
        Assert.Equal(12, other.SumOfWeights);
        Assert.Equal(design.DegreesOfFreedom, other.DegreesOfFreedom);
        Says(design.Reweighted([1, 2, 3, 1, 2, 0]), "row 6");
        Assert.Throws<ArgumentException>(() => design.Reweighted([1.0]));
    }

    // A calibration to the size of the population takes the weighted mean out of every variable.
    [Fact]
    public void Calibrated_ToTheNumberOfUnits_GivesATotalTheErrorOfTheMean()
    {
        var design = SampleDesign.Create([2, 3, 2, 4, 2, 2], [new SamplingStage()]).Value;
        double[] weights = [.. design.Weights.ToArray().Select(w => w * 30 / 15)];
        var calibrated = design.Calibrated(weights, new MeanRemoved(weights));
        Assert.Equal(1, calibrated.CalibrationCount);
        var total = SurveyMean.Totals(calibrated, [Y]).Value;
        var mean = SurveyMean.Mean(design, Y).Value;
        Assert.Equal(30 * mean.Values[0], total.Values[0], 1e-12);
        Assert.Equal(30 * mean.StandardError(0), total.StandardError(0), 1e-12);
    }

    private sealed class MeanRemoved(double[] weights) : CalibrationResiduals
    {
        public override void Apply(Span<double> weighted, int columns)
        {
            for (var column = 0; column < columns; column++)
            {
                var sum = 0.0;
                for (var row = 0; row < weights.Length; row++)
                {
                    sum += weighted[(row * columns) + column];
                }

                for (var row = 0; row < weights.Length; row++)
                {
                    weighted[(row * columns) + column] -= weights[row] * sum / weights.Sum();
                }
            }
        }
    }

    private static Factor Halves => Factor.Of("half", ["a", "a", "a", "b", "b", "b"]);

    private static SamplingStage Stage(Factor strata, double[] counts) => new() { Strata = strata, PopulationCounts = counts };

    private static double Error(SampleDesign design) => SurveyMean.Mean(design, Y).Value.StandardError(0);

    private static Problem Problem<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.TryGet(out _, out var problem));
        return problem;
    }

    private static void Says<T>(Outcome<T> outcome, params string[] parts)
        where T : notnull
    {
        var message = Problem(outcome).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
