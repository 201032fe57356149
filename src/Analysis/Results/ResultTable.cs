namespace Sektorskifte.Analysis.Results;

/// <summary>One table of a result: a heading, columns, rows of as many cells.</summary>
public sealed record ResultTable
{
    /// <summary>A table.</summary>
    /// <param name="name">Its name in files, lower-case letters, digits and hyphens: <c>estimates</c> gives <c>estimates.csv</c>.</param>
    /// <param name="title">Its heading for a reader.</param>
    /// <param name="columns">The columns' names, in lower case with underscores, the same in every format.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="ArgumentException">A row has not as many cells as there are columns.</exception>
    public ResultTable(string name, string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<ResultValue>> rows)
    {
        Name = name;
        Title = title;
        Columns = columns;
        Rows = rows.All(row => row.Count == columns.Count)
            ? rows : throw new ArgumentException($"A row of '{name}' has not {columns.Count} cells.", nameof(rows));
    }

    /// <summary>Its name in files.</summary>
    public string Name { get; }

    /// <summary>Its heading.</summary>
    public string Title { get; }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, each with a cell for every column.</summary>
    public IReadOnlyList<IReadOnlyList<ResultValue>> Rows { get; }

    /// <summary>A row a unit, for a program to read on: it stands in its CSV file and in no report, JSON or terminal.</summary>
    public bool IsListing { get; init; }

    /// <summary>Whether all cells of a column that hold something hold numbers.</summary>
    /// <param name="column">The column's index, from 0.</param>
    public bool IsNumeric(int column) => Rows.All(row => row[column].Text is null);
}
