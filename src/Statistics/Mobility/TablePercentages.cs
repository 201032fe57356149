using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>A table's counts as percentages of any of its margins: of origins (outflow), of destinations (inflow), of all.</summary>
public sealed class TablePercentages
{
    private readonly ContingencyTable _table;
    private readonly ContingencyTable? _margin;
    private readonly int[] _classes;

    private TablePercentages(ContingencyTable table, ContingencyTable? margin, int[] classes)
    {
        _table = table;
        _margin = margin;
        _classes = classes;
    }

    /// <summary>Percentages that add up to 100 within each combination of categories of some dimensions.</summary>
    /// <param name="table">The table, of any number of dimensions.</param>
    /// <param name="within">The names of those dimensions: <c>origin</c> for outflow percentages; none for percentages of the
    /// total.</param>
    /// <exception cref="ArgumentException">There is no such dimension, or one is named twice.</exception>
    public static TablePercentages Of(ContingencyTable table, params ReadOnlySpan<string> within)
    {
        ArgumentNullException.ThrowIfNull(table);
        return within.IsEmpty
            ? new TablePercentages(table, null, new int[table.CountArray.Length])
            : new TablePercentages(table, table.Margin(within), table.Classes(table.Find(within), out _));
    }

    /// <summary>The percentage of a cell.</summary>
    /// <param name="categories">The position of the cell's category in each dimension, from 0, in the dimensions' order.</param>
    /// <returns>The percentage, from 0 to 100, or which categories have no counts to take percentages of.</returns>
    /// <exception cref="ArgumentException">There are more or fewer categories than dimensions, or no such category.</exception>
    public Outcome<double> Of(params ReadOnlySpan<int> categories)
    {
        var cell = _table.Cell(categories);
        var whole = _margin?.CountArray[_classes[cell]] ?? _table.Total;
        return whole > 0
            ? 100 * _table.CountArray[cell] / whole
            : new Problem(
                ProblemKind.NoData, $"{_margin!.Describe(_classes[cell])} has no counts, so that there is nothing to take percentages of.");
    }
}
