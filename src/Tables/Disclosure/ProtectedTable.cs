using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// A table that passed disclosure control: the only thing that writers, pages and interfaces take. Only this folder
/// makes one.
/// </summary>
public sealed class ProtectedTable
{
    /// <summary>The name of the measure that a table is about: the value of ratios, and of tables stacked on each other.</summary>
    public const string ValueMeasure = "value";

    private readonly int[] _keys;
    private readonly Cell[] _cells;
    private readonly RowIndex _rows;

    /// <summary>A table; columns checked, rows unique.</summary>
    /// <param name="name">The table's name in files.</param>
    /// <param name="title">The heading that readers see.</param>
    /// <param name="dimensions">The key columns.</param>
    /// <param name="measures">The value columns.</param>
    /// <param name="keys">Row by row, the member index in each dimension.</param>
    /// <param name="cells">Row by row, one cell for each measure.</param>
    /// <exception cref="ArgumentException">A column's name stands twice, there is no measure, the lengths do not fit, or two rows have the same members.</exception>
    internal ProtectedTable(
        string name,
        Label title,
        IReadOnlyList<Dimension> dimensions,
        IReadOnlyList<Measure> measures,
        int[] keys,
        Cell[] cells)
    {
        CheckColumns(name, dimensions, measures);
        RowCount = cells.Length / measures.Count;
        if (cells.Length != RowCount * measures.Count || keys.Length != RowCount * dimensions.Count)
            throw new ArgumentException($"Table {name}: {keys.Length} keys and {cells.Length} cells do not make whole rows.");
        Name = name;
        Title = title;
        Dimensions = dimensions;
        Measures = measures;
        _keys = keys;
        _cells = cells;
        _rows = new RowIndex(keys, dimensions.Count, RowCount);
        if (_rows.FindDuplicate() is { } twice)
        {
            var codes = string.Join(", ", Enumerable.Range(0, dimensions.Count).Select(d => Key(twice, d).Code));
            throw new ArgumentException($"Table {name}: two rows stand on {codes}.");
        }
    }

    /// <summary>The table's name in files.</summary>
    public string Name { get; }

    /// <summary>The heading that readers see.</summary>
    public Label Title { get; }

    /// <summary>The key columns.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The value columns.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Tables that differ in what they measure as one long table, with the measure as its first dimension.</summary>
    /// <param name="name">The name in files.</param>
    /// <param name="title">The heading that readers see.</param>
    /// <param name="measureDimension">A member for each table, in the tables' order.</param>
    /// <param name="tables">At least one, each with one measure and the same dimensions by name and order. A table may
    /// lack members that another has, such as the total of a measure that does not add up over time.</param>
    /// <param name="dimensions">The dimensions of the result after the first; members are matched by code. Null, the
    /// default, takes for each the tables' dimension with the most members.</param>
    /// <returns>A table with the measure <c>value</c>: the rows of the first table, then of the next.</returns>
    /// <exception cref="ArgumentException">The tables do not fit together; the message says where.</exception>
    public static ProtectedTable Stack(
        string name,
        Label title,
        Dimension measureDimension,
        IReadOnlyList<ProtectedTable> tables,
        IReadOnlyList<Dimension>? dimensions = null) =>
        new TableStack(name, title, measureDimension, tables, dimensions).Build();

    /// <summary>The member of a dimension on which a row stands.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such dimension.</exception>
    public Member Key(int row, int dimension)
    {
        var member = KeyIndex(row, dimension);
        return Dimensions[dimension].Members[member];
    }

    /// <summary>The index of the member on which a row stands, in the dimension's members.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such dimension.</exception>
    public int KeyIndex(int row, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)dimension, (uint)Dimensions.Count, nameof(dimension));
        return _keys[(row * Dimensions.Count) + dimension];
    }

    /// <summary>The cell of a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such measure.</exception>
    public Cell At(int row, int measure)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)measure, (uint)Measures.Count, nameof(measure));
        return _cells[(row * Measures.Count) + measure];
    }

    /// <summary>The index of a dimension.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such dimension.</exception>
    public int DimensionIndex(string name)
    {
        for (var i = 0; i < Dimensions.Count; i++)
        {
            if (Dimensions[i].Name == name)
            {
                return i;
            }
        }

        throw new KeyNotFoundException($"Table {Name} has no dimension '{name}'.");
    }

    /// <summary>The cell at the codes given, one for each dimension in order; a row that the table does not have is missing.</summary>
    /// <param name="measure">The index of the measure.</param>
    /// <param name="codes">One code for each dimension.</param>
    /// <exception cref="KeyNotFoundException">A dimension has no such code.</exception>
    public Cell Find(int measure, params ReadOnlySpan<string> codes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, Dimensions.Count);
        Span<int> key = stackalloc int[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            key[i] = Dimensions[i].IndexOf(codes[i]);
        }

        return FindAt(measure, key);
    }

    /// <summary>The cell at the members given by index, one for each dimension in order; a row that the table does not have is missing.</summary>
    /// <param name="measure">The index of the measure.</param>
    /// <param name="members">One index for each dimension.</param>
    /// <exception cref="ArgumentException">The number of members is not that of the dimensions.</exception>
    public Cell FindAt(int measure, ReadOnlySpan<int> members)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(members.Length, Dimensions.Count);
        var row = _rows.Find(members);
        return row >= 0 ? At(row, measure) : Cell.Hidden(CellStatus.Missing);
    }

    internal static void CheckColumns(string name, IReadOnlyList<Dimension> dimensions, IReadOnlyList<Measure> measures)
    {
        if (measures.Count == 0)
            throw new ArgumentException($"Table {name}: at least one measure is needed.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in dimensions.Select(d => d.Name).Concat(measures.Select(m => m.Name)))
        {
            if (!names.Add(column))
                throw new ArgumentException($"Table {name}: the column '{column}' stands twice.");
        }
    }

    internal static void CheckKey(string name, IReadOnlyList<Dimension> dimensions, ReadOnlySpan<int> members)
    {
        if (members.Length != dimensions.Count)
            throw new ArgumentException($"Table {name} has {dimensions.Count} dimensions, not {members.Length}.");
        for (var d = 0; d < members.Length; d++)
        {
            if ((uint)members[d] >= (uint)dimensions[d].Members.Count)
                throw new ArgumentException($"Table {name}: dimension {dimensions[d].Name} has no member {members[d]}.");
        }
    }
}
