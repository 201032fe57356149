using System.Text.Json;
using Sektorskifte.Analysis.Survey;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Tests.Survey;

/// <summary>Design files say what they mean, or exactly what is wrong.</summary>
public sealed class DesignFileTests
{
    [Fact]
    public void Parse_TwoStages_HasItsColumns()
    {
        var design = DesignFile.Parse(
            """
            {
              "weights": "pw", "strata": ["stype"], "clusters": ["dnum", "snum"], "population": ["fpc1", "fpc2"],
              "nested": true, "lonely": "adjust", "missing": ["99", "NA"]
            }
            """,
            "Design d.json");
        Assert.Equal(["pw", "stype", "dnum", "snum", "fpc1", "fpc2"], design.Columns);
        Assert.True(design.Nested);
        Assert.Equal(LonelyRule.Adjust, design.Lonely);
        Assert.Equal(["99", "NA"], design.Missing);
        Assert.Null(design.Replicates);
    }

    [Fact]
    public void Parse_Replicates_HaveTheirSettings()
    {
        var design = DesignFile.Parse(
            """{ "weights": "w", "replicates": { "method": "given", "columns": ["r1", "r2"], "scale": 0.5, "combined": false, "aroundEstimate": true } }""",
            "Design d.json");
        Assert.Equal(["w", "r1", "r2"], design.Columns);
        Assert.Equal((ReplicateMethod.Given, 0.5, false, true),
            (design.Replicates!.Method, design.Replicates.Scale, design.Replicates.Combined, design.Replicates.AroundEstimate));
    }

    [Theory]
    [InlineData("{}", "$.weights is missing: must be the column of the weights; or give probabilities, or the population")]
    [InlineData("""{ "wieghts": "w" }""", "$.wieghts is not known here: did you mean weights?")]
    [InlineData("""{ "weights": 3 }""", "$.weights is 3: must be the name of a column")]
    [InlineData("""{ "weights": "w", "probabilities": "p" }""", "leave one of them out")]
    [InlineData("""{ "weights": "w", "strata": "s" }""", "$.strata is \"s\": must be a list of texts")]
    [InlineData("""{ "weights": "w", "lonely": "skip" }""", "must be \"fail\" or \"remove\" or \"adjust\" or \"average\"")]
    [InlineData("""{ "weights": "w", "replicates": {} }""", "$.replicates.method is missing")]
    [InlineData("""{ "weights": "w", "replicates": { "method": "given" } }""", "$.replicates.columns is missing")]
    [InlineData("""{ "weights": "w", "replicates": { "method": "balanced", "rho": 1 } }""", "from 0 to below 1")]
    [InlineData("""{ "weights": "w", "replicates": { "method": "raoWu", "scale": 0 } }""", "$.replicates.scale is 0: must be a number above 0")]
    [InlineData("[]", "$ is []: must be an object with")]
    [InlineData("{ \"weights\": ", "line 1")]
    [InlineData(" ", "is empty: must be a JSON object, see docs/formats/survey-design.md")]
    public void Parse_WhatIsWrong_IsNamed(string text, string message)
    {
        var problem = Assert.Throws<InputException>(() => DesignFile.Parse(text, "Design d.json")).Message;
        Assert.StartsWith("Design d.json", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoSuchFile_SaysSo() => Assert.Equal(
        "Design nowhere.json: there is no such file.",
        Assert.Throws<InputException>(() => DesignFile.Load("nowhere.json")).Message);

    // The schema that editors use knows the keys and words that the reader knows.
    [Fact]
    public void Schema_KeysAndWords_AreTheReaders()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "survey-design.schema.json")));
        var root = schema.RootElement.GetProperty("properties");
        var replicates = root.GetProperty("replicates").GetProperty("properties");
        Assert.Equal(DesignFile.Design.Keys.Order(), root.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(DesignFile.Replicates.Keys.Order(), replicates.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(DesignFile.LonelyWords.All, root.GetProperty("lonely").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(DesignFile.MethodWords.All, replicates.GetProperty("method").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }
}
