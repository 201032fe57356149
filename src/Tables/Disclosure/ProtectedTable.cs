using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>A column of cells in a <see cref="ProtectedTable"/>.</summary>
/// <param name="Name">The column's name in files.</param>
/// <param name="Label">The heading that readers see.</param>
/// <param name="Decimals">The digits after the decimal point with which it is written, 0 to 6.</param>
public sealed record Measure(string Name, Label Label, int Decimals);

/// <summary>
/// A table that passed disclosure control: the only thing that writers, pages and interfaces take. Only this folder
/// makes one.
/// </summary>
public sealed class ProtectedTable
{
    private readonly int[] _keys;
    private readonly Cell[] _cells;
    private readonly Dictionary<long, int> _rowByKey;

    // keys: row by row, the member index in each dimension; cells: row by row, one for each measure.
    internal ProtectedTable(
        string name,
        Label title,
        IReadOnlyList<Dimension> dimensions,
        IReadOnlyList<Measure> measures,
        int[] keys,
        Cell[] cells)
    {
        Name = name;
        Title = title;
        Dimensions = dimensions;
        Measures = measures;
        _keys = keys;
        _cells = cells;
        RowCount = cells.Length / measures.Count;
        _rowByKey = new Dictionary<long, int>(RowCount);
        for (var row = 0; row < RowCount; row++)
        {
            _rowByKey.Add(Pack(keys.AsSpan(row * dimensions.Count, dimensions.Count)), row);
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

    /// <summary>The member of a dimension on which a row stands.</summary>
    public Member Key(int row, int dimension) =>
        Dimensions[dimension].Members[_keys[(row * Dimensions.Count) + dimension]];

    /// <summary>The cell of a row.</summary>
    public Cell At(int row, int measure) => _cells[(row * Measures.Count) + measure];

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
    public Cell Find(int measure, params ReadOnlySpan<string> codes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, Dimensions.Count);
        Span<int> key = stackalloc int[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            key[i] = Dimensions[i].IndexOf(codes[i]);
        }

        return _rowByKey.TryGetValue(Pack(key), out var row) ? At(row, measure) : Cell.Hidden(CellStatus.Missing);
    }

    private long Pack(ReadOnlySpan<int> key)
    {
        long packed = 0;
        for (var i = 0; i < key.Length; i++)
        {
            packed = checked((packed * Dimensions[i].Members.Count) + key[i]);
        }

        return packed;
    }
}
