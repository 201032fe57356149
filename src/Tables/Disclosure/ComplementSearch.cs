using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// Hides further cells until no line of a cube has exactly one hidden cell. A line is a cell with parts along a
/// dimension, and these parts: the cell is their sum, so a lone hidden one could be worked out. Missing cells are in no
/// sum and in no line.
/// </summary>
/// <param name="cube">A complete cube.</param>
/// <param name="states">What became of each cell so far; changed in place.</param>
internal sealed class ComplementSearch(Cube cube, CellStatus[] states)
{
    // Lines to look at, in the order in which they were found, so that a run is repeatable.
    private readonly Queue<Line> _lines = new();

    /// <summary>A line, by the dimension along which it adds up and the cell that is the sum.</summary>
    private readonly record struct Line(int Dimension, int Total);

    /// <summary>Hides what is needed.</summary>
    public void Run()
    {
        for (var cell = 0; cell < states.Length; cell++)
        {
            if (IsHidden(cell))
                LookAtLinesOf(cell);
        }

        Settle();
    }

    /// <summary>Hides one more cell, which another table gives away; <see cref="Settle"/> does what that calls for.</summary>
    public void Hide(int cell)
    {
        states[cell] = CellStatus.Complement;
        LookAtLinesOf(cell);
    }

    /// <summary>Hides what the cells call for that were hidden since.</summary>
    public void Settle()
    {
        while (_lines.TryDequeue(out var line))
        {
            if (FindComplement(line) is { } cell)
            {
                states[cell] = CellStatus.Complement;
                LookAtLinesOf(cell);
            }
        }
    }

    private bool IsHidden(int cell) => states[cell] is CellStatus.TooFew or CellStatus.Complement;

    // In each dimension a cell may be part of one line and the sum of another.
    private void LookAtLinesOf(int cell)
    {
        for (var d = 0; d < cube.Dimensions.Count; d++)
        {
            var dimension = cube.Dimensions[d];
            if (!dimension.AddsUp)
                continue;
            var member = MemberOf(cell, d);
            var parent = dimension.Members[member].Parent;
            if (parent >= 0)
                LookAt(new Line(d, cell + ((parent - member) * cube.Strides[d])));
            if (!dimension.IsLeaf[member])
                LookAt(new Line(d, cell));
        }
    }

    private void LookAt(Line line)
    {
        if (FindComplement(line) is not null)
            _lines.Enqueue(line);
    }

    // The cell to hide when the line has exactly one hidden cell: the smallest part above zero, the first of equals;
    // with none the first part that is zero but need not be; with none the sum.
    private int? FindComplement(Line line)
    {
        var member = MemberOf(line.Total, line.Dimension);
        var stride = cube.Strides[line.Dimension];
        var hidden = IsHidden(line.Total) ? 1 : 0;
        int? smallest = null;
        int? zero = null;
        foreach (var part in cube.Dimensions[line.Dimension].PartsOf(member))
        {
            var cell = line.Total + ((part - member) * stride);
            if (IsHidden(cell))
            {
                if (++hidden > 1)
                    return null;
            }
            else if (states[cell] == CellStatus.Published)
            {
                var value = cube.Values[cell];
                if (value == 0)
                    zero ??= cube.IsImpossible(cell) ? null : cell;
                else if (smallest is null || value < cube.Values[smallest.Value])
                    smallest = cell;
            }
        }

        return hidden == 1 ? smallest ?? zero ?? line.Total : null;
    }

    private int MemberOf(int cell, int dimension) =>
        cell / cube.Strides[dimension] % cube.Dimensions[dimension].Members.Count;
}
