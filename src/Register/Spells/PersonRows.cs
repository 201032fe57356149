using System.Runtime.InteropServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>
/// The rows of one person while they are worked on: ordered by period, exact duplicates taken out, spells laid out over
/// the periods they touch.
/// </summary>
internal sealed class PersonRows
{
    private readonly List<JobRow> _rows = [];
    private readonly List<JobRow> _laidOut = [];

    /// <summary>Takes a row of the person.</summary>
    public void Add(in JobRow row) => _rows.Add(row);

    /// <summary>The rows so far.</summary>
    public int Count => _rows.Count;

    /// <summary>Forgets the person.</summary>
    public void Clear() => _rows.Clear();

    /// <summary>Orders the rows by period and takes out exact duplicates.</summary>
    /// <returns>How many rows were duplicates of another.</returns>
    public int TakeOutDuplicates()
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        var ordered = true;
        var together = false;
        for (var i = 1; i < rows.Length; i++)
        {
            ordered &= rows[i - 1].Period <= rows[i].Period;
            together |= rows[i - 1].Period == rows[i].Period;
        }

        if (!ordered)
        {
            rows.Sort(ByPeriod.Instance);
        }
        else if (!together)
        {
            return 0;
        }

        var kept = 0;
        for (var first = 0; first < rows.Length;)
        {
            var end = first + 1;
            while (end < rows.Length && rows[end].Period == rows[first].Period)
            {
                end++;
            }

            kept = KeepDistinct(rows, first, end, kept);
            first = end;
        }

        var duplicates = rows.Length - kept;
        CollectionsMarshal.SetCount(_rows, kept);
        return duplicates;
    }

    /// <summary>The rows in order, one for each period.</summary>
    public ReadOnlySpan<JobRow> ByPeriods() => CollectionsMarshal.AsSpan(_rows);

    /// <summary>The rows with spells laid out over the periods they touch, in order of the periods.</summary>
    /// <param name="last">The period at which spells that go on are cut.</param>
    public ReadOnlySpan<JobRow> LaidOut(int last)
    {
        _laidOut.Clear();
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
        {
            var end = Math.Min(row.End, last);
            for (var period = row.Period; period <= end; period++)
            {
                var part = row;
                part.Period = period;
                _laidOut.Add(part);
            }
        }

        var parts = CollectionsMarshal.AsSpan(_laidOut);
        parts.Sort(ByPeriod.Instance);
        return parts;
    }

    /// <summary>Moves the distinct rows of a period to <paramref name="kept"/> and returns where the next go.</summary>
    private static int KeepDistinct(Span<JobRow> rows, int first, int end, int kept)
    {
        // A handful is compared pair by pair; thousands of rows under one key (a missing one, say) are sorted first.
        if (end - first > 16)
        {
            rows[first..end].Sort(ByContent.Instance);
        }

        var start = kept;
        for (var i = first; i < end; i++)
        {
            var known = end - first > 16
                ? kept > start && ByContent.Instance.Compare(rows[kept - 1], rows[i]) == 0
                : Contains(rows[start..kept], rows[i]);
            if (!known)
            {
                rows[kept++] = rows[i];
            }
        }

        return kept;
    }

    private static bool Contains(ReadOnlySpan<JobRow> rows, in JobRow row)
    {
        foreach (ref readonly var other in rows)
        {
            if (ByContent.Instance.Compare(other, row) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class ByPeriod : IComparer<JobRow>
    {
        public static readonly ByPeriod Instance = new();

        public int Compare(JobRow x, JobRow y) => x.Period.CompareTo(y.Period);
    }

    private sealed class ByContent : IComparer<JobRow>
    {
        public static readonly ByContent Instance = new();

        public int Compare(JobRow x, JobRow y)
        {
            var order = x.Employer.CompareTo(y.Employer);
            order = order != 0 ? order : x.Pay.CompareTo(y.Pay);
            order = order != 0 ? order : x.Hours.CompareTo(y.Hours);
            order = order != 0 ? order : x.End.CompareTo(y.End);
            order = order != 0 ? order : x.Sector.CompareTo(y.Sector);
            order = order != 0 ? order : x.Occupation.CompareTo(y.Occupation);
            order = order != 0 ? order : x.Title.CompareTo(y.Title);
            order = order != 0 ? order : x.Status.CompareTo(y.Status);
            order = order != 0 ? order : x.Attributes.CompareTo(y.Attributes);
            return order != 0 ? order : x.Rest.CompareTo(y.Rest);
        }
    }
}
