using Sektorskifte.Analysis.Mobility;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Analysis.Tests.Mobility;

/// <summary>From counts in a file to fitted models. The models themselves are held against R's gnm in Statistics.Tests.</summary>
public sealed class TableFitTests : IDisposable
{
    // R. M. Hauser (1979), Some exploratory methods for modeling mobility tables, Sociological Methodology 11, 413-458: fathers' and sons'
    // occupations in five groups.
    private static readonly int[][] Hauser =
    [
        [1414, 521, 302, 643, 40], [724, 524, 254, 703, 48], [798, 648, 856, 1676, 108], [756, 914, 771, 3325, 237], [409, 357, 441, 1611, 1832],
    ];

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("independence", 6170.13, 16)]
    [InlineData("quasi-independence", 683.34, 11)]
    public void Run_PublishedTable_GivesItsPublishedFit(string model, double deviance, int df)
    {
        var row = Table(Fit(Cells(1), model), "models").Rows[0];
        Assert.Equal(deviance, Math.Round(row[2].Number!.Value, 2));
        Assert.Equal(df, row[3].Number);
        Assert.Equal(19912, row[10].Number);
    }

    [Fact]
    public void Run_RowsThatArePersons_AreTheSameTable()
    {
        var persons = Lines(1).SelectMany(cell => Enumerable.Repeat($"{cell.Row},{cell.Column}", cell.Count / 10));
        var counted = Lines(1).Select(cell => $"{cell.Row},{cell.Column},{cell.Count / 10}");
        var one = TableFit.Run(Source(_folder.Write("p.csv", persons.Prepend("o,d")), null), ["independence"], false, 0.95);
        var other = TableFit.Run(Source(_folder.Write("c.csv", counted.Prepend("o,d,n")), "n"), ["independence"], false, 0.95);
        Assert.Equal(Table(one, "models").Rows[0], Table(other, "models").Rows[0]);
    }

    [Fact]
    public void Run_Layers_AreFittedEachOrTogether()
    {
        var source = Source(Cells(3), "n") with { Layers = "t" };
        var each = Table(TableFit.Run(source, ["independence"], false, 0.95), "models");
        Assert.Equal(["1", "2", "3"], each.Rows.Select(row => row[1].Text));
        var unidiff = TableFit.Run(source, ["constant", "unidiff"], true, 0.95);
        Assert.Equal(["constant", "unidiff"], Table(unidiff, "models").Rows.Select(row => row[0].Text));
        var multipliers = Table(unidiff, "multipliers").Rows;
        Assert.Equal(3, multipliers.Count);
        // The layers are the same table: no layer's association is stronger.
        Assert.All(multipliers, row => Assert.Equal(1, row[2].Number!.Value, 6));
        Assert.Equal(3 * 25 * 2, Table(unidiff, "cells").Rows.Count);
    }

    [Fact]
    public void Run_MissingCount_IsAStructuralZero()
    {
        var lines = Lines(1).Select(cell => $"{cell.Row},{cell.Column},{(cell.Row == cell.Column ? "NA" : cell.Count)}").Prepend("o,d,n");
        var row = Table(TableFit.Run(Source(_folder.Write("z.csv", lines), "n"), ["independence"], false, 0.95), "models").Rows[0];
        Assert.Equal((683.34, 11), (Math.Round(row[2].Number!.Value, 2), row[3].Number!.Value));
    }

    [Fact]
    public void Run_OrderGiven_IsKept()
    {
        var source = Source(Cells(1), "n") with { Order = ["5", "4", "3", "2", "1"] };
        Assert.Equal("5", Table(TableFit.Run(source, ["uniform"], false, 0.95), "cells").Rows[0][1].Text);
    }

    [Fact]
    public void Run_WhatIsNotThere_IsNamed()
    {
        var source = Source(Cells(1), "n");
        Assert.Contains("no model 'indep'", Problem(source, "indep"), StringComparison.Ordinal);
        Assert.Contains("is about layers", Problem(source, "unidiff"), StringComparison.Ordinal);
        Assert.Contains("different columns", Problem(source with { Columns = "o" }, "symmetry"), StringComparison.Ordinal);
        Assert.Contains("category '5'", Problem(source with { Order = ["1", "2", "3", "4"] }, "symmetry"), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NegativeCount_IsAProblem() => Assert.NotEmpty(
        TableFit.Run(Source(_folder.Write("n.csv", "o,d,n", "1,1,-3", "1,2,4", "2,2,1"), "n"), ["independence"], false, 0.95).Problems);

    private static string Problem(TableSource source, string model) =>
        Assert.Throws<InputException>(() => TableFit.Run(source, [model], false, 0.95)).Message;

    private static AnalysisResult Fit(string file, string model) => TableFit.Run(Source(file, "n"), [model], false, 0.95);

    private static TableSource Source(string file, string? count) => new() { Data = file, Rows = "o", Columns = "d", Count = count };

    private string Cells(int layers) => _folder.Write(
        $"cells{layers}.csv", Lines(layers).Select(cell => $"{cell.Layer},{cell.Row},{cell.Column},{cell.Count}").Prepend("t,o,d,n"));

    private static IEnumerable<(int Layer, int Row, int Column, int Count)> Lines(int layers) =>
        from layer in Enumerable.Range(1, layers)
        from row in Enumerable.Range(1, 5)
        from column in Enumerable.Range(1, 5)
        select (layer, row, column, Hauser[row - 1][column - 1]);

    private static ResultTable Table(AnalysisResult result, string name) => result.Tables.Single(table => table.Name == name);
}
