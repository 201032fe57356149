using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Designs;

/// <summary>What <c>both</c> in <c>Reference/designs.R</c> computes, compared with ours.</summary>
internal static class TotalsAndMeans
{
    public static void Agree(ReferenceCase expected)
    {
        var design = ReferenceDesigns.Of(expected);
        var variables = ReferenceDesigns.Variables(expected);
        Assert.Equal(expected.Number("freedom"), design.DegreesOfFreedom);
        expected.Agrees("sum", design.SumOfWeights);

        var totals = SurveyMean.Totals(design, variables).Value;
        Agrees(expected, "total", totals.Values);
        expected.AgreesAsCovariance("total_covariance", totals.Covariance.Entries);

        var means = SurveyMean.Means(design, variables).Value;
        Agrees(expected, "mean", means.Values);
        expected.AgreesAsCovariance("mean_covariance", means.Covariance.Entries);
        Assert.Equal(design.Count, means.Count);
        Assert.Equal(design.DegreesOfFreedom, means.DegreesOfFreedom);
    }

    private static void Agrees(ReferenceCase expected, string key, IReadOnlyList<double> actual)
    {
        if (expected.IsList(key))
        {
            expected.Agrees(key, actual);
        }
        else
        {
            expected.Agrees(key, Assert.Single(actual));
        }
    }
}
