using System.Numerics;
using System.Runtime.CompilerServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>
/// Marks the rows that do nothing but continue the row before: the same texts, one period later. Most rows of a register do, so
/// they are found eight at a time, and the rest of the work is by spell instead of by row.
/// </summary>
internal sealed class RowChanges
{
    private int[] _changes = [];

    /// <summary>Marks rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="from">The first row to mark, from 1; each is compared with the one before it, of whichever person.</param>
    public void Mark(JobBatch rows, int from)
    {
        if (_changes.Length < rows.Count)
        {
            Array.Resize(ref _changes, rows.Period.Length);
        }

        var count = rows.Count - from;
        if (count <= 0)
        {
            return;
        }

        Mark(rows, from, _changes.AsSpan(from, count));
    }

    /// <summary>The first row from one on, before another, that does not continue the row before it.</summary>
    public int FirstChange(int from, int to)
    {
        var at = _changes.AsSpan(from, to - from).IndexOfAnyExcept(0);
        return at < 0 ? to : from + at;
    }

    // Straight to the best code: the first batches would otherwise run slowly, and vectors are not compiled ahead.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mark(JobBatch rows, int from, Span<int> changes)
    {
        var (periods, employers, sectors) = (rows.Period, rows.Employer, rows.Sector);
        var (occupations, titles, statuses, attributes) = (rows.Occupation, rows.Title, rows.Status, rows.Attributes);
        var width = Vector<int>.Count;
        var at = 0;
        for (; at <= changes.Length - width; at += width)
        {
            var row = from + at;
            var step = new Vector<int>(periods, row) - new Vector<int>(periods, row - 1) - Vector<int>.One;
            var change = step | Difference(employers, row) | Difference(sectors, row) | Difference(occupations, row)
                | Difference(titles, row) | Difference(statuses, row) | Difference(attributes, row);
            change.CopyTo(changes[at..]);
        }

        for (; at < changes.Length; at++)
        {
            var row = from + at;
            changes[at] = (periods[row] - periods[row - 1] - 1) | (employers[row] ^ employers[row - 1])
                | (sectors[row] ^ sectors[row - 1]) | (occupations[row] ^ occupations[row - 1])
                | (titles[row] ^ titles[row - 1]) | (statuses[row] ^ statuses[row - 1])
                | (attributes[row] ^ attributes[row - 1]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Difference(int[] values, int row) => new Vector<int>(values, row) ^ new Vector<int>(values, row - 1);
}
