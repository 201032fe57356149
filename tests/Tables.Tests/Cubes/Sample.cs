using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Tables.Tests.Cubes;

/// <summary>Small dimensions, cubes and tables, each in one line.</summary>
internal static class Sample
{
    public static Label Label { get; } = Label.Same("x");

    /// <summary>Members m0, m1, … with the parents given.</summary>
    public static Dimension Dimension(string name, params int[] parents) =>
        new(name, Label, [.. parents.Select((parent, i) => new Member($"m{i}", Label, parent))]);

    /// <summary>Members with the codes given, without sums.</summary>
    public static Dimension Codes(string name, params string[] codes) =>
        new(name, Label, [.. codes.Select(code => new Member(code, Label))]);

    /// <summary>A total and its parts.</summary>
    public static Dimension Total(string name, params string[] parts) =>
        new(name, Label, [new Member("total", Label), .. parts.Select(code => new Member(code, Label, 0))]);

    public static Cube Cube(IReadOnlyList<Dimension> dimensions, int decimals = 0, string name = "sample") =>
        new(name, Label, dimensions, new Measure("people", Label, decimals));

    /// <summary>A total and its parts a, b, c, … with the values given, in one dimension.</summary>
    public static Cube Line(params double[] values) =>
        Filled(Cube([Total("d", [.. values.Select((_, i) => ((char)('a' + i)).ToString())])]), values);

    /// <summary>Rows and columns with totals.</summary>
    public static Cube Grid(double[][] rows) => Filled(
        Cube([
            Total("row", [.. rows.Select((_, i) => $"r{i}")]),
            Total("column", [.. rows[0].Select((_, i) => $"c{i}")])]),
        [.. rows.SelectMany(r => r)]);

    /// <summary>What became of a cell, and its value when it is shown: "17", "too_few".</summary>
    public static string Show(Cell cell) => cell.TryGetValue(out var value)
        ? value.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Sektorskifte.Tables.Formats.CsvTable.Word(cell.Status);

    /// <summary>All cells of a table in the order of its rows.</summary>
    public static string Show(ProtectedTable table) =>
        string.Join(' ', Enumerable.Range(0, table.RowCount).Select(row => Show(table.At(row, 0))));

    private static Cube Filled(Cube cube, double[] values)
    {
        int[][] parents = [.. cube.Dimensions.Select(d => d.Members.Select(m => m.Parent).ToArray())];
        foreach (var (leaf, value) in CubeCase.LeafCombinations(parents).Zip(values))
        {
            cube.Add(leaf, value);
        }

        return cube;
    }
}
