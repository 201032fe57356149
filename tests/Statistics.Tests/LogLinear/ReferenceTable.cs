using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.LogLinear;

/// <summary>The tables of the reference cases: rows of table, row, column, layer, count, possible.</summary>
internal static class ReferenceTable
{
    /// <summary>The cases of a folder whose table stands in this file.</summary>
    public static TheoryData<string> Names(string folder, string file) =>
        new(ReferenceCase.Names(folder).AsEnumerable<object[]>()
            .Select(row => (string)row[0])
            .Where(name => ReferenceCase.Of(folder, name).Text("file") == file));

    /// <summary>The table of a case: of two dimensions, or of three where there are layers, which then come first.</summary>
    public static ContingencyTable Of(string folder, ReferenceCase expected) =>
        Of(folder, expected.Text("file"), expected.Text("table"));

    public static ContingencyTable Of(string folder, string file, string table)
    {
        var data = ReferenceData.Of(folder, file);
        var chosen = data.Texts("table").Index().Where(entry => entry.Item == table).Select(entry => entry.Index).ToList();
        double[] Column(string name) => [.. chosen.Select(row => data.Numbers(name)[row])];

        // A table that lacks some categories keeps those that it has.
        var dimensions = new[] { "layer", "row", "column" }
            .Select(name => new TableDimension(
                name,
                [.. Column(name).Distinct().Order().Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))]))
            .ToList();
        var (rows, columns) = (dimensions[1].Count, dimensions[2].Count);
        var counts = new double[dimensions.Aggregate(1, (cells, dimension) => cells * dimension.Count)];
        var impossible = new bool[counts.Length];
        foreach (var (layer, row, column, count, possible) in Column("layer").Zip(Column("row"), Column("column"))
            .Zip(Column("count"), Column("possible")).Select(t => (t.First.First, t.First.Second, t.First.Third, t.Second, t.Third)))
        {
            var cell = ((((int)layer - 1) * rows) + (int)row - 1) * columns + (int)column - 1;
            counts[cell] = count;
            impossible[cell] = possible == 0;
        }

        return ContingencyTable.Of(dimensions[0].Count == 1 ? dimensions[1..] : dimensions, counts, impossible).Value;
    }

    /// <summary>A table of two dimensions, origin and destination, of categories 1, 2, 3 and so on.</summary>
    public static ContingencyTable Square(int size, params double[] counts) =>
        Of(size, counts.Length / size, counts);

    /// <summary>The same, with as many columns as are asked for.</summary>
    public static ContingencyTable Of(int rows, int columns, params double[] counts) =>
        ContingencyTable.Of([TableDimension.Numbered("origin", rows), TableDimension.Numbered("destination", columns)], counts).Value;

    /// <summary>A table of three dimensions: period, origin, destination.</summary>
    public static ContingencyTable Layered(int layers, int rows, int columns, params double[] counts) =>
        ContingencyTable.Of(
            [TableDimension.Numbered("period", layers), TableDimension.Numbered("origin", rows), TableDimension.Numbered("destination", columns)],
            counts).Value;
}
