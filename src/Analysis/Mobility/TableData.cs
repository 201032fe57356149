using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Data;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Analysis.Mobility;

/// <summary>Where a table of counts stands in a data file: a row a cell, or a row a person.</summary>
public sealed record TableSource
{
    /// <summary>The data file.</summary>
    public required string Data { get; init; }

    /// <summary>The column of the rows' categories, such as the origin.</summary>
    public required string Rows { get; init; }

    /// <summary>The column of the columns' categories, such as the destination.</summary>
    public required string Columns { get; init; }

    /// <summary>The column of the layers' categories, such as the period; null for a table of two dimensions.</summary>
    public string? Layers { get; init; }

    /// <summary>The column of the counts; null when each row of the file is one person. A cell whose count is missing is a structural
    /// zero; a cell that is in no row has the count 0.</summary>
    public string? Count { get; init; }

    /// <summary>The categories of rows and columns in their order; empty for the order of their numbers or letters.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];
}

/// <summary>A table of counts that was read from a file.</summary>
/// <param name="Table">The counts; rows, columns, then layers where there are some. Or why they are no table.</param>
/// <param name="Input">The file.</param>
/// <param name="LeftOut">The rows of the file that lack a category.</param>
internal sealed record TableData(Outcome<ContingencyTable> Table, ResultInput Input, int LeftOut)
{
    /// <summary>Reads the counts.</summary>
    /// <exception cref="InputException">The file or a column is not there, or a category is not in the order that was given.</exception>
    public static TableData Read(TableSource source)
    {
        string[] keys = [source.Rows, source.Columns, .. source.Layers is { } layers ? [layers] : Array.Empty<string>()];
        if (keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() < keys.Length)
        {
            throw new InputException($"Rows, columns and layers are different columns; given were {string.Join(", ", keys)}.");
        }

        var rows = DataFile.Open(source.Data).Read(keys.Concat(source.Count is { } count ? [count] : []));
        var square = Categories(source, rows);
        var dimensions = keys.Select((key, i) => new TableDimension(rows[key].Name, i < 2 ? square[i] : rows[key].Categories)).ToList();
        var cells = dimensions.Aggregate(1, (product, dimension) => product * Math.Max(1, dimension.Count));
        var counts = new double[cells];
        var impossible = new bool[cells];
        var leftOut = 0;
        var places = dimensions.Select((dimension, i) => rows[keys[i]].Categories.Select(c => dimension.Categories.Index().First(p => p.Item == c).Index).ToArray()).ToList();
        var numbers = source.Count is { } column ? rows[column].Numbers : null;
        for (var row = 0; row < rows.Count; row++)
        {
            var cell = 0;
            var missing = false;
            for (var d = 0; d < keys.Length; d++)
            {
                var code = rows[keys[d]].Codes[row];
                missing |= code < 0;
                cell = (cell * dimensions[d].Count) + (code < 0 ? 0 : places[d][code]);
            }

            if (missing)
            {
                leftOut++;
            }
            else if (numbers is not null && double.IsNaN(numbers[row]))
            {
                impossible[cell] = true;
            }
            else
            {
                counts[cell] += numbers?[row] ?? 1;
            }
        }

        var input = new ResultInput(source.Data, rows.Count, rows.Rejected);
        return new TableData(
            rows.Count == leftOut
                ? new Problem(ProblemKind.NoData, $"{source.Data} has no row with a category in each of {string.Join(", ", keys)}.")
                : ContingencyTable.Of(dimensions, counts, impossible),
            input,
            leftOut);
    }

    /// <summary>What a reader must know of the rows that are not in the table.</summary>
    public IEnumerable<string> Notes =>
        LeftOut > 0 ? [$"{LeftOut} of {Input.Rows} rows lack a category and are left out."] : [];

    // Rows and columns of a square table have the same categories, also those that only the other has.
    private static IReadOnlyList<string>[] Categories(TableSource source, DataRows rows)
    {
        var (own, other) = (rows[source.Rows].Categories, rows[source.Columns].Categories);
        if (source.Order.Count > 0)
        {
            var unknown = own.Concat(other).FirstOrDefault(category => !source.Order.Contains(category));
            return unknown is null ? [source.Order, source.Order] : throw new InputException(
                $"{source.Data} has the category '{unknown}' in {source.Rows} or {source.Columns}, which is not in the order given: {string.Join(", ", source.Order)}.");
        }

        return own.Intersect(other, StringComparer.Ordinal).Any()
            ? [Union(own, other), Union(own, other)]
            : [own, other];
    }

    private static List<string> Union(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        // Each list is in its order; what only the other has goes in front of its next neighbour that both have.
        var union = left.ToList();
        for (var i = right.Count - 1; i >= 0; i--)
        {
            if (!union.Contains(right[i]))
            {
                var next = i + 1 < right.Count ? union.IndexOf(right[i + 1]) : -1;
                union.Insert(next < 0 ? union.Count : next, right[i]);
            }
        }

        return union;
    }
}
