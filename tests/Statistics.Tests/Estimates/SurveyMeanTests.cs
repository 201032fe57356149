using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Tests.Designs;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Estimates;

public sealed class SurveyMeanTests
{
    private static readonly SampleDesign Six = SampleDesign.Create([1, 2, 3, 1, 2, 3], [new SamplingStage()]).Value;
    private static readonly Variable Y = new("y", [1, 4, 2, 8, 5, 7]);

    public static TheoryData<string> Cases => ReferenceCase.Names("survey-mean-total");

    [RTheory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("survey-mean-total", name);
        var design = ReferenceDesigns.Of(expected);
        switch (expected.Text("kind"))
        {
            case "by":
                var means = SurveyMean.Means(design, ReferenceDesigns.Variables(expected), By());
                Compare(means, "values", "covariance");
                break;
            case "total by":
                Compare(SurveyMean.Totals(design, ReferenceDesigns.Variables(expected), By()), "values", "covariance");
                break;
            case "shares":
                var factor = ReferenceDesigns.Factor(expected, expected.Text("factor"));
                Compare(SurveyMean.Shares(design, factor), "values", "covariance");
                Compare(SurveyMean.Counts(design, factor), "counts", "counts_covariance");
                break;
            case "contrast":
                var groups = SurveyMean.Means(design, [ReferenceDesigns.Variable(expected, "api00")], By()).Value;
                var contrast = groups.Combine(["difference"], expected.Numbers("coefficients"));
                expected.Agrees("values", contrast.Values);
                expected.Agrees("error", contrast.StandardError(0));
                var limits = contrast.Interval(0).Value;
                expected.Agrees("lower", limits.Lower);
                expected.Agrees("upper", limits.Upper);
                break;
            case "effects":
                var variables = ReferenceDesigns.Variables(expected);
                expected.Agrees("means", DesignEffects.OfMeans(design, variables).Value);
                expected.Agrees("means_replace", DesignEffects.OfMeans(design, variables, withReplacement: true).Value);
                expected.Agrees("totals", DesignEffects.OfTotals(design, variables).Value);
                expected.Agrees("totals_replace", DesignEffects.OfTotals(design, variables, withReplacement: true).Value);
                break;
            default:
                var mean = SurveyMean.Mean(design, ReferenceDesigns.Variable(expected, "api00")).Value;
                var df = expected.Number("df") switch { 0 => (double?)null, < 0 => double.PositiveInfinity, var given => given };
                var interval = mean.Interval(0, expected.Number("level"), df).Value;
                expected.Agrees("lower", interval.Lower);
                expected.Agrees("upper", interval.Upper);
                break;
        }

        Factor By() => ReferenceDesigns.Factor(expected, expected.Text("by"));

        void Compare(Outcome<SurveyEstimates> outcome, string values, string covariance)
        {
            expected.Agrees(values, outcome.Value.Values);
            expected.AgreesAsCovariance(covariance, outcome.Value.Covariance.Entries);
        }
    }

    [Fact]
    public void Means_ByGroup_AreNamedByGroupAndVariable()
    {
        var by = Factor.Of("sex", ["k", "m", "k", "m", "k", "m"]);
        var means = SurveyMean.Means(Six, [Y, new Variable("z", [1, 1, 1, 1, 1, 1])], by).Value;
        Assert.Equal(["sex=k y", "sex=k z", "sex=m y", "sex=m z"], means.Names);
        Assert.Equal(17 / 6.0, means.Values[0], 1e-14);
        Assert.Equal(2, means.IndexOf("sex=m y"));
        Assert.Throws<ArgumentException>(() => means.IndexOf("sex=x y"));
        Assert.Equal(0, means.StandardError(1), 1e-14);
    }

    [Fact]
    public void Means_GroupWithoutRowsInTheDomain_IsLeftOut()
    {
        var by = Factor.Of("sex", ["k", "m", "k", "m", "k", null]);
        var domain = Six.Where([true, false, true, false, true, true]);
        Assert.Equal(["sex=k y"], SurveyMean.Means(domain, [Y], by).Value.Names);
        Assert.Equal(["sex=k y", "sex=m y"], SurveyMean.Means(Six, [Y], by).Value.Names);
    }

