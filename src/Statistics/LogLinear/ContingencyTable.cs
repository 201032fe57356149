namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// Counts cross-classified by one or more dimensions. Counts may be fractions (person-years, weighted counts); a cell may be a
/// structural zero, one in which nobody can be.
/// </summary>
/// <remarks>Cells stand in one list, the last dimension running fastest.</remarks>
public sealed class ContingencyTable
{
    private readonly int[] _strides;
    private readonly double[] _counts;
    private readonly bool[] _impossible;

    private ContingencyTable(TableDimension[] dimensions, double[] counts, bool[] impossible)
    {
        Dimensions = dimensions;
        _counts = counts;
        _impossible = impossible;
        _strides = new int[dimensions.Length];
        var stride = 1;
        for (var d = dimensions.Length - 1; d >= 0; d--)
        {
            _strides[d] = stride;
            stride *= dimensions[d].Count;
        }

        foreach (var count in counts)
        {
            Total += count;
        }
    }

    /// <summary>The dimensions; the last runs fastest in <see cref="Counts"/>.</summary>
    public IReadOnlyList<TableDimension> Dimensions { get; }

    /// <summary>The counts, one a cell, from 0.</summary>
    public IReadOnlyList<double> Counts => _counts;

    /// <summary>For each cell, whether nobody can be in it.</summary>
    public IReadOnlyList<bool> StructuralZeros => _impossible;

    /// <summary>The sum of the counts, above 0.</summary>
    public double Total { get; }

    internal double[] CountArray => _counts;

    internal bool[] ImpossibleArray => _impossible;

    internal int PossibleCells => _impossible.Count(impossible => !impossible);

    /// <summary>A table.</summary>
    /// <param name="dimensions">The dimensions, at least one, with different names; the last runs fastest in the counts.</param>
    /// <param name="counts">The counts, one for each combination of categories; fractions are counts too.</param>
    /// <param name="structuralZeros">For each cell, whether nobody can be in it; default: everybody can be everywhere.</param>
    /// <returns>The table, or the cell whose count is negative or not finite, or which is a structural zero and not empty, or that
    /// the table is empty.</returns>
    /// <exception cref="ArgumentException">The lists do not fit the dimensions, or two dimensions have one name.</exception>
    public static Outcome<ContingencyTable> Of(
        IReadOnlyList<TableDimension> dimensions, IReadOnlyList<double> counts, IReadOnlyList<bool>? structuralZeros = null)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(counts);
        if (dimensions.Count == 0 || dimensions.Select(d => d.Name).Distinct(StringComparer.Ordinal).Count() < dimensions.Count)
        {
            throw new ArgumentException("A table has at least one dimension, and no two of one name.", nameof(dimensions));
        }

        var cells = dimensions.Aggregate(1, (product, dimension) => checked(product * dimension.Count));
        Require.SameLength(cells, counts.Count);
        if (structuralZeros is not null)
        {
            Require.SameLength(cells, structuralZeros.Count);
        }

        var table = new ContingencyTable(
            [.. dimensions], [.. counts], structuralZeros is null ? new bool[cells] : [.. structuralZeros]);
        return table.FirstProblem() is { } problem ? problem : table;
    }

    /// <summary>The place of a cell in <see cref="Counts"/>.</summary>
    /// <param name="categories">The position of the cell's category in each dimension, from 0, in the dimensions' order.</param>
    /// <exception cref="ArgumentException">There are more or fewer categories than dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A dimension has no such category.</exception>
    public int Cell(params ReadOnlySpan<int> categories)
    {
        Require.SameLength(Dimensions.Count, categories.Length, nameof(categories));
        var cell = 0;
        for (var d = 0; d < categories.Length; d++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(categories[d], nameof(categories));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(categories[d], Dimensions[d].Count, nameof(categories));
            cell += categories[d] * _strides[d];
        }

        return cell;
    }

    /// <summary>The table summed over all other dimensions. A cell of it is a structural zero when all its parts are.</summary>
    /// <param name="dimensions">The names of the dimensions to keep, in the order wanted; at least one.</param>
    /// <exception cref="ArgumentException">There is no such dimension, or one is named twice.</exception>
    public ContingencyTable Margin(params ReadOnlySpan<string> dimensions)
    {
        var kept = Find(dimensions);
        var classes = Classes(kept, out var count);
        var sums = new double[count];
        var impossible = new bool[count];
        Array.Fill(impossible, true);
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            sums[classes[cell]] += _counts[cell];
            impossible[classes[cell]] &= _impossible[cell];
        }

        return new ContingencyTable([.. kept.Select(d => Dimensions[d])], sums, impossible);
    }

    /// <summary>A cell as messages write it: <c>origin=state, destination=region</c>.</summary>
    /// <param name="cell">The cell's place in <see cref="Counts"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public string Describe(int cell)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, _counts.Length);
        return string.Join(", ", Dimensions.Select((dimension, d) => dimension.Describe(CategoryOf(cell, d))));
    }

    /// <summary>The position of a cell's category in a dimension.</summary>
    internal int CategoryOf(int cell, int dimension) => cell / _strides[dimension] % Dimensions[dimension].Count;

    /// <summary>The positions of the dimensions with these names.</summary>
    internal int[] Find(ReadOnlySpan<string> names)
    {
        var found = new int[names.Length];
        for (var n = 0; n < names.Length; n++)
        {
            found[n] = Find(names[n]);
        }

        return found.Length > 0 && found.Distinct().Count() == found.Length
            ? found
            : throw new ArgumentException("At least one dimension belongs here, and none twice.", nameof(names));
    }

    internal int Find(string name)
    {
        for (var d = 0; d < Dimensions.Count; d++)
        {
            if (string.Equals(Dimensions[d].Name, name, StringComparison.Ordinal))
            {
                return d;
            }
        }

        throw new ArgumentException(
            $"There is no dimension {name} among {string.Join(", ", Dimensions.Select(d => d.Name))}.", nameof(name));
    }

    /// <summary>For each cell, the place of its combination of categories in a margin, the margin's last dimension fastest.</summary>
    internal int[] Classes(ReadOnlySpan<int> dimensions, out int count)
    {
        var classes = new int[_counts.Length];
        count = 1;
        for (var n = dimensions.Length - 1; n >= 0; n--)
        {
            var d = dimensions[n];
            for (var cell = 0; cell < classes.Length; cell++)
            {
                classes[cell] += CategoryOf(cell, d) * count;
            }

            count *= Dimensions[d].Count;
        }

        return classes;
    }

    private Problem? FirstProblem()
    {
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            if (!(_counts[cell] >= 0) || double.IsInfinity(_counts[cell]))
            {
                return new Problem(
                    ProblemKind.InvalidValue, $"The count of {Describe(cell)} is {_counts[cell]:R}; it must be finite and not below 0.");
            }

            if (_impossible[cell] && _counts[cell] > 0)
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"The cell {Describe(cell)} is a structural zero and has the count {_counts[cell]:R}; it must be 0.");
            }
        }

        return Total switch
        {
            0 => new Problem(
                ProblemKind.NoData, $"The table of {string.Join(" by ", Dimensions.Select(d => d.Name))} has no counts above 0."),
            double.PositiveInfinity => new Problem(ProblemKind.InvalidValue, "The sum of the counts is too large to be represented."),
            _ => null,
        };
    }
}
