using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Analysis.Survey;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Tests.Survey;

/// <summary>Samples from a frame in a file.</summary>
public sealed class SurveySampleTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SampleMethod.Simple)]
    [InlineData(SampleMethod.Systematic)]
    [InlineData(SampleMethod.Poisson)]
    [InlineData(SampleMethod.ProportionalSystematic)]
    [InlineData(SampleMethod.Sampford)]
    public void Draw_EachMethod_GivesFrameColumnsAndWeights(SampleMethod method)
    {
        var result = SurveySample.Draw(Request(40) with { Method = method, Measure = "size" });
        var sample = Listing(result);
        Assert.Empty(result.Problems);
        Assert.Equal(["id", "sector", "size", "stratum", "inclusion_probability", "weight"], sample.Columns);
        Assert.All(sample.Rows, row => Assert.Equal(1, row[4].Number!.Value * row[5].Number!.Value, 12));
        Assert.Equal(sample.Rows.Count, sample.Rows.Select(row => row[0].Text).Distinct().Count());
        Assert.InRange(sample.Rows.Count, method == SampleMethod.Poisson ? 15 : 40, method == SampleMethod.Poisson ? 65 : 40);
    }

    [Fact]
    public void Draw_SameSeed_IsTheSameSample()
    {
        Assert.Equal(Ids(SurveySample.Draw(Request(30))), Ids(SurveySample.Draw(Request(30))));
        Assert.NotEqual(Ids(SurveySample.Draw(Request(30))), Ids(SurveySample.Draw(Request(30) with { Seed = 2 })));
    }

    [Fact]
    public void Draw_Strata_HaveTheirMinimumAndAddUp()
    {
        var result = SurveySample.Draw(Request(60) with { Strata = ["sector"], Minimum = 12 });
        var allocation = result.Tables.Single(table => table.Name == "allocation");
        Assert.Equal(["K", "R", "S"], allocation.Rows.Select(row => row[0].Text));
        Assert.All(allocation.Rows, row => Assert.True(row[2].Number >= 12));
        Assert.Equal(60, allocation.Rows.Sum(row => row[2].Number));
        Assert.All(allocation.Rows, row => Assert.Equal(
            row[2].Number, Listing(result).Rows.Count(unit => unit[3].Text == row[0].Text)));
        // The weights of a stratum's units add up to its units in the frame.
        Assert.All(allocation.Rows, row => Assert.Equal(
            row[1].Number!.Value, Listing(result).Rows.Where(unit => unit[3].Text == row[0].Text).Sum(unit => unit[5].Number!.Value), 9));
    }

    [Fact]
    public void Draw_Neyman_TakesMoreWhereValuesSpread()
    {
        var proportional = Counts(SurveySample.Draw(Request(60) with { Strata = ["sector"] }));
        var neyman = Counts(SurveySample.Draw(
            Request(60) with { Strata = ["sector"], Sharing = SampleSharing.Neyman, Spread = "size" }));
        Assert.True(neyman["S"] > proportional["S"]);
        Assert.Equal(60, neyman.Values.Sum());
    }

    [Fact]
    public void Draw_MoreThanTheFrame_IsAProblemAndNoSample()
    {
        var result = SurveySample.Draw(Request(500));
        Assert.Contains("500", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(result.Tables);
    }

    [Theory]
    [InlineData("size ", null, SampleMethod.Simple, SampleSharing.Proportional, null)]
    [InlineData("sizes", "no column 'sizes'; perhaps 'size'", SampleMethod.Poisson, SampleSharing.Proportional, null)]
    [InlineData(null, "name their column as the measure", SampleMethod.Sampford, SampleSharing.Proportional, null)]
    [InlineData(null, "name its column as the spread", SampleMethod.Simple, SampleSharing.Neyman, null)]
    [InlineData("sector", "value 'K'; expected a number", SampleMethod.Poisson, SampleSharing.Proportional, null)]
    [InlineData("size", "takes no strata", SampleMethod.Poisson, SampleSharing.Proportional, "sector")]
    public void Draw_RequestThatCannotBe_NamesWhatIsWrong(
        string? measure, string? message, SampleMethod method, SampleSharing sharing, string? stratum)
    {
        var request = Request(10) with
        {
            Measure = measure,
            Method = method,
            Sharing = sharing,
            Strata = stratum is null ? [] : [stratum],
        };
        if (message is null)
        {
            Assert.Empty(SurveySample.Draw(request).Problems);
            return;
        }

        Assert.Contains(message, Assert.Throws<InputException>(() => SurveySample.Draw(request)).Message, StringComparison.Ordinal);
    }

    // 200 units: half of them K and all alike, a quarter R, a quarter S with sizes that differ much.
    private SampleRequest Request(int size)
    {
        var file = _folder.File("frame.csv");
        if (!File.Exists(file))
        {
            _folder.Write("frame.csv", Enumerable.Range(0, 200).Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{i},{(i % 2 == 0 ? "K" : i % 4 == 1 ? "R" : "S")},{(i % 4 == 3 ? 1 + (i * 7 % 50) : 20 + (i % 3))}"))
                .Prepend("id,sector,size"));
        }

        return new SampleRequest { Data = file, Size = size };
    }

    private static ResultTable Listing(AnalysisResult result) => result.Tables.Single(table => table.IsListing);

    private static string?[] Ids(AnalysisResult result) => [.. Listing(result).Rows.Select(row => row[0].Text)];

    private static Dictionary<string, double> Counts(AnalysisResult result) =>
        result.Tables.Single(table => table.Name == "allocation").Rows.ToDictionary(row => row[0].Text!, row => row[2].Number!.Value);
}
