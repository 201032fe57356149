using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// A table in the making whose cells are cells of protected tables, or sums and differences of them: the same numbers in
/// another arrangement. It takes nothing else, so it says nothing that the tables its cells came from do not.
/// </summary>
public sealed class DerivedTable
{
    private readonly List<int> _keys = [];
    private readonly List<Cell> _cells = [];

    /// <summary>An empty table.</summary>
    /// <param name="name">The table's name in files.</param>
    /// <param name="title">The heading that readers see.</param>
    /// <param name="dimensions">The key columns; no two rows may have the same members in all of them.</param>
    /// <param name="measure">The value column.</param>
    /// <exception cref="ArgumentException">A column's name stands twice.</exception>
    public DerivedTable(string name, Label title, IReadOnlyList<Dimension> dimensions, Measure measure)
    {
        ProtectedTable.CheckColumns(name, dimensions, [measure]);
        Name = name;
        Title = title;
        Dimensions = dimensions;
        Measure = measure;
    }

    /// <summary>The table's name in files.</summary>
    public string Name { get; }

    /// <summary>The heading that readers see.</summary>
    public Label Title { get; }

    /// <summary>The key columns.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The value column.</summary>
    public Measure Measure { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="members">The member's index in each dimension, in order.</param>
    /// <param name="cell">A cell, or a sum or difference of cells, of protected tables.</param>
    /// <exception cref="ArgumentException">The number of members is not that of the dimensions, or a member is not there.</exception>
    public void Add(ReadOnlySpan<int> members, Cell cell)
    {
        ProtectedTable.CheckKey(Name, Dimensions, members);
        _keys.AddRange(members);
        _cells.Add(cell);
    }

    /// <summary>The finished table, its rows in the order in which they were added.</summary>
    /// <exception cref="ArgumentException">Two rows have the same members.</exception>
    public ProtectedTable Build() => new(Name, Title, Dimensions, [Measure], [.. _keys], [.. _cells]);
}
