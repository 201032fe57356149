namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// Finds the row with given keys by binary search. Rows are mostly in ascending order already, so that nothing has to be
/// built; and no key is packed into a number, which could overflow with thousands of members in several dimensions.
/// </summary>
internal sealed class RowIndex
{
    private readonly int[] _keys;
    private readonly int _width;
    private readonly int _count;

    // The rows in ascending order of their keys; null when they stand so.
    private readonly int[]? _ascending;

    /// <summary>An index over rows.</summary>
    /// <param name="keys">Row by row, the member index in each dimension; not copied.</param>
    /// <param name="width">The number of dimensions.</param>
    /// <param name="count">The number of rows.</param>
    public RowIndex(int[] keys, int width, int count)
    {
        _keys = keys;
        _width = width;
        _count = count;
        for (var row = 1; row < count; row++)
        {
            if (Row(row - 1).SequenceCompareTo(Row(row)) > 0)
            {
                _ascending = [.. Enumerable.Range(0, count)];
                Array.Sort(_ascending, (a, b) => Row(a).SequenceCompareTo(Row(b)));
                return;
            }
        }
    }

    /// <summary>A row whose keys another row has too; null when all differ.</summary>
    public int? FindDuplicate()
    {
        for (var i = 1; i < _count; i++)
        {
            if (Row(At(i - 1)).SequenceEqual(Row(At(i))))
                return At(i);
        }

        return null;
    }

    /// <summary>The row with the keys; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<int> key)
    {
        var low = 0;
        var high = _count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Row(At(middle)).SequenceCompareTo(key);
            if (order == 0)
                return At(middle);
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    private int At(int position) => _ascending is null ? position : _ascending[position];

    private ReadOnlySpan<int> Row(int row) => _keys.AsSpan(row * _width, _width);
}
