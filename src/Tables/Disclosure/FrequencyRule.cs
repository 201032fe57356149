using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// The frequency threshold: a cell with fewer units than the least count is hidden, and so are as many further cells
/// as it takes that no sum gives a hidden one away. Described, with what it does not protect against, in
/// <c>docs/methods/frequency-threshold.md</c>.
/// </summary>
/// <param name="MinCount">The least count that is shown, from 1; default 5. With 1 everything is shown. Zeros are always
/// shown unless they serve as a complement.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="MinCount"/> is below 1.</exception>
public sealed record FrequencyRule(int MinCount = FrequencyRule.DefaultMinCount)
{
    /// <summary>The least count when none is asked for.</summary>
    public const int DefaultMinCount = 5;

    // Person-years are sums of twelfths. Their rounding errors must not hide a cell of exactly the least count, nor tip a
    // tie when the number is written: with another breakdown the same number is added up in another order.
    private const double Rounding = 1e-9;
    private const int SoundDigits = 12;

    /// <summary>The least count that is shown, from 1; default 5.</summary>
    public int MinCount { get; init => field = Checked(value); } = Checked(MinCount);

    /// <summary>Protects a cube; the same cube and rule give the same table.</summary>
    /// <param name="cube">The counts; completed when they have not been.</param>
    /// <returns>A row for each cell that is not omitted, ordered by the dimensions, the last running fastest.</returns>
    public ProtectedTable Protect(Cube cube) => Protect([cube], new CubeLinks())[0];

    /// <summary>Protects cubes together, so that a number hidden in one does not follow from another.</summary>
    /// <param name="cubes">The counts; completed when they have not been. Each once.</param>
    /// <param name="links">The sums that run between them.</param>
    /// <returns>A table for each cube, as <see cref="Protect(Cube)"/> gives it.</returns>
    /// <exception cref="KeyNotFoundException">A link has a cell of a cube that is not among them.</exception>
    public IReadOnlyList<ProtectedTable> Protect(IReadOnlyList<Cube> cubes, CubeLinks links)
    {
        var states = new CellStatus[cubes.Count][];
        for (var i = 0; i < states.Length; i++)
        {
            cubes[i].Complete();
            states[i] = States(cubes[i]);
        }

        new LinkSearch(cubes, states, links).Run();
        return [.. cubes.Select((cube, i) => Rows(cube, states[i]))];
    }

    /// <summary>Protects a list of groups: where the size is too small, none of the group's numbers is shown.</summary>
    /// <param name="listing">The groups.</param>
    /// <returns>A row for each group, in the order in which they were added.</returns>
    public ProtectedTable Protect(Listing listing)
    {
        var values = listing.Values;
        var cells = new Cell[values.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var size = values[i - (i % listing.Measures.Count)];
            cells[i] = IsTooFew(size) ? Cell.Hidden(CellStatus.TooFew) : Cell.Published(values[i]);
        }

        return new ProtectedTable(
            listing.Name, listing.Title, listing.Dimensions, listing.Measures, [.. listing.Keys], cells);
    }

    private CellStatus[] States(Cube cube)
    {
        var states = new CellStatus[cube.CellCount];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = cube.Missing[i] ? CellStatus.Missing
                : IsTooFew(cube.Values[i] / cube.Unit) ? CellStatus.TooFew
                : CellStatus.Published;
        }

        return states;
    }

    // The least count 1 shows everything, also less than one person-year.
    private bool IsTooFew(double value) => MinCount > 1 && value > 0 && value < MinCount - Rounding;

    private static ProtectedTable Rows(Cube cube, CellStatus[] states)
    {
        var width = cube.Dimensions.Count;
        var keys = new int[states.Length * width];
        var cells = new Cell[states.Length];
        Span<int> key = new int[width];
        var rows = 0;
        for (var i = 0; i < states.Length; i++)
        {
            if (!cube.IsOmitted(key))
            {
                key.CopyTo(keys.AsSpan(rows * width));
                cells[rows++] = states[i] == CellStatus.Published
                    ? Cell.Published(Sound(cube.Values[i]))
                    : Cell.Hidden(states[i]);
            }

            Advance(key, cube.Dimensions);
        }

        Array.Resize(ref keys, rows * width);
        Array.Resize(ref cells, rows);
        return new ProtectedTable(cube.Name, cube.Title, cube.Dimensions, [cube.Measure], keys, cells);
    }

    // The number without the digits that adding up may have got wrong.
    private static double Sound(double value)
    {
        if (value == Math.Floor(value))
            return value;
        var decimals = SoundDigits - 1 - (int)Math.Floor(Math.Log10(value));
        return Math.Round(value, Math.Clamp(decimals, 0, 15));
    }

    private static void Advance(Span<int> key, IReadOnlyList<Dimension> dimensions)
    {
        for (var d = key.Length - 1; d >= 0; d--)
        {
            if (++key[d] < dimensions[d].Members.Count)
                return;
            key[d] = 0;
        }
    }

    private static int Checked(int minCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minCount, 1, nameof(MinCount));
        return minCount;
    }
}
