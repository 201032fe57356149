using Sektorskifte.Analysis.Agreement;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics.Agreement;

namespace Sektorskifte.Analysis.Tests.Agreement;

/// <summary>From codings in a file to their agreement. The coefficients themselves are held against others in Statistics.Tests.</summary>
public sealed class CoderAgreementTests : IDisposable
{
    // K. Krippendorff (2011), Computing Krippendorff's alpha-reliability: four coders, twelve units.
    private const string Wide =
        "u,a,b,c,d\n1,1,1,,1\n2,2,2,3,2\n3,3,3,3,3\n4,3,3,3,3\n5,2,2,2,2\n6,1,2,3,4\n7,4,4,4,4\n8,1,1,2,1\n9,2,2,2,2\n10,,5,5,5\n11,,,1,1\n12,,3,,\n";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(AlphaMetric.Nominal, 0.7434)]
    [InlineData(AlphaMetric.Ordinal, 0.8154)]
    [InlineData(AlphaMetric.Interval, 0.8491)]
    [InlineData(AlphaMetric.Ratio, 0.7974)]
    public void Run_PublishedExample_GivesItsAlphaInBothShapes(AlphaMetric metric, double alpha)
    {
        var wide = CoderAgreement.Run(new AgreementRequest
        {
            Data = File("wide.csv", Wide),
            Coders = ["a", "b", "c", "d"],
            Metric = metric,
            Replicates = 200,
        });
        var lines = Wide.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));
        var codings = lines.SelectMany(cells => "abcd".Select((coder, i) => $"{cells[0]},{coder},{cells[i + 1]}"));
        var stacked = CoderAgreement.Run(new AgreementRequest
        {
            Data = File("long.csv", "unit,coder,value\n" + string.Join('\n', codings) + "\n"),
            Unit = "unit",
            Coder = "coder",
            Value = "value",
            Metric = metric,
            Replicates = 200,
        });
        foreach (var result in new[] { wide, stacked })
        {
            var row = Table(result, "agreement").Rows[0];
            Assert.Equal(alpha, Math.Round(row[1].Number!.Value, 4));
            Assert.True(row[3].Number < row[1].Number && row[1].Number < row[4].Number);
            Assert.Equal((11, 40), (row[7].Number, row[8].Number));
            Assert.Equal(6, Table(result, "pairs").Rows.Count);
        }
    }

    [Fact]
    public void Run_SameNumberOfCodings_HasFleissKappaToo()
    {
        var result = CoderAgreement.Run(new AgreementRequest
        {
            Data = File("f.csv", "a,b,c\nx,x,y\ny,y,y\nx,y,x\nx,x,x\n"),
            Coders = ["a", "b", "c"],
            Replicates = 0,
        });
        Assert.Equal("Fleiss' kappa", Table(result, "agreement").Rows[1][0].Text);
    }

    [Fact]
    public void Run_AllTheSame_IsAProblem() => Assert.NotEmpty(CoderAgreement.Run(new AgreementRequest
    {
        Data = File("s.csv", "a,b\nx,x\nx,x\n"),
        Coders = ["a", "b"],
        Replicates = 0,
    }).Problems);

    [Fact]
    public void Run_UnitCodedTwice_NamesRowCoderAndUnit() => Assert.Contains(
        "row 4: b has coded 2 before",
        Assert.Throws<InputException>(() => CoderAgreement.Run(new AgreementRequest
        {
            Data = File("t.csv", "u,c,v\n1,a,x\n2,b,x\n2,b,y\n"),
            Unit = "u",
            Coder = "c",
            Value = "v",
        })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Run_RequestThatCannotBe_SaysWhatIsMissing()
    {
        var file = File("r.csv", "a,b\nx,red\n");
        Assert.Contains("Give either", Problem(new AgreementRequest { Data = file }), StringComparison.Ordinal);
        Assert.Contains("Give either", Problem(new AgreementRequest { Data = file, Coders = ["a", "b"], Unit = "a" }), StringComparison.Ordinal);
        Assert.Contains("at least two", Problem(new AgreementRequest { Data = file, Coders = ["a"] }), StringComparison.Ordinal);
        Assert.Contains("takes numbers", Problem(new AgreementRequest { Data = file, Coders = ["a", "b"], Metric = AlphaMetric.Ratio }), StringComparison.Ordinal);
        Assert.Contains(
            "value 'red', which is not among", Problem(new AgreementRequest { Data = file, Coders = ["a", "b"], Categories = ["x"] }), StringComparison.Ordinal);
    }

    private static string Problem(AgreementRequest request) =>
        Assert.Throws<InputException>(() => CoderAgreement.Run(request)).Message;

    private string File(string name, string text)
    {
        System.IO.File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    private static ResultTable Table(AnalysisResult result, string name) => result.Tables.Single(table => table.Name == name);
}
