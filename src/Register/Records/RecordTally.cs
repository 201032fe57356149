namespace Sektorskifte.Register.Records;

/// <summary>Rows by period, so that a count over any window follows without the rows.</summary>
/// <param name="earliest">The first period that a row can have.</param>
/// <param name="latest">The last period that a row can have.</param>
internal sealed class RecordTally(int earliest, int latest)
{
    private readonly long[] _used = new long[latest - earliest + 1];
    private readonly long[] _ended = new long[latest - earliest + 1];

    // Rows over a range of periods, noted where it begins and after it ends.
    private readonly long[] _ranges = new long[latest - earliest + 2];
    private bool _hasRanges;

    /// <summary>The first period that a row can have.</summary>
    public int Earliest { get; } = earliest;

    /// <summary>Used rows by first period.</summary>
    public long[] Used => Settled(_used);

    /// <summary>Used rows by last period; a spell that still runs ends in no period.</summary>
    public long[] Ended => Settled(_ended);

    /// <summary>Exact duplicates of used rows, by first period.</summary>
    public long[] Duplicates { get; } = new long[latest - earliest + 1];

    /// <summary>Unambiguous person-periods with more than one job.</summary>
    public long[] SecondJobs { get; } = new long[latest - earliest + 1];

    /// <summary>Counts a used row, or several, in every period from first to last.</summary>
    public void AddUsed(int first, int last, int rows = 1)
    {
        _ranges[first - Earliest] += rows;
        _ranges[last + 1 - Earliest] -= rows;
        _hasRanges = true;
    }

    /// <summary>The used rows that stand outside a window.</summary>
    public long OutsideWindow(int first, int last) =>
        Sum(Used, Math.Max(0, last + 1 - Earliest), Used.Length) + Sum(Ended, 0, first - Earliest);

    /// <summary>The second jobs within a window.</summary>
    public long SecondJobsWithin(int first, int last) =>
        Sum(SecondJobs, first - Earliest, last + 1 - Earliest);

    /// <summary>Adds another tally over the same periods.</summary>
    public void Add(RecordTally other)
    {
        foreach (var (mine, others) in new[]
        {
            (Used, other.Used), (Ended, other.Ended), (Duplicates, other.Duplicates), (SecondJobs, other.SecondJobs),
        })
        {
            for (var period = 0; period < mine.Length; period++)
            {
                mine[period] += others[period];
            }
        }
    }

    private long[] Settled(long[] counts)
    {
        if (_hasRanges)
        {
            _hasRanges = false;
            long rows = 0;
            for (var i = 0; i < _used.Length; i++)
            {
                rows += _ranges[i];
                _used[i] += rows;
                _ended[i] += rows;
            }

            Array.Clear(_ranges);
        }

        return counts;
    }

    private static long Sum(long[] counts, int from, int to)
    {
        long sum = 0;
        for (var period = from; period < to; period++)
        {
            sum += counts[period];
        }

        return sum;
    }
}
