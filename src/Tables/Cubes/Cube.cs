using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Tables.Cubes;

/// <summary>
/// Counts over every combination of the members of some dimensions, totals included. Amounts are added at leaves;
/// <see cref="Complete"/> fills what has parts. The numbers are not for readers: the only way out is
/// <see cref="FrequencyRule.Protect(Cube)"/>.
/// </summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class Cube
{
    /// <summary>The most cells that a cube may have: 20 million, about 180 MB.</summary>
    public const int MaxCells = 20_000_000;

    private readonly int[] _strides;
    private readonly bool[][] _isLeaf;
    private readonly bool[][] _markedMissing;
    private readonly List<Func<ReadOnlySpan<int>, bool>> _omitted = [];
    private readonly List<Func<ReadOnlySpan<int>, bool>> _impossible = [];
    private readonly double[] _values;
    private bool[] _missing = [];
    private bool _complete;

    /// <summary>An empty cube: every leaf is zero.</summary>
    /// <param name="name">The table's name in files.</param>
    /// <param name="title">The heading that readers see.</param>
    /// <param name="dimensions">At least one, each with a member; names unique. The last runs fastest in the order of the rows.</param>
    /// <param name="measure">What the numbers are.</param>
    /// <exception cref="ArgumentException">There is no dimension, one has no member, a name stands twice, or the cells are more than
    /// <see cref="MaxCells"/>; the message then says the size of each dimension.</exception>
    public Cube(string name, Label title, IReadOnlyList<Dimension> dimensions, Measure measure)
    {
        ProtectedTable.CheckColumns(name, dimensions, [measure]);
        if (dimensions.Count == 0)
        {
            throw new ArgumentException($"Table {name}: at least one dimension is needed.", nameof(dimensions));
        }

        if (dimensions.FirstOrDefault(d => d.Members.Count == 0) is { } empty)
        {
            throw new ArgumentException($"Table {name}: the dimension {empty.Name} needs at least one member.", nameof(dimensions));
        }

        // As a floating-point number the product can't overflow, however many dimensions there are.
        var cells = dimensions.Aggregate(1.0, (product, d) => product * d.Members.Count);
        if (cells > MaxCells)
        {
            var sizes = string.Join(" × ", dimensions.Select(d => $"{d.Name} {d.Members.Count}"));
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Table {name} would have {cells:N0} cells ({sizes}); the most is {MaxCells:N0}. Use fewer breakdowns."),
                nameof(dimensions));
        }

        Name = name;
        Title = title;
        Dimensions = dimensions;
        Measure = measure;
        _values = new double[(int)cells];
        _isLeaf = [.. dimensions.Select(d => d.IsLeaf.ToArray())];
        _markedMissing = [.. dimensions.Select(d => new bool[d.Members.Count])];
        _strides = new int[dimensions.Count];
        var stride = 1;
        for (var d = dimensions.Count - 1; d >= 0; d--)
        {
            _strides[d] = stride;
            stride *= dimensions[d].Members.Count;
        }
    }

    /// <summary>The table's name in files.</summary>
    public string Name { get; }

    /// <summary>The heading that readers see.</summary>
    public Label Title { get; }

    /// <summary>The dimensions; the last runs fastest in the order of the rows.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>What the numbers are.</summary>
    public Measure Measure { get; }

    /// <summary>The amount that stands for one unit when a cell is held against the least count; above zero, default 1. A
    /// person observed for a month may add a twelfth of a person-year and still be one person.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>The number of cells, totals included: the product of the dimensions' members.</summary>
    public int CellCount => _values.Length;

    /// <summary>The amounts; those of missing cells are zero.</summary>
    internal ReadOnlySpan<double> Values => _values;

    /// <summary>For each cell, whether the data can't show it; filled by <see cref="Complete"/>.</summary>
    internal ReadOnlySpan<bool> Missing => _missing;

    /// <summary>How far apart two neighbouring members of each dimension stand.</summary>
    internal ReadOnlySpan<int> Strides => _strides;

    /// <summary>Adds an amount at a combination of leaves.</summary>
    /// <param name="leafMembers">The member's index in each dimension, in order.</param>
    /// <param name="amount">Zero or more: people, moves, person-years.</param>
    /// <exception cref="ArgumentException">The number of members is not that of the dimensions, a member is not there
    /// or has parts, or the amount is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The cube is complete.</exception>
    public void Add(ReadOnlySpan<int> leafMembers, double amount)
    {
        if (leafMembers.Length != _strides.Length)
        {
            throw new ArgumentException(
                $"Table {Name} has {_strides.Length} dimensions, not {leafMembers.Length}.", nameof(leafMembers));
        }

        // NaN fails the comparison too.
        if (!(amount >= 0 && amount <= double.MaxValue))
        {
            throw new ArgumentException($"Table {Name}: an amount is a finite number from 0, not {amount}.", nameof(amount));
        }

        ThrowIfComplete();
        var cell = 0;
        for (var d = 0; d < leafMembers.Length; d++)
        {
            var member = leafMembers[d];
            var isLeaf = _isLeaf[d];
            if ((uint)member >= (uint)isLeaf.Length || !isLeaf[member])
            {
                throw new ArgumentException(
                    $"Table {Name}: {member} is not a leaf of dimension {Dimensions[d].Name}.", nameof(leafMembers));
            }

            cell += member * _strides[d];
        }

        _values[cell] += amount;
    }

    /// <summary>A cell, to link it with others.</summary>
    /// <param name="members">The member's index in each dimension, in order; totals too.</param>
    /// <exception cref="ArgumentException">The number of members is not that of the dimensions, or a member is not there.</exception>
    public CubeCell CellAt(ReadOnlySpan<int> members)
    {
        ProtectedTable.CheckKey(Name, Dimensions, members);
        var cell = 0;
        for (var d = 0; d < members.Length; d++)
        {
            cell += members[d] * _strides[d];
        }

        return new CubeCell(this, cell);
    }

    /// <summary>
    /// Says that the data can't show a member: every cell on it is missing, whatever was added. A total that it is part
    /// of is then the total of its other parts. A member with parts is missing when they all are: marking it marks them.
    /// </summary>
    /// <param name="dimension">The dimension's index.</param>
    /// <param name="member">The member's index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension or member.</exception>
    /// <exception cref="InvalidOperationException">The cube is complete.</exception>
    public void MarkMissing(int dimension, int member)
    {
        ThrowIfNotBelow(dimension, Dimensions.Count, nameof(dimension));
        ThrowIfNotBelow(member, Dimensions[dimension].Members.Count, nameof(member));
        ThrowIfComplete();
        _markedMissing[dimension][member] = true;
        foreach (var part in Dimensions[dimension].PartsOf(member))
            MarkMissing(dimension, part);
    }

    /// <summary>
    /// Leaves rows out of the table: combinations that mean nothing, or that nobody asks for. Their amounts still count
    /// in the totals, and they are protected as though they were shown, so that nobody can work them out either.
    /// </summary>
    /// <param name="isOmitted">Takes the member's index in each dimension and says whether the row is left out; asked
    /// once for each cell when the table is protected. With several calls a row is left out when any says so.</param>
    public void Omit(Func<ReadOnlySpan<int>, bool> isOmitted) => _omitted.Add(isOmitted);

    /// <summary>
    /// Says which cells are zero by their meaning, as everybody knows: a move to another sector that leads to the same one.
    /// Such a cell is shown as zero and is never hidden to protect another, since that would protect nothing.
    /// </summary>
    /// <param name="isImpossible">Takes the member's index in each dimension; asked when the table is protected.</param>
    public void MarkImpossible(Func<ReadOnlySpan<int>, bool> isImpossible) => _impossible.Add(isImpossible);

    /// <summary>
    /// Fills the members that have parts by adding up along each dimension. A total is over those of its parts that are
    /// not missing, and missing when all are. Called once more it does nothing.
    /// </summary>
    public void Complete()
    {
        if (_complete)
            return;
        _complete = true;
        _missing = new bool[_values.Length];
        for (var d = 0; d < _strides.Length; d++)
        {
            FlagMissing(d);
        }

        for (var d = 0; d < _strides.Length; d++)
        {
            if (Dimensions[d].AddsUp)
                AddUp(d);
        }
    }

    internal bool IsOmitted(ReadOnlySpan<int> members) => AnySays(_omitted, members);

    internal bool IsImpossible(int cell)
    {
        if (_impossible.Count == 0)
            return false;
        Span<int> members = stackalloc int[_strides.Length];
        for (var d = 0; d < members.Length; d++)
        {
            members[d] = cell / _strides[d] % Dimensions[d].Members.Count;
        }

        return AnySays(_impossible, members);
    }

    private static bool AnySays(List<Func<ReadOnlySpan<int>, bool>> rules, ReadOnlySpan<int> members)
    {
        foreach (var rule in rules)
        {
            if (rule(members))
                return true;
        }

        return false;
    }

    // A cell that has parts starts as missing and stays so unless a part is found that is not.
    private void FlagMissing(int d)
    {
        var run = _strides[d];
        var block = run * _isLeaf[d].Length;
        for (var m = 0; m < _isLeaf[d].Length; m++)
        {
            if (_isLeaf[d][m] && !_markedMissing[d][m])
                continue;
            for (var start = m * run; start < _values.Length; start += block)
            {
                _missing.AsSpan(start, run).Fill(true);
                _values.AsSpan(start, run).Clear();
            }
        }
    }

    // Parents stand before their parts, so going backwards each part is whole before it is added to its parent. Cells
    // with parts in a later dimension are still empty here and are filled in that dimension's sweep.
    private void AddUp(int d)
    {
        var run = _strides[d];
        var members = Dimensions[d].Members;
        var parents = members.Select(m => m.Parent).ToArray();
        var block = run * parents.Length;
        for (var start = 0; start < _values.Length; start += block)
        {
            for (var m = parents.Length - 1; m > 0; m--)
            {
                if (parents[m] < 0)
                    continue;
                var part = start + (m * run);
                var whole = start + (parents[m] * run);
                AddRun(_values.AsSpan(part, run), _values.AsSpan(whole, run));
                AndRun(_missing.AsSpan(part, run), _missing.AsSpan(whole, run));
            }
        }
    }

    private static void AddRun(ReadOnlySpan<double> part, Span<double> whole)
    {
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] += part[i];
        }
    }

    private static void AndRun(ReadOnlySpan<bool> part, Span<bool> whole)
    {
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] &= part[i];
        }
    }

    private void ThrowIfComplete()
    {
        if (_complete)
            throw new InvalidOperationException($"Table {Name} is complete: nothing more can be added or marked.");
    }

    private static void ThrowIfNotBelow(int index, int count, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count, name);
    }
}
