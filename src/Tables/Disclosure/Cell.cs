namespace Sektorskifte.Tables.Disclosure;

/// <summary>What became of a cell on its way out.</summary>
public enum CellStatus
{
    /// <summary>The data can't show it: the first or last period, a period without a file. Also what a cell is that nothing was written to.</summary>
    Missing,

    /// <summary>The value is shown.</summary>
    Published,

    /// <summary>Hidden: fewer units than the rule allows.</summary>
    TooFew,

    /// <summary>Hidden: without it, a neighbour that has too few units could be worked out.</summary>
    Complement,

    /// <summary>A ratio whose denominator is zero.</summary>
    Undefined,
}

/// <summary>A cell that passed disclosure control: a value that may be shown, or the reason why there is none.</summary>
public readonly record struct Cell
{
    private readonly double _value;

    private Cell(CellStatus status, double value)
    {
        Status = status;
        _value = value;
    }

    /// <summary>What became of the cell.</summary>
    public CellStatus Status { get; }

    /// <summary>The value, when it may be shown.</summary>
    /// <param name="value">The value; 0 when there is none.</param>
    /// <returns>Whether the cell is published.</returns>
    public bool TryGetValue(out double value)
    {
        value = _value;
        return Status == CellStatus.Published;
    }

    /// <summary>The sum, published only when both are; else the first reason that hides one.</summary>
    public static Cell operator +(Cell left, Cell right) => Combine(left, right, left._value + right._value);

    /// <summary>The difference, published only when both are; else the first reason that hides one.</summary>
    public static Cell operator -(Cell left, Cell right) => Combine(left, right, left._value - right._value);

    /// <summary>The ratio, published only when both are and the denominator is not zero.</summary>
    public static Cell operator /(Cell left, Cell right) =>
        left.Status == CellStatus.Published && right.Status == CellStatus.Published && right._value == 0
            ? Hidden(CellStatus.Undefined)
            : Combine(left, right, left._value / right._value);

    /// <inheritdoc cref="op_Addition"/>
    public static Cell Add(Cell left, Cell right) => left + right;

    /// <inheritdoc cref="op_Subtraction"/>
    public static Cell Subtract(Cell left, Cell right) => left - right;

    /// <inheritdoc cref="op_Division"/>
    public static Cell Divide(Cell left, Cell right) => left / right;

    internal static Cell Published(double value) => new(CellStatus.Published, value);

    internal static Cell Hidden(CellStatus status) => new(status, 0);

    private static Cell Combine(Cell left, Cell right, double value) =>
        left.Status != CellStatus.Published ? left
        : right.Status != CellStatus.Published ? right
        : Published(value);
}
