using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Data;

/// <summary>Rows that were read from a <see cref="DataFile"/>, by column.</summary>
public sealed class DataRows
{
    private readonly Dictionary<string, DataColumn> _columns;
    private readonly long[] _rows;

    internal DataRows(long[] rows, IEnumerable<DataColumn> columns, IReadOnlyList<RejectExample> rejected)
    {
        _rows = rows;
        _columns = columns.ToDictionary(column => column.Name.Trim(), StringComparer.OrdinalIgnoreCase);
        Rejected = rejected;
    }

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>Rows of the file that can't be split into its columns, and are not among these.</summary>
    public IReadOnlyList<RejectExample> Rejected { get; }

    /// <summary>One of the columns that were asked for; upper and lower case compare equal.</summary>
    /// <param name="name">The column's name.</param>
    public DataColumn this[string name] => _columns[name.Trim()];

    /// <summary>Some of the rows, in their order.</summary>
    /// <param name="rows">For each row, whether to keep it.</param>
    /// <exception cref="ArgumentException">There are more or fewer entries than rows.</exception>
    public DataRows Where(IReadOnlyList<bool> rows)
    {
        if (rows.Count != Count)
        {
            throw new ArgumentException($"{rows.Count} entries for {Count} rows.", nameof(rows));
        }

        int[] kept = [.. Enumerable.Range(0, Count).Where(row => rows[row])];
        long[] numbers = [.. kept.Select(row => _rows[row])];
        return new DataRows(numbers, _columns.Values.Select(column => column.At(kept, numbers)), Rejected);
    }

    /// <summary>A row's number in its file as a spreadsheet shows it: the header of a CSV file is row 1.</summary>
    /// <param name="row">The row's index, from 0.</param>
    public long Number(int row) => _rows[row];
}
