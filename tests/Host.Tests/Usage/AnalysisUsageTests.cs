using System.Text.Json;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Usage;

/// <summary>The commands that analyse a data file, called as a user calls them.</summary>
public sealed class AnalysisUsageTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("estimates", "survey", "estimate", "--data", "answers.csv", "--design", "design.json", "--estimate", "mean:pay", "share:sex by sector")]
    [InlineData("steps", "survey", "weight", "--data", "answers.csv", "--design", "design.json", "--plan", "plan.json")]
    [InlineData("allocation", "survey", "sample", "--data", "answers.csv", "--size", "4", "--strata", "sector", "--minimum", "2")]
    [InlineData("models", "table", "fit", "--data", "answers.csv", "--rows", "sector", "--columns", "before", "--model", "independence", "symmetry")]
    [InlineData("measures", "table", "measures", "--data", "answers.csv", "--rows", "sector", "--columns", "before", "--add", "0.5")]
    [InlineData("agreement", "agreement", "--data", "answers.csv", "--coders", "sector", "before", "--replicates", "100")]
    [InlineData("stages", "funnel", "--data", "answers.csv", "--stage", "stage", "--steps", "applied", "interview", "hired", "--group", "sex")]
    public void Run_EachCommand_PrintsJsonAndWritesItsFolder(string table, params string[] words)
    {
        WriteFiles();
        var call = Run([.. words, "--out", "out", "--json"]);
        Assert.True(call.Code is 0 or 1, call.Error);
        using var json = JsonDocument.Parse(call.Output);
        Assert.NotEqual(0, json.RootElement.GetProperty("tables").GetProperty(table).GetArrayLength());
        Assert.Equal(call.Code == 1, json.RootElement.GetProperty("problems").GetArrayLength() > 0);
        Assert.Contains($"{table}.csv", _folder.Names("out"));
        Assert.Contains("report.html", _folder.Names("out"));
        Assert.Contains("result.json", _folder.Names("out"));
        Assert.Contains(table is "estimates" ? "mean:pay" : "", Run([.. words, "--out", "out"]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no column 'pai'; perhaps 'pay'", "survey", "estimate", "--data", "answers.csv", "--design", "design.json", "--estimate", "mean:pai")]
    [InlineData("--estimate median:pay: 'median' is not among", "survey", "estimate", "--data", "answers.csv", "--design", "design.json", "--estimate", "median:pay")]
    [InlineData("there is no such file", "survey", "estimate", "--data", "answers.csv", "--design", "none.json", "--estimate", "mean:pay")]
    [InlineData("row 3, column weight, value '0'; expected a weight above 0", "survey", "estimate", "--data", "zero.csv", "--design", "design.json", "--estimate", "mean:pay")]
    [InlineData("There is no model 'wish'", "table", "fit", "--data", "answers.csv", "--rows", "sector", "--columns", "before", "--model", "wish")]
    [InlineData("Give either", "agreement", "--data", "answers.csv")]
    [InlineData("expected one of the steps", "funnel", "--data", "answers.csv", "--stage", "sector", "--steps", "a", "b")]
    [InlineData("does not exist", "table", "measures", "--data", "none.csv", "--rows", "a", "--columns", "b")]
    public void Run_InputThatCannotBeUsed_IsRefusedWithItsName(string message, params string[] words)
    {
        WriteFiles();
        Call.Refused(Placed(words), message);
    }

    [Fact]
    public void Run_WhatTheDataDoNotAllow_ExitsOneAndGivesTheRest()
    {
        WriteFiles();
        // One respondent of S is left in the domain, in a stratum of three: its variance is told; a model of one term in two rows is not.
        var call = Run(["survey", "estimate", "--data", "answers.csv", "--design", "design.json", "--estimate", "mean:pay", "logistic:sex ~ pay + factor(before) where sector=S"]);
        Assert.Equal(1, call.Code);
        Assert.Contains("mean:pay", call.Output, StringComparison.Ordinal);
        Assert.StartsWith("logistic:sex ~ pay + factor(before) where sector=S: ", call.Error, StringComparison.Ordinal);
    }

    private Call Run(string[] words) => Call.Run(Placed(words));

    // The files stand in the test's own folder.
    private string[] Placed(string[] words) =>
        [.. words.Select(word => word is "out" || word.EndsWith(".csv", StringComparison.Ordinal) || word.EndsWith(".json", StringComparison.Ordinal)
            ? _folder.At(word) : word)];

    private void WriteFiles()
    {
        string[] rows =
        [
            "sector,before,sex,pay,weight,stage", "S,S,K,30,10,applied", "S,K,M,35,10,interview", "S,S,K,41,10,hired", "K,K,M,28,20,applied",
            "K,K,K,33,20,hired", "K,S,M,38,20,interview", "K,K,K,36,20,applied",
        ];
        _folder.Write("answers.csv", rows);
        _folder.Write("zero.csv", [.. rows.Select((row, i) => i == 2 ? row.Replace(",10,", ",0,", StringComparison.Ordinal) : row)]);
        _folder.Write("design.json", """{ "weights": "weight", "strata": ["sector"] }""");
        _folder.Write("plan.json", """{ "steps": [{ "method": "poststratify", "margins": [{ "columns": ["sex"], "counts": { "K": 60, "M": 50 } }] }] }""");
    }
}
