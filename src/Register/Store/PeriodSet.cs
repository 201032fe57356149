namespace Sektorskifte.Register.Store;

/// <summary>Consecutive periods, both ends included.</summary>
/// <param name="First">The first period.</param>
/// <param name="Last">The last period, not before the first.</param>
internal readonly record struct PeriodRange(int First, int Last);

/// <summary>A set of periods, kept as the ranges they make up.</summary>
internal sealed class PeriodSet
{
    /// <summary>No period.</summary>
    public static readonly PeriodSet Empty = new([]);

    private readonly PeriodRange[] _ranges;

    private PeriodSet(PeriodRange[] ranges) => _ranges = ranges;

    /// <summary>The ranges, ascending; between two of them at least one period is missing.</summary>
    public IReadOnlyList<PeriodRange> Ranges => _ranges;

    /// <summary>Whether no period is in the set.</summary>
    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>The set of the periods given, in any order.</summary>
    public static PeriodSet Of(IEnumerable<int> periods) => Of([.. periods.Select(period => new PeriodRange(period, period))]);

    /// <summary>The set of all periods of ranges that come in any order and may overlap.</summary>
    public static PeriodSet Of(IReadOnlyCollection<PeriodRange> ranges)
    {
        List<PeriodRange> joined = [];
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (joined.Count > 0 && range.First <= joined[^1].Last + 1)
            {
                joined[^1] = joined[^1] with { Last = Math.Max(joined[^1].Last, range.Last) };
            }
            else
            {
                joined.Add(range);
            }
        }

        return new PeriodSet([.. joined]);
    }

    /// <summary>Whether a period is in the set.</summary>
    public bool Contains(int period)
    {
        foreach (var range in _ranges)
        {
            if (range.Last >= period)
            {
                return range.First <= period;
            }
        }

        return false;
    }

    /// <summary>The periods of this set or the other.</summary>
    public PeriodSet Union(PeriodSet other) => Of([.. _ranges, .. other._ranges]);

    /// <summary>The periods of both sets.</summary>
    public PeriodSet Intersect(PeriodSet other) => Of(
    [
        .. from mine in _ranges
           from theirs in other._ranges
           let first = Math.Max(mine.First, theirs.First)
           let last = Math.Min(mine.Last, theirs.Last)
           where first <= last
           select new PeriodRange(first, last),
    ]);

    /// <summary>The periods of this set that are not in the other.</summary>
    public PeriodSet Except(PeriodSet other)
    {
        List<PeriodRange> left = [];
        foreach (var range in _ranges)
        {
            var first = range.First;
            foreach (var taken in other._ranges)
            {
                if (taken.Last < first || taken.First > range.Last)
                {
                    continue;
                }

                if (taken.First > first)
                {
                    left.Add(new PeriodRange(first, taken.First - 1));
                }

                first = taken.Last + 1;
            }

            if (first <= range.Last)
            {
                left.Add(new PeriodRange(first, range.Last));
            }
        }

        return new PeriodSet([.. left]);
    }
}
