using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Tests.Designs;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Estimates;

public sealed class SurveyProportionTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("survey-proportion-interval");

    [RTheory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("survey-proportion-interval", name);
        var (column, value) = (expected.Text("column"), expected.Text("value"));
        var texts = ReferenceDesigns.Data(expected).Texts(column);
        var property = Variable.Where("property", [.. texts.Select(text => text == value)]);
        var method = Enum.Parse<ProportionMethod>(expected.Text("method"), ignoreCase: true);
        var proportion = SurveyProportion.Estimate(ReferenceDesigns.Of(expected), property, method, expected.Number("level")).Value;

        // Regression iterates; the interval is the same.
        var relative = name.Contains("regression", StringComparison.Ordinal) ? 1e-6 : 1e-8;
        expected.Agrees("share", proportion.Interval.Estimate, relative);
        expected.Agrees("error", proportion.StandardError, relative);
        expected.Agrees("lower", proportion.Interval.Lower, relative);
        expected.Agrees("upper", proportion.Interval.Upper, relative);
    }

    // With equal weights and replacement the effective number of trials is n - 1: the beta interval is nearly Clopper and Pearson's.
    [Fact]
    public void Estimate_SimpleSample_HasAnEffectiveNumberOfRowsLessOne()
    {
        var estimate = Estimate(200, 30, ProportionMethod.Beta);
        Assert.Equal(199, estimate.EffectiveCount, 1e-9);
        Assert.Equal(200, estimate.Count);
        Assert.Equal(BetaDistribution.Quantile(0.025, 199 * 0.15, (199 * 0.85) + 1), estimate.Interval.Lower, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void Estimate_NoneOrAll_HasClopperAndPearsonsBeta(int positive)
    {
        var interval = Estimate(40, positive, ProportionMethod.Beta).Interval;
        var far = 1 - Math.Pow(0.025, 1 / 40.0);
        Assert.Equal(positive == 0 ? 0 : 1 - far, interval.Lower, 1e-12);
        Assert.Equal(positive == 0 ? far : 1, interval.Upper, 1e-12);
    }

    [Theory]
    [InlineData(ProportionMethod.Logit)]
    [InlineData(ProportionMethod.ArcSine)]
    public void Estimate_NoneByLogitOrAngle_SaysWhichMethodHasOne(ProportionMethod method) =>
        Assert.Contains("beta method", SurveyProportion.Estimate(Simple(40), Property(40, 0), method).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Estimate_OtherValues_NamesRowAndValue()
    {
        var problem = SurveyProportion.Estimate(Simple(3), new("moved", [0, 1, 2])).Problem!;
        Assert.Contains("moved is 2 in row 3", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_NoDegreesOfFreedom_SaysSo()
    {
        var one = Simple(3).Where([true, false, false]);
        Assert.Equal(ProblemKind.TooFewUnits, SurveyProportion.Estimate(one, Property(3, 1)).Problem!.Kind);
    }

    [Fact]
    public void Estimate_WholePopulation_HasNoWidth()
    {
        var design = SampleDesign.Create(null, [new SamplingStage { PopulationCounts = [4, 4, 4, 4] }]).Value;
        var interval = SurveyProportion.Estimate(design, Property(4, 1)).Value.Interval;
        Assert.Equal((0.25, 0.25), (interval.Lower, interval.Upper));
    }

    [Fact]
    public void Estimate_AnyShare_LiesInItsIntervalWithin0And1() => Prop.ForAll(
        (from n in Gen.Choose(3, 300) from part in Gen.Choose(1, 999) select (n, part)).ToArbitrary(),
        draw =>
        {
            var positive = Math.Clamp(draw.n * draw.part / 1000, 1, draw.n - 1);
            return new[] { ProportionMethod.Beta, ProportionMethod.Logit }.All(method =>
            {
                var interval = Estimate(draw.n, positive, method).Interval;
                return interval.Lower > 0 && interval.Lower < interval.Estimate && interval.Estimate < interval.Upper && interval.Upper < 1;
            });
        }).QuickCheckThrowOnFailure();

    // 30 clusters of 10 rows whose shares differ: coverage of the true share, at least near the level.
    [Theory]
    [InlineData(ProportionMethod.Beta, 0.93, 0.99)]
    [InlineData(ProportionMethod.Logit, 0.92, 0.98)]
    public void Interval_RepeatedClusterSamples_CoversNearItsLevel(ProportionMethod method, double least, double most)
    {
        const int Runs = 600;
        var (covered, random) = (0, new RandomSequence(23, 0));
        var units = Factor.Of("cluster", [.. Enumerable.Range(0, 300).Select(row => (long)(row / 10))]);
        var design = SampleDesign.Create([.. Enumerable.Repeat(1.0, 300)], [new SamplingStage { Units = units }]).Value;
        for (var run = 0; run < Runs; run++)
        {
            var values = new double[300];
            for (var cluster = 0; cluster < 30; cluster++)
            {
                var share = 0.4 * random.NextUnit();
                for (var row = 0; row < 10; row++)
                {
                    values[(cluster * 10) + row] = random.NextUnit() < share ? 1 : 0;
                }
            }

            covered += SurveyProportion.Estimate(design, new("p", values), method).Value.Interval.Contains(0.2) ? 1 : 0;
        }

        Assert.InRange(covered / (double)Runs, least, most);
    }

    private static ProportionEstimate Estimate(int rows, int positive, ProportionMethod method) =>
        SurveyProportion.Estimate(Simple(rows), Property(rows, positive), method).Value;

    private static SampleDesign Simple(int rows) =>
        SampleDesign.Create([.. Enumerable.Repeat(1.0, rows)], [new SamplingStage()]).Value;

    private static Variable Property(int rows, int positive) =>
        Variable.Where("p", [.. Enumerable.Range(0, rows).Select(row => row < positive)]);
}
