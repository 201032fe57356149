using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Designs;

/// <summary>Totals and means, with covariances, under R's designs; see Reference/survey-design/README.md.</summary>
public sealed class SampleDesignReferenceTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("survey-design");

    [RTheory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name) => TotalsAndMeans.Agree(ReferenceCase.Of("survey-design", name));

    // What R's manual prints for its first example.
    [RFact]
    public void Estimate_Apistrat_HasThePrintedMeanAndError()
    {
        var expected = ReferenceCase.Of("survey-design", "apistrat");
        var mean = SurveyMean.Mean(ReferenceDesigns.Of(expected), ReferenceDesigns.Variable(expected, "api00")).Value;
        Assert.Equal(662.2873632, mean.Values[0], 5e-8);
        Assert.Equal(9.408940803, mean.StandardError(0), 5e-10);
    }
}
