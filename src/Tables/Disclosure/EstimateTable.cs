using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// Estimates in the making: what a method works out from cells that passed disclosure control. A row is shown only when all the
/// cells it rests on are, so the table says nothing that could not be worked out from the tables that its cells came from.
/// </summary>
public sealed class EstimateTable
{
    private readonly List<int> _keys = [];
    private readonly List<Cell> _cells = [];

    /// <summary>An empty table.</summary>
    /// <param name="name">The table's name in files.</param>
    /// <param name="title">The heading that readers see.</param>
    /// <param name="dimensions">The key columns; no two rows may have the same members in all of them.</param>
    /// <param name="measures">The value columns, at least one.</param>
    /// <exception cref="ArgumentException">There is no measure, or a column's name stands twice.</exception>
    public EstimateTable(string name, Label title, IReadOnlyList<Dimension> dimensions, IReadOnlyList<Measure> measures)
    {
        ProtectedTable.CheckColumns(name, dimensions, measures);
        Name = name;
        Title = title;
        Dimensions = dimensions;
        Measures = measures;
    }

    /// <summary>The table's name in files.</summary>
    public string Name { get; }

    /// <summary>The heading that readers see.</summary>
    public Label Title { get; }

    /// <summary>The key columns.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The value columns.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="members">The member's index in each dimension, in order.</param>
    /// <param name="cells">Cells, or sums or differences of cells, of protected tables: all that the estimate rests on. Where one has
    /// no value, the row has that cell's status.</param>
    /// <param name="estimate">Takes the cells' values and gives one for each measure. A null is a measure without a value, and null
    /// altogether a row without: their status is <see cref="CellStatus.Undefined"/>. Asked only when all cells are published.</param>
    /// <exception cref="ArgumentException">The number of members is not that of the dimensions, a member is not there, or the values
    /// are not as many as the measures, or not finite.</exception>
    public void Add(
        ReadOnlySpan<int> members, IReadOnlyList<Cell> cells, Func<IReadOnlyList<double>, IReadOnlyList<double?>?> estimate)
    {
        ProtectedTable.CheckKey(Name, Dimensions, members);
        _keys.AddRange(members);
        var numbers = new double[cells.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!cells[i].TryGetValue(out numbers[i]))
            {
                _cells.AddRange(Enumerable.Repeat(Cell.Hidden(cells[i].Status), Measures.Count));
                return;
            }
        }

        var values = estimate(numbers) ?? new double?[Measures.Count];
        if (values.Count != Measures.Count || values.Any(value => value is { } number && !double.IsFinite(number)))
        {
            throw new ArgumentException($"Table {Name}: an estimate has {Measures.Count} finite numbers.", nameof(estimate));
        }

        _cells.AddRange(values.Select(value => value is { } number ? Cell.Published(number) : Cell.Hidden(CellStatus.Undefined)));
    }

    /// <summary>The finished table, its rows in the order in which they were added.</summary>
    /// <exception cref="ArgumentException">Two rows have the same members.</exception>
    public ProtectedTable Build() => new(Name, Title, Dimensions, Measures, [.. _keys], [.. _cells]);
}
