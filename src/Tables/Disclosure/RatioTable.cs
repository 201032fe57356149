using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// Shares and rates in the making: a numerator and a denominator a row, from which the value follows. It takes only
/// cells that passed disclosure control, and a value is shown only when both it rests on are, so the table says nothing
/// that could not be worked out from the tables that its cells came from.
/// </summary>
/// <remarks>
/// A numerator that falls short of its denominator by fewer than the least count needs nothing more: whoever has the two
/// published cells has their difference, and the ratio adds nothing to it.
/// </remarks>
public sealed class RatioTable
{
    private readonly List<int> _keys = [];
    private readonly List<Cell> _cells = [];

    /// <summary>An empty table of ratios, with the measures <c>numerator</c>, <c>denominator</c> and <c>value</c>.</summary>
    /// <param name="name">The table's name in files.</param>
    /// <param name="title">The heading that readers see.</param>
    /// <param name="dimensions">The key columns; no two rows may have the same members in all of them.</param>
    /// <param name="countDecimals">The most decimals of numerator and denominator, 0 to 6; more than the default 0 when person-years are among them.</param>
    /// <param name="valueDecimals">The most decimals of the value, 0 to 6; default 4, a hundredth of a per cent.</param>
    /// <exception cref="ArgumentException">A column's name stands twice, or decimals are out of range.</exception>
    public RatioTable(
        string name, Label title, IReadOnlyList<Dimension> dimensions, int countDecimals = 0, int valueDecimals = 4)
    {
        Measures =
        [
            new Measure("numerator", new Label("Tæller", "Numerator"), countDecimals),
            new Measure("denominator", new Label("Nævner", "Denominator"), countDecimals),
            new Measure(ProtectedTable.ValueMeasure, new Label("Værdi", "Value"), valueDecimals),
        ];
        ProtectedTable.CheckColumns(name, dimensions, Measures);
        Name = name;
        Title = title;
        Dimensions = dimensions;
    }

    /// <summary>The table's name in files.</summary>
    public string Name { get; }

    /// <summary>The heading that readers see.</summary>
    public Label Title { get; }

    /// <summary>The key columns.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>Numerator, denominator and value.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    /// <summary>Adds a ratio.</summary>
    /// <param name="members">The member's index in each dimension, in order.</param>
    /// <param name="numerator">A cell, or a sum or difference of cells, of a protected table.</param>
    /// <param name="denominator">The same; where it is zero the value is <see cref="CellStatus.Undefined"/>.</param>
    /// <exception cref="ArgumentException">The number of members is not that of the dimensions, or a member is not there.</exception>
    public void Add(ReadOnlySpan<int> members, Cell numerator, Cell denominator)
    {
        ProtectedTable.CheckKey(Name, Dimensions, members);
        _keys.AddRange(members);
        _cells.Add(numerator);
        _cells.Add(denominator);
        _cells.Add(numerator / denominator);
    }

    /// <summary>The finished table, its rows in the order in which they were added.</summary>
    /// <exception cref="ArgumentException">Two rows have the same members.</exception>
    public ProtectedTable Build() => new(Name, Title, Dimensions, Measures, [.. _keys], [.. _cells]);
}