    [Fact]
    public void Means_MissingValue_NamesVariableAndRow()
    {
        var holes = new Variable("income", [1, double.NaN, 2, 3, double.PositiveInfinity, 4]);
        var problem = SurveyMean.Mean(Six, holes).Problem!;
        Assert.Contains("income", problem.Message, StringComparison.Ordinal);
        Assert.Contains("2 rows", problem.Message, StringComparison.Ordinal);
        Assert.Contains("row 2", problem.Message, StringComparison.Ordinal);
        var known = SurveyMean.Mean(Six.Where(holes.Known()), holes).Value;
        Assert.Equal((1 + 6 + 3 + 12) / 8.0, known.Values[0], 1e-14);
        Assert.Equal(4, known.Count);
        Assert.Throws<ArgumentException>(() => SurveyMean.Mean(Six, new Variable("short", [1])));
    }

    [Fact]
    public void Shares_MissingCategory_NamesFactorAndRow()
    {
        var factor = Factor.Of("sector", ["S", "K", null, "S", "S", "S"]);
        Assert.Contains("sector has no category in row 3", SurveyMean.Shares(Six, factor).Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(2, SurveyMean.Shares(Six.Where([true, true, false, true, true, true]), factor).Value.Values.Count);
    }

    [Fact]
    public void Shares_CategoryWithoutRows_IsZeroWithoutError()
    {
        var factor = Factor.OfCodes("sector", [0, 0, 1, 1, 0, 1], ["S", "K", "R"]);
        var shares = SurveyMean.Shares(Six, factor).Value;
        Assert.Equal(0, shares.Values[2]);
        Assert.Equal(0, shares.StandardError(2));
        Assert.Equal(1, shares.Values.Sum(), 1e-15);
    }

    [Fact]
    public void Shares_ByGroup_AddUpToOneInEachAndAreRatiosOfCells()
    {
        var (rows, columns) = (Factor.Of("r", ["a", "a", "b", "b", "b", "a"]), Factor.Of("c", ["x", "y", "x", "y", "y", "x"]));
        var within = SurveyMean.Shares(Six, columns, rows).Value;
        var cells = SurveyMean.Shares(Six, rows.By(columns)).Value;
        Assert.Equal(within.Values[0], cells.Values[0] / (cells.Values[0] + cells.Values[1]), 1e-14);
        Assert.Equal(1, within.Values[2] + within.Values[3], 1e-15);
        Assert.Equal(within.StandardError(2), within.StandardError(3), 1e-14);
    }

    [Fact]
    public void Combine_Difference_HasTheVarianceOfAVariablesDifference()
    {
        var z = new Variable("z", [3, 1, 4, 1, 5, 9]);
        var difference = SurveyMean.Means(Six, [Y, z]).Value.Combine(["y - z"], [1, -1]);
        var direct = SurveyMean.Mean(Six, new Variable("d", [.. Y.Values.Zip(z.Values, (a, b) => a - b)])).Value;
        Assert.Equal(direct.Values[0], difference.Values[0], 1e-14);
        Assert.Equal(direct.StandardError(0), difference.StandardError(0), 1e-14);
        Assert.Throws<ArgumentException>(() => direct.Combine(["a"], [1, 2]));
    }

    [Fact]
    public void Interval_NoDegreesOfFreedom_IsAProblem()
    {
        var design = SampleDesign.Create([1, 1], [new SamplingStage { Strata = Factor.Of("s", [1, 2]) }],
            new DesignOptions { Lonely = LonelyUnits.Remove }).Value;
        var mean = SurveyMean.Mean(design, new Variable("y", [1, 2])).Value;
        Assert.Equal(ProblemKind.TooFewUnits, mean.Interval(0).Problem!.Kind);
        Assert.True(mean.Interval(0, degreesOfFreedom: double.PositiveInfinity).TryGet(out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => mean.Interval(0, 1));
    }

    [Fact]
    public void DesignEffects_WithoutVarianceOrPopulation_SayWhy()
    {
        var flat = new Variable("flat", [1, 1, 1, 1, 1, 1]);
        Assert.Contains("flat is constant", DesignEffects.OfMeans(Six, [flat]).Problem!.Message, StringComparison.Ordinal);
        var ones = SampleDesign.Create([1, 1, 1, 1, 1, 1], [new SamplingStage()]).Value;
        Assert.Contains("add up to 6", DesignEffects.OfMeans(ones, [Y]).Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(1, DesignEffects.OfMeans(ones, [Y], withReplacement: true).Value[0], 1e-14);
        Assert.Contains("two or more", DesignEffects.OfTotals(
            Six.Where([true, false, false, false, false, false]), [Y]).Problem!.Message, StringComparison.Ordinal);
    }
}
