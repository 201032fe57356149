using System.Numerics;
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

        var changes = _changes.AsSpan(from, count);
        Steps(rows.Period, from, changes);
        foreach (var column in new[] { rows.Employer, rows.Sector, rows.Occupation, rows.Title, rows.Status, rows.Attributes })
        {
            AddDifferences(column, from, changes);
        }
    }

    /// <summary>The first row from one on, before another, that does not continue the row before it.</summary>
    public int FirstChange(int from, int to)
    {
        var at = _changes.AsSpan(from, to - from).IndexOfAnyExcept(0);
        return at < 0 ? to : from + at;
    }

    private static void Steps(int[] periods, int from, Span<int> changes)
    {
        var width = Vector<int>.Count;
        var at = 0;
        for (; at <= changes.Length - width; at += width)
        {
            var step = new Vector<int>(periods, from + at) - new Vector<int>(periods, from + at - 1) - Vector<int>.One;
            step.CopyTo(changes[at..]);
        }

        for (; at < changes.Length; at++)
        {
            changes[at] = periods[from + at] - periods[from + at - 1] - 1;
        }
    }

    private static void AddDifferences(int[] values, int from, Span<int> changes)
    {
        var width = Vector<int>.Count;
        var at = 0;
        for (; at <= changes.Length - width; at += width)
        {
            var difference = new Vector<int>(values, from + at) ^ new Vector<int>(values, from + at - 1);
            (new Vector<int>(changes[at..]) | difference).CopyTo(changes[at..]);
        }

        for (; at < changes.Length; at++)
        {
            changes[at] |= values[from + at] ^ values[from + at - 1];
        }
    }
}
