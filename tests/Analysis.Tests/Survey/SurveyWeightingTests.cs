using System.Text.Json;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Analysis.Survey;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Tests.Survey;

/// <summary>From cases and a plan to weights. The methods themselves are held against R in Statistics.Tests.</summary>
public sealed class SurveyWeightingTests : IDisposable
{
    private const string Respond = """{ "method": "respondents", "column": "answered", "values": ["yes"], "cells": ["s"] }""";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_CellsOfNonResponse_GiveTheirWeightToRespondents()
    {
        var result = Run(Respond);
        // A: 4 cases of weight 10, 2 answered; B: 4 of 20, 3 answered.
        Assert.Equal([("A", 2.0), ("B", 4.0 / 3)], Table(result, "cells").Rows.Select(row => (row[0].Text!, row[4].Number!.Value)));
        var weights = Table(result, "weights");
        Assert.Equal(5, weights.Rows.Count);
        Assert.Equal(120, weights.Rows.Sum(row => row[^1].Number!.Value), 9);
        Assert.All(weights.Rows, row => Assert.Equal(row[^3].Number!.Value * row[^2].Number!.Value, row[^1].Number!.Value, 9));
    }

    [Theory]
    [InlineData("""{ "method": "poststratify", "margins": [{ "columns": ["g"], "counts": { "a": 70, "b": 30 } }] }""")]
    [InlineData("""{ "method": "rake", "margins": [{ "columns": ["g"], "counts": { "a": 70, "b": 30 } }, { "columns": ["s"], "counts": { "A": 45, "B": 55 } }] }""")]
    [InlineData("""{ "method": "calibrate", "distance": "raking", "margins": [{ "columns": ["g"], "counts": { "a": 70, "b": 30 } }] }""")]
    [InlineData("""{ "method": "calibrate", "lower": 0.1, "upper": 9, "margins": [{ "columns": ["g"], "counts": { "a": 70, "b": 30 } }], "totals": { "x": 300 } }""")]
    public void Run_PopulationCounts_AreMet(string step)
    {
        var result = Run(step);
        Assert.Empty(result.Problems);
        Assert.All(Table(result, "margins").Rows, row => Assert.Equal(row[3].Number!.Value, row[5].Number!.Value, 6));
        Assert.Equal(100, Table(result, "steps").Rows[0][8].Number!.Value, 6);
    }

    [Fact]
    public void Run_CrossedMargin_IsWrittenWithColons()
    {
        var result = Run("""{ "method": "poststratify", "margins": [{ "columns": ["s", "g"], "counts": { "A:a": 10, "A:b": 20, "B:a": 30, "B:b": 40 } }] }""");
        Assert.Equal(4, Table(result, "margins").Rows.Count);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void Run_StepsAfterNonResponse_AreAboutRespondents()
    {
        var result = Run(Respond, """{ "method": "trim", "upper": 24 }""");
        Assert.Equal(["respondents", "trim"], Table(result, "steps").Rows.Select(row => row[0].Text));
        Assert.Equal(120, Table(result, "steps").Rows[1][8].Number!.Value, 6);
    }

    [Fact]
    public void Run_Propensity_TellsTheRIndicator()
    {
        var result = Run("""{ "method": "respondents", "column": "answered", "values": ["yes"], "propensity": ["x"] }""");
        Assert.Contains("R-indicator", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CategoryWithoutRows_IsAProblemThatNamesIt()
    {
        var result = Run("""{ "method": "poststratify", "margins": [{ "columns": ["g"], "counts": { "a": 70, "b": 20, "c": 10 } }] }""");
        Assert.Contains("g=c", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(result.Tables);
    }

    [Fact]
    public void Run_Disposition_GivesTheRates()
    {
        var result = SurveyWeighting.Run(Cases(), new DesignDescription { Weights = "w" }, Plan(Respond), "code");
        var rates = Table(result, "rates").Rows.ToDictionary(row => row[0].Text!, row => row[1].Number!.Value);
        // Five answered, three refused: their weights are 80 of 120.
        Assert.Equal(80.0 / 120, rates["RR1"], 12);
        Assert.Equal(16, rates.Count);
    }

    [Fact]
    public void Run_UnknownValueOfResponse_IsNamed() => Assert.Contains(
        "there is no value 'ja'",
        Assert.Throws<InputException>(() => Run(Respond.Replace("\"yes\"", "\"ja\"", StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", "$.steps is missing")]
    [InlineData("""{ "steps": [] }""", "at least one step")]
    [InlineData("""{ "steps": [{ "method": "rake" }] }""", "$.steps[0].margins: must be at least one margin")]
    [InlineData("""{ "steps": [{ "method": "trim", "upper": 3 }, { "method": "respondents", "column": "a", "values": ["y"], "cells": ["b"] }] }""", "must be the first")]
    [InlineData("""{ "steps": [{ "method": "respondents", "column": "a", "values": ["y"], "cells": ["b"], "propensity": ["c"] }] }""", "either cells or propensity")]
    [InlineData("""{ "steps": [{ "method": "calibrate", "distance": "logit", "margins": [{ "columns": ["a"], "counts": { "x": 1 } }] }] }""", "logit needs lower and upper")]
    [InlineData("""{ "steps": [{ "method": "trim", "lower": 5, "upper": 3 }] }""", "$.steps[0].upper: must be above lower")]
    [InlineData("""{ "steps": [{ "method": "poststratify", "margins": [{ "columns": ["a"], "counts": { "x": "many" } }] }] }""", "$.steps[0].margins[0].counts.x is \"many\": must be a number")]
    [InlineData("""{ "steps": [{ "method": "wish" }] }""", "must be \"respondents\" or \"poststratify\"")]
    public void Parse_WhatIsWrong_IsNamed(string text, string message) => Assert.Contains(
        message, Assert.Throws<InputException>(() => WeightPlanFile.Parse(text, "Weight plan p.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Schema_KeysAndWords_AreTheReaders()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "weight-plan.schema.json")));
        var root = schema.RootElement.GetProperty("properties");
        var step = root.GetProperty("steps").GetProperty("items").GetProperty("properties");
        Assert.Equal(WeightPlanFile.Plan.Keys.Order(), root.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(WeightPlanFile.Step.Keys.Order(), step.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(WeightPlanFile.MethodWords.All, step.GetProperty("method").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(WeightPlanFile.DistanceWords.All, step.GetProperty("distance").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }

    private AnalysisResult Run(params string[] steps) =>
        SurveyWeighting.Run(Cases(), new DesignDescription { Weights = "w", Strata = ["s"] }, Plan(steps));

    private static WeightPlan Plan(params string[] steps) =>
        WeightPlanFile.Parse($$"""{ "steps": [{{string.Join(',', steps)}}] }""", "Weight plan p.json");

    private string Cases()
    {
        File.WriteAllText(
            _folder.File("cases.csv"),
            "s,w,g,x,answered,code\nA,10,a,1,yes,1.1\nA,10,b,2,yes,1.1\nA,10,a,3,no,2.1\nA,10,b,4,no,2.1\n"
            + "B,20,a,5,yes,1.1\nB,20,a,2,yes,1.1\nB,20,b,3,yes,1.1\nB,20,b,1,no,2.1\n");
        return _folder.File("cases.csv");
    }

    private static ResultTable Table(AnalysisResult result, string name) => result.Tables.Single(table => table.Name == name);
}
