using Sektorskifte.Analysis.Results;
using Sektorskifte.Analysis.Survey;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Tests.Survey;

/// <summary>From a file and a design to a table of estimates. The estimators themselves are held against R in Statistics.Tests.</summary>
public sealed class SurveyEstimationTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Two strata, W = 10 and 20: mean = (10·(1+2+3) + 20·(4+8)) / (30 + 40); totals by stratum have the variance n s² w².
    [Fact]
    public void Run_StratifiedMean_IsWhatPencilAndPaperGive()
    {
        var row = Single(Run("mean:y"), "estimates");
        const double mean = 300.0 / 70;
        // Linearised: w (y − mean) / Σw; variance n/(n−1) Σ(z − z̄)² in each stratum.
        var first = 3.0 / 2 * (100 / 4900.0) * 2;
        var second = 2.0 / 1 * (400 / 4900.0) * 8;
        Assert.Equal(mean, row["value"].Number!.Value, 12);
        Assert.Equal(Math.Sqrt(first + second), row["se"].Number!.Value, 12);
        Assert.Equal((3, 5, 70), (row["df"].Number, row["n"].Number, row["population"].Number));
    }

    [Theory]
    [InlineData("total:y", "y", 300)]
    [InlineData("ratio:y/x", "y/x", 300.0 / 210)]
    [InlineData("share:g=b", "g=b", 30.0 / 70)]
    [InlineData("mean:y where s=A", "y", 2)]
    [InlineData("mean:y where s=A,B and g=b", "y", 100.0 / 30)]
    [InlineData("difference:y by s B-A", "y: s=B less s=A", 4)]
    [InlineData("quantile:y@0.5", "y@0.5", 4)]
    public void Run_OneEstimate_HasItsValue(string estimate, string item, double value)
    {
        var row = Single(Run(estimate), "estimates");
        Assert.Equal(item, row["item"].Text);
        Assert.Equal(value, row["value"].Number!.Value, 12);
        Assert.True(row["lower"].Number is null || row["lower"].Number <= value);
    }

    [Fact]
    public void Run_Groups_HaveARowEach()
    {
        var table = Table(Run("mean:y by s", "share:g by s"), "estimates");
        Assert.Equal(
            ["s=A y", "s=B y", "s=A g=a", "s=A g=b", "s=B g=a", "s=B g=b"],
            table.Rows.Select(row => $"{row[1].Text} {row[2].Text}"));
        Assert.Equal([3.0, 2, 3, 3, 2, 2], table.Rows.Select(row => row[8].Number!.Value));
    }

    [Fact]
    public void Run_MissingValues_AreLeftOutAndCounted()
    {
        var result = Run("mean:z");
        Assert.Equal(4, Single(result, "estimates")["n"].Number);
        Assert.Contains("mean:z: 1 rows of the domain lack a value and are left out.", result.Notes);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void Run_Regression_HasCoefficientsTermsAndEffects()
    {
        var result = Run("linear:y ~ x");
        Assert.Equal(["(intercept)", "x"], Table(result, "coefficients").Rows.Select(row => row[1].Text));
        Assert.Equal("x", Single(result, "terms")["term"].Text);
        Assert.Equal(
            Table(result, "coefficients").Rows[1][2].Number!.Value, Single(result, "effects")["value"].Number!.Value, 12);
    }

    [Theory]
    [InlineData("ttest:y by g", 1)]
    [InlineData("ranktest:y by g", 1)]
    [InlineData("independence:s*g", 2)]
    public void Run_Test_HasStatisticAndPValue(string estimate, int tests)
    {
        var table = Table(Run(estimate), "tests");
        Assert.Equal(tests, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.InRange(row[5].Number!.Value, 0, 1));
    }

    [Fact]
    public void Run_Alpha_HasTheBatterysReliability() =>
        Assert.Equal("alpha", Single(Run("alpha:y,x"), "estimates")["item"].Text);

    [Fact]
    public void Run_LonelyStratum_IsNamedAndTheOthersGoOn()
    {
        var result = Run("mean:y where g=b", "mean:y");
        Assert.Empty(result.Problems);
        File.WriteAllText(_folder.File("answers.csv"), "s,w,y\nA,1,1\nB,1,2\nB,1,4\n");
        var lonely = SurveyEstimation.Run(Request(_folder.File("answers.csv"), "mean:y"));
        Assert.Contains("A", Assert.Single(lonely.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(lonely.Tables);
    }

    [Theory]
    [InlineData("mean:q", "has no column 'q'")]
    [InlineData("mean:g", "column g, value 'a'; expected a number")]
    [InlineData("mean:y where s=C", "s has no value 'C'")]
    [InlineData("share:g=c", "g has no category 'c'")]
    [InlineData("difference:y by s A-C", "s has no value 'C'")]
    public void Run_WhatIsNotThere_IsNamed(string estimate, string message) => Assert.Contains(
        message, Assert.Throws<InputException>(() => Run(estimate)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0", "row 2, column w, value '0'; expected a weight above 0")]
    [InlineData("-3", "row 2, column w, value '-3'; expected a weight above 0")]
    [InlineData("", "row 2, column w, value ''; expected a value")]
    public void Run_WeightThatIsNone_NamesItsRow(string weight, string message)
    {
        File.WriteAllText(_folder.File("bad.csv"), $"s,w,y\nA,{weight},1\nA,1,2\n");
        var problem = Assert.Throws<InputException>(() => SurveyEstimation.Run(Request(_folder.File("bad.csv"), "mean:y")));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReplicateMethod.Jackknife)]
    [InlineData(ReplicateMethod.RaoWu)]
    [InlineData(ReplicateMethod.CantyDavison)]
    public void Run_ReplicatesMade_GiveTheSameEstimate(ReplicateMethod method)
    {
        var request = Request(Answers(), "mean:y");
        var result = SurveyEstimation.Run(request with
        {
            Design = request.Design with { Replicates = new ReplicateDescription { Method = method, Count = 40 } },
        });
        Assert.Equal(300.0 / 70, Single(result, "estimates")["value"].Number!.Value, 12);
        Assert.True(Single(result, "estimates")["se"].Number > 0);
    }

    // Leaving one of n out with the weights of the jackknife: (n − 1)/n times the squared distances.
    [Fact]
    public void Run_ReplicatesGiven_AreUsedAsTheyStand()
    {
        File.WriteAllText(_folder.File("given.csv"), "w,y,r1,r2,r3\n1,1,0,1.5,1.5\n1,2,1.5,0,1.5\n1,6,1.5,1.5,0\n");
        var result = SurveyEstimation.Run(new SurveyRequest
        {
            Data = _folder.File("given.csv"),
            Design = new DesignDescription
            {
                Weights = "w",
                Replicates = new ReplicateDescription { Method = ReplicateMethod.Given, Columns = ["r1", "r2", "r3"], Scale = 2.0 / 3 },
            },
            Estimates = ["mean:y"],
        });
        // The jackknife of a mean is s²/n.
        Assert.Equal(Math.Sqrt(7.0 / 3), Single(result, "estimates")["se"].Number!.Value, 12);
    }

    private AnalysisResult Run(params string[] estimates) => SurveyEstimation.Run(Request(Answers(), estimates));

    private string Answers()
    {
        File.WriteAllText(
            _folder.File("answers.csv"),
            "s,w,y,x,g,z\nA,10,1,1,a,1\nA,10,2,2,b,NA\nA,10,3,6,a,3\nB,20,4,2,b,4\nB,20,8,4,a,5\n");
        return _folder.File("answers.csv");
    }

    private static SurveyRequest Request(string file, params string[] estimates) => new()
    {
        Data = file,
        Design = new DesignDescription { Weights = "w", Strata = ["s"] },
        Estimates = estimates,
    };

    private static ResultTable Table(AnalysisResult result, string name) => result.Tables.Single(table => table.Name == name);

    private static Dictionary<string, ResultValue> Single(AnalysisResult result, string name)
    {
        var table = Table(result, name);
        return table.Columns.Zip(Assert.Single(table.Rows)).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
