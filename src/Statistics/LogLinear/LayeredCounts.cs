namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// A table as rows by columns within layers, for models that fit the rows and the columns of every layer. Cells that take no part
/// in the likelihood are set aside: structural zeros, a diagonal that is fitted as it is, and what is certain to be fitted as 0.
/// </summary>
internal sealed class LayeredCounts
{
    private readonly int[] _tableCells;
    private readonly int _layerDimension;

    private LayeredCounts(ContingencyTable table, int row, int column, int layer, bool blockDiagonal)
    {
        Table = table;
        RowDimension = table.Dimensions[row];
        ColumnDimension = table.Dimensions[column];
        _layerDimension = layer;
        Rows = RowDimension.Count;
        Columns = ColumnDimension.Count;
        Layers = layer < 0 ? 1 : table.Dimensions[layer].Count;
        var cells = Layers * Rows * Columns;
        _tableCells = new int[cells];
        Counts = new double[cells];
        Free = new bool[cells];
        Active = new bool[cells];
        for (var t = 0; t < cells; t++)
        {
            var (i, j) = (table.CategoryOf(t, row), table.CategoryOf(t, column));
            var cell = (((layer < 0 ? 0 : table.CategoryOf(t, layer)) * Rows) + i) * Columns + j;
            _tableCells[cell] = t;
            Counts[cell] = table.CountArray[t];
            Free[cell] = !table.ImpossibleArray[t] && !(blockDiagonal && i == j);
            Active[cell] = Free[cell];
        }

        DiagonalCells = blockDiagonal ? cells - Free.Count(free => free) - (cells - table.PossibleCells) : 0;
    }

    public ContingencyTable Table { get; }

    public TableDimension RowDimension { get; }

    public TableDimension ColumnDimension { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int Layers { get; }

    /// <summary>The counts, columns fastest, then rows, then layers.</summary>
    public double[] Counts { get; }

    /// <summary>The cells that the model is of: no structural zeros and no blocked diagonal.</summary>
    public bool[] Free { get; }

    /// <summary>The free cells whose fitted count is above 0.</summary>
    public bool[] Active { get; }

    /// <summary>The cells of the diagonal that have a parameter of their own and are fitted as they are.</summary>
    public int DiagonalCells { get; }

    /// <summary>Arranges a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The dimension of the rows.</param>
    /// <param name="column">The dimension of the columns.</param>
    /// <param name="layer">The dimension of the layers; none when null.</param>
    /// <param name="blockDiagonal">Whether the diagonal is set aside.</param>
    /// <returns>The arranged table, or which category is in the way.</returns>
    public static Outcome<LayeredCounts> Of(ContingencyTable table, string row, string column, string? layer, bool blockDiagonal)
    {
        ArgumentNullException.ThrowIfNull(table);
        var dimensions = layer is null ? table.Find([row, column]) : table.Find([row, column, layer]);
        if (dimensions.Length != table.Dimensions.Count)
        {
            throw new ArgumentException(
                $"The table has {table.Dimensions.Count} dimensions where {dimensions.Length} belong; take a margin of it.", nameof(table));
        }

        var (rows, columns) = (table.Dimensions[dimensions[0]], table.Dimensions[dimensions[1]]);
        if (blockDiagonal && !rows.HasSameCategories(columns))
        {
            return SquareTable.Differ(rows, columns);
        }

        if ((SquareTable.TooFew(rows) ?? SquareTable.TooFew(columns)) is { } tooFew)
        {
            return tooFew;
        }

        var counts = new LayeredCounts(table, dimensions[0], dimensions[1], layer is null ? -1 : dimensions[2], blockDiagonal);
        if (counts.EmptyCategory() is { } problem)
        {
            return problem;
        }

        counts.SetEmptyLinesAside();
        return counts;
    }

    public int Cell(int layer, int row, int column) => (((layer * Rows) + row) * Columns) + column;

    /// <summary>A cell as messages write it.</summary>
    public string Describe(int cell) => Table.Describe(_tableCells[cell]);

    public TableDimension LayerDimension => Table.Dimensions[_layerDimension];

    /// <summary>A pair of categories that has no counts in any layer is fitted as 0, when the model has a parameter for it.</summary>
    public void SetEmptyPairsAside()
    {
        for (var pair = 0; pair < Rows * Columns; pair++)
        {
            double sum = 0;
            for (var cell = pair; cell < Counts.Length; cell += Rows * Columns)
            {
                sum += Counts[cell];
            }

            for (var cell = pair; sum == 0 && cell < Counts.Length; cell += Rows * Columns)
            {
                Active[cell] = false;
            }
        }
    }

    /// <summary>Values in the order of the table: those given for free cells, and others elsewhere.</summary>
    public double[] InTableOrder(double[] values, Func<int, double> elsewhere)
    {
        var ordered = new double[values.Length];
        for (var cell = 0; cell < values.Length; cell++)
        {
            ordered[_tableCells[cell]] = Free[cell] ? values[cell] : elsewhere(cell);
        }

        return ordered;
    }

    // A row or column of one layer without counts is fitted as 0 there and says nothing of the association.
    private void SetEmptyLinesAside()
    {
        for (var k = 0; k < Layers; k++)
        {
            for (var i = 0; i < Rows; i++)
            {
                SetAsideIfEmpty(Cell(k, i, 0), 1, Columns);
            }

            for (var j = 0; j < Columns; j++)
            {
                SetAsideIfEmpty(Cell(k, 0, j), Columns, Rows);
            }
        }
    }

    private void SetAsideIfEmpty(int first, int stride, int length)
    {
        if (Sum(first, stride, length) == 0)
        {
            for (var n = 0; n < length; n++)
            {
                Active[first + (n * stride)] = false;
            }
        }
    }

    private double Sum(int first, int stride, int length)
    {
        double sum = 0;
        for (var n = 0; n < length; n++)
        {
            var cell = first + (n * stride);
            sum += Free[cell] ? Counts[cell] : 0;
        }

        return sum;
    }

    private Problem? EmptyCategory()
    {
        var size = Rows * Columns;
        for (var k = 0; k < Layers; k++)
        {
            if (Sum(k * size, 1, size) == 0)
            {
                return Empty(_layerDimension < 0 ? "The table" : LayerDimension.Describe(k));
            }
        }

        for (var i = 0; i < Rows; i++)
        {
            if (Enumerable.Range(0, Layers).All(k => Sum(Cell(k, i, 0), 1, Columns) == 0))
            {
                return Empty(RowDimension.Describe(i));
            }
        }

        for (var j = 0; j < Columns; j++)
        {
            if (Enumerable.Range(0, Layers).All(k => Sum(Cell(k, 0, j), Columns, Rows) == 0))
            {
                return Empty(ColumnDimension.Describe(j));
            }
        }

        return null;
    }

    private Problem Empty(string what) => new(
        ProblemKind.Singular,
        $"{what} has no counts{(DiagonalCells > 0 ? " off the diagonal" : "")}, so nothing is known of its association; "
        + "leave it out or join it with another category.");
}
