using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Tests.Designs;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Estimates;

public sealed class SurveyRatioTests
{
    private static readonly SampleDesign Four = SampleDesign.Create([1, 2, 3, 4], [new SamplingStage()]).Value;

    public static TheoryData<string> Cases => ReferenceCase.Names("survey-ratio");

    [RTheory]
    [MemberData(nameof(Cases))]
    public void Ratios_ReferenceCase_AgreeWithR(string name)
    {
        var expected = ReferenceCase.Of("survey-ratio", name);
        var (above, below) = (ReferenceDesigns.Variable(expected, expected.Text("above")), ReferenceDesigns.Variable(expected, expected.Text("below")));
        var by = expected.Has("by") ? ReferenceDesigns.Factor(expected, expected.Text("by")) : null;
        var ratios = SurveyRatio.Ratios(ReferenceDesigns.Of(expected), [(above, below)], by).Value;
        if (by is not null)
        {
            expected.Agrees("ratio", ratios.Values);
            expected.AgreesAsCovariance("covariance", ratios.Covariance.Entries);
            return;
        }

        expected.Agrees("ratio", ratios.Values[0]);
        expected.Agrees("error", ratios.StandardError(0));
    }

    [RFact]
    public void Ratio_Apistrat_HasThePrintedError()
    {
        var expected = ReferenceCase.Of("survey-ratio", "apistrat");
        var ratio = SurveyRatio.Ratio(
            ReferenceDesigns.Of(expected), ReferenceDesigns.Variable(expected, "api.stu"), ReferenceDesigns.Variable(expected, "enroll")).Value;
        Assert.Equal(0.007757103167, ratio.StandardError(0), 5e-13);
        Assert.Equal(["api.stu/enroll"], ratio.Names);
    }

    [Fact]
    public void Ratio_ToOnes_IsTheMean()
    {
        var y = new Variable("y", [3, 1, 4, 1]);
        var ratio = SurveyRatio.Ratio(Four, y, new Variable("one", [1, 1, 1, 1])).Value;
        var mean = SurveyMean.Mean(Four, y).Value;
        Assert.Equal(mean.Values[0], ratio.Values[0], 1e-15);
        Assert.Equal(mean.StandardError(0), ratio.StandardError(0), 1e-15);
    }

    [Fact]
    public void Ratio_ProportionalVariables_HasNoError()
    {
        var ratio = SurveyRatio.Ratio(Four, new Variable("y", [2, 4, 6, 8]), new Variable("x", [1, 2, 3, 4])).Value;
        Assert.Equal(2, ratio.Values[0], 1e-15);
        Assert.Equal(0, ratio.StandardError(0), 1e-15);
    }

    [Fact]
    public void Ratio_DenominatorOfZero_NamesItAndTheGroup()
    {
        var (y, zero) = (new Variable("y", [1, 1, 1, 1]), new Variable("posts", [0, 0, 1, 1]));
        var by = Factor.Of("region", ["a", "a", "b", "b"]);
        Assert.Contains("posts in region=a is 0", SurveyRatio.Ratios(Four, [(y, zero)], by).Problem!.Message, StringComparison.Ordinal);
        var none = new Variable("posts", [0, 0, 0, 0]);
        Assert.Contains("sum of posts is 0", SurveyRatio.Ratio(Four, y, none).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ratios_SeveralPairs_HaveTheirOwnDenominators()
    {
        var (a, b, c) = (new Variable("a", [1, 2, 3, 4]), new Variable("b", [2, 2, 2, 3]), new Variable("c", [5, 1, 1, 1]));
        var both = SurveyRatio.Ratios(Four, [(a, b), (a, c)]).Value;
        Assert.Equal(SurveyRatio.Ratio(Four, a, c).Value.Values[0], both.Values[1], 1e-15);
        Assert.Equal(SurveyRatio.Ratio(Four, a, c).Value.StandardError(0), both.StandardError(1), 1e-15);
    }

    [Fact]
    public void Ratio_MissingDenominator_NamesIt() =>
        Assert.Contains(
            "x has no finite value",
            SurveyRatio.Ratio(Four, new("y", [1, 1, 1, 1]), new("x", [1, double.NaN, 1, 1])).Problem!.Message,
            StringComparison.Ordinal);
}
