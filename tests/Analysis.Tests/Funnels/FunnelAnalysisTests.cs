using Sektorskifte.Analysis.Funnels;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Tests.Funnels;

/// <summary>From applications in a file to funnels. The estimators themselves are held against R in Statistics.Tests.</summary>
public sealed class FunnelAnalysisTests : IDisposable
{
    private static readonly string[] Steps = ["applied", "interview", "hired"];
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_OneGroup_HasRatesByStage()
    {
        var result = FunnelAnalysis.Run(Request(("x", "applied", 6), ("x", "interview", 3), ("x", "hired", 1)) with { Group = null });
        var stages = Table(result, "stages");
        Assert.Equal([(10.0, 4.0, 0.4), (4.0, 1.0, 0.25)], stages.Rows.Select(row => (row[3].Number!.Value, row[6].Number!.Value, row[7].Number!.Value)));
        Assert.Equal(0.1, Table(result, "passages").Rows[0][3].Number!.Value, 12);
    }

    [Fact]
    public void Run_OpenProcess_CountsInWhatItHasPassed()
    {
        File.WriteAllText(_folder.File("o.csv"), "stage,open\napplied,0\napplied,yes\ninterview,yes\ninterview,no\nhired,0\n");
        var stages = Table(FunnelAnalysis.Run(new FunnelRequest { Data = _folder.File("o.csv"), Stage = "stage", Steps = Steps, Open = "open" }), "stages");
        // Of five, one is open at the start; of the three who came to an interview one is open there.
        Assert.Equal([(5.0, 1.0, 4.0, 3.0), (3.0, 1.0, 2.0, 1.0)], stages.Rows.Select(row =>
            (row[3].Number!.Value, row[4].Number!.Value, row[5].Number!.Value, row[6].Number!.Value)));
    }

    [Fact]
    public void Run_Persons_CountOnceWithTheirBest()
    {
        File.WriteAllText(_folder.File("p.csv"), "who,stage\n1,applied\n1,hired\n2,interview\n2,applied\n3,applied\n");
        var request = new FunnelRequest { Data = _folder.File("p.csv"), Stage = "stage", Steps = Steps };
        Assert.Equal(5, Table(FunnelAnalysis.Run(request), "stages").Rows[0][3].Number);
        Assert.Equal(3, Table(FunnelAnalysis.Run(request with { Person = "who" }), "stages").Rows[0][3].Number);
    }

    [Fact]
    public void Run_TwoGroups_TheGapIsTheSumOfItsStages()
    {
        var result = FunnelAnalysis.Run(
            Request(("S", "applied", 60), ("S", "interview", 30), ("S", "hired", 10), ("K", "applied", 50), ("K", "interview", 25), ("K", "hired", 25))
            with
            { Reference = "K", SupplyStages = 1 });
        var gap = Table(result, "gap");
        Assert.Equal(["stage", "stage", "supply", "demand", "total"], gap.Rows.Select(row => row[2].Text));
        var ratios = gap.Rows.Select(row => row[4].Number!.Value).ToList();
        Assert.Equal(ratios[4], ratios[0] + ratios[1], 12);
        Assert.Equal(Math.Log(0.1 / 0.25), ratios[4], 12);
        Assert.Equal("under", Table(result, "selection").Rows[0][5].Text);
    }

    // 16 of 100 against 20 of 100 is four fifths exactly.
    [Theory]
    [InlineData(16, "not under")]
    [InlineData(15, "under")]
    public void Run_FourFifths_ExactlyIsNotUnder(int hired, string expected) => Assert.Equal(
        expected,
        Table(FunnelAnalysis.Run(
            Request(("S", "applied", 100 - hired), ("S", "hired", hired), ("K", "applied", 80), ("K", "hired", 20)) with { Reference = "K" }), "selection").Rows[0][5].Text);

    // Within each job K is hired more often; thrown together less: K applies for the job that hires few.
    [Fact]
    public void Run_SimpsonsReversal_ShowsWithinJobs()
    {
        var lines = new List<string> { "group,stage,job" };
        void Rows(string group, string job, int hired, int not)
        {
            lines.AddRange(Enumerable.Repeat($"{group},hired,{job}", hired));
            lines.AddRange(Enumerable.Repeat($"{group},applied,{job}", not));
        }

        Rows("K", "hard", 20, 80);
        Rows("K", "easy", 9, 1);
        Rows("S", "hard", 1, 9);
        Rows("S", "easy", 80, 20);
        var result = FunnelAnalysis.Run(new FunnelRequest
        {
            Data = _folder.Write("s.csv", lines),
            Stage = "stage",
            Steps = Steps,
            Group = "group",
            Reference = "S",
            Job = "job",
        });
        var jobs = Table(result, "jobs").Rows[0];
        Assert.True(jobs[2].Number > 1 && jobs[5].Number < 1);
        Assert.Equal("reversed", jobs[9].Text);
        var parts = Table(result, "composition").Rows.ToDictionary(row => row[2].Text!, row => row[3].Number!.Value);
        Assert.Equal(parts["difference"], parts["different jobs"] + parts["different rates in the same jobs"], 12);
    }

    [Fact]
    public void Run_WhatIsNotThere_IsNamed()
    {
        var request = Request(("S", "applied", 2), ("K", "hired", 1));
        Assert.Contains("expected one of the steps hired, applied", Problem(request with { Steps = ["hired", "applied"], Stage = "group" }), StringComparison.Ordinal);
        Assert.Contains("row 2, column stage, value 'applied'", Problem(request with { Steps = ["sought", "hired"] }), StringComparison.Ordinal);
        Assert.Contains("no group 'R' in group; it has K, S", Problem(request with { Reference = "R" }), StringComparison.Ordinal);
        Assert.Contains("at least two steps", Problem(request with { Steps = ["applied"] }), StringComparison.Ordinal);
    }

    private static string Problem(FunnelRequest request) =>
        Assert.Throws<InputException>(() => FunnelAnalysis.Run(request)).Message;

    private FunnelRequest Request(params (string Group, string Stage, int Count)[] rows) => new()
    {
        Data = _folder.Write("f.csv", rows.SelectMany(row => Enumerable.Repeat($"{row.Group},{row.Stage}", row.Count)).Prepend("group,stage")),
        Stage = "stage",
        Steps = Steps,
        Group = "group",
    };

    private static ResultTable Table(AnalysisResult result, string name) => result.Tables.Single(table => table.Name == name);
}
