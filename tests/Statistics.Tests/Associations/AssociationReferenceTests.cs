using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Tests.Designs;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Associations;

/// <summary>Tests and measures of association against R's survey package; see the folders' README.md.</summary>
public sealed class AssociationReferenceTests
{
    public static TheoryData<string> RaoScott => ReferenceCase.Names("rao-scott");

    public static TheoryData<string> TTests => ReferenceCase.Names("survey-ttest");

    public static TheoryData<string> RankTests => ReferenceCase.Names("survey-rank-test");

    public static TheoryData<string> Correlations => ReferenceCase.Names("survey-correlation");

    public static TheoryData<string> Alphas => ReferenceCase.Names("cronbach-alpha");

    [RTheory]
    [MemberData(nameof(RaoScott))]
    public void IndependenceTest_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("rao-scott", name);
        var statistic = expected.Text("statistic") switch
        {
            "second" => IndependenceStatistic.SecondOrder,
            "first" => IndependenceStatistic.FirstOrder,
            "wald" => IndependenceStatistic.Wald,
            _ => IndependenceStatistic.AdjustedWald,
        };
        var result = IndependenceTest.Test(
            ReferenceDesigns.Of(expected), ReferenceDesigns.Factor(expected, expected.Text("rows")),
            ReferenceDesigns.Factor(expected, expected.Text("columns")), statistic).Value;
        var (test, freedom) = (result.Test, expected.Numbers("freedom"));
        Assert.Equal(freedom[0], test.NumeratorDegreesOfFreedom, 1e-8 * freedom[0]);
        if (statistic == IndependenceStatistic.FirstOrder)
        {
            expected.Agrees("value", result.Pearson);
            Assert.Equal(double.PositiveInfinity, test.DegreesOfFreedom);
        }
        else
        {
            expected.Agrees("value", test.Statistic);
            Assert.Equal(freedom[1], test.DegreesOfFreedom, 1e-8 * freedom[1]);
        }

        AgreesOnP(expected, test.PValue);
    }

    [RTheory]
    [MemberData(nameof(TTests))]
    public void TTest_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("survey-ttest", name);
        var (design, variable) = (ReferenceDesigns.Of(expected), ReferenceDesigns.Variable(expected, expected.Text("variable")));
        var test = expected.Text("groups") is { Length: > 0 } groups
            ? SurveyTTest.TwoSample(design, variable, ReferenceDesigns.Factor(expected, groups)).Value
            : SurveyTTest.OneSample(design, variable).Value;
        expected.Agrees("estimate", test.Interval.Estimate);
        expected.Agrees("value", test.Statistic);
        expected.Agrees("freedom", test.DegreesOfFreedom);
        expected.Agrees("lower", test.Interval.Lower);
        expected.Agrees("upper", test.Interval.Upper);
        AgreesOnP(expected, test.PValue);
    }

    [RTheory]
    [MemberData(nameof(RankTests))]
    public void RankTest_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("survey-rank-test", name);
        var result = SurveyRankTest.Test(
            ReferenceDesigns.Of(expected), ReferenceDesigns.Variable(expected, expected.Text("variable")),
            ReferenceDesigns.Factor(expected, expected.Text("groups")), Enum.Parse<RankScore>(expected.Text("score"), ignoreCase: true)).Value;
        expected.Agrees("f", result.Test.Statistic);
        expected.Agrees("numerator", result.Test.NumeratorDegreesOfFreedom);
        expected.Agrees("freedom", result.Test.DegreesOfFreedom);
        if (result.Differences.Count == 1)
        {
            expected.Agrees("difference", result.Differences[0]);
            Assert.Equal(Math.Sqrt(result.Test.Statistic), Math.Abs(result.Differences[0] / result.StandardErrors[0]), 1e-9);
        }

        AgreesOnP(expected, result.Test.PValue);
    }

    [RTheory]
    [MemberData(nameof(Correlations))]
    public void Correlations_ReferenceCase_AgreeWithR(string name)
    {
        var expected = ReferenceCase.Of("survey-correlation", name);
        var (design, variables) = (ReferenceDesigns.Of(expected), ReferenceDesigns.Variables(expected));
        var covariances = SurveyVariance.Covariances(design, variables).Value;
        expected.Agrees("values", covariances.Values);
        expected.AgreesAsCovariance("covariance", covariances.Covariance.Entries);
        var correlations = SurveyVariance.Correlations(design, variables).Value;
        expected.Agrees("correlations", correlations.Values);
        expected.AgreesAsCovariance("correlation_covariance", correlations.Covariance.Entries);
    }

    [RTheory]
    [MemberData(nameof(Alphas))]
    public void CronbachAlpha_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("cronbach-alpha", name);
        var alpha = CronbachAlpha.Estimate(ReferenceDesigns.Of(expected), ReferenceDesigns.Variables(expected)).Value;
        expected.Agrees("alpha", alpha.Values[0]);
        expected.Agrees("error", alpha.StandardError(0));
        expected.Agrees("without", [.. alpha.Values.Skip(1)]);
    }

    // A small p-value multiplies the statistic's relative error by the size of its logarithm.
    private static void AgreesOnP(ReferenceCase expected, double p) => expected.Agrees("p", p, expected.Number("p") < 1e-6 ? 1e-7 : 1e-8);
}
