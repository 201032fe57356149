namespace Sektorskifte.Register.Mobility;

/// <summary>
/// Counts of people by period, group, sector and level. People stay for many periods, so a range is noted where it begins and
/// ends, and the counts follow when they are asked for. Room is taken for 32 periods of a group when a range begins or ends in
/// them, so that a range of two hundred years costs nothing.
/// </summary>
internal sealed class PeriodCells(int firstPeriod, int periods, int groups, int sectors, int levels)
{
    private const int PagePeriods = 32;

    private readonly long[]?[]?[] _changes = new long[]?[]?[groups];
    private readonly long[]?[]?[] _counts = new long[]?[]?[groups];
    private readonly int _width = sectors * levels;

    /// <summary>Counts one person, or more, in a period.</summary>
    public void Add(int period, int group, int sector, int level, long people = 1) =>
        AddRange(period, period, group, sector, level, people);

    /// <summary>Counts one person, or more, in every period from first to last.</summary>
    public void AddRange(int first, int last, int group, int sector, int level, long people = 1)
    {
        var cell = (sector * levels) + level;
        Change(first - firstPeriod, group, cell) += people;
        Change(last + 1 - firstPeriod, group, cell) -= people;
        _counts[group] = null;
    }

    /// <summary>Adds the counts of another of the same shape.</summary>
    public void Add(PeriodCells other)
    {
        for (var group = 0; group < _changes.Length; group++)
        {
            for (var page = 0; page < (other._changes[group]?.Length ?? 0); page++)
            {
                var changes = other._changes[group]![page] ?? [];
                for (var i = 0; i < changes.Length; i++)
                {
                    Change((page * PagePeriods) + (i / _width), group, i % _width) += changes[i];
                }
            }

            _counts[group] = null;
        }
    }

    /// <summary>The counts of a period and group by sector × levels + level; empty when there are none.</summary>
    public ReadOnlySpan<long> Of(int period, int group)
    {
        var index = period - firstPeriod;
        if (index < 0 || index >= periods || _changes[group] is not { } changes)
        {
            return [];
        }

        var counts = _counts[group] ??= Sum(changes);
        return counts[index / PagePeriods] is { } page ? page.AsSpan(index % PagePeriods * _width, _width) : [];
    }

    // One period more than there are, since a range's end is noted in the period after it.
    private ref long Change(int index, int group, int cell)
    {
        var pages = _changes[group] ??= new long[]?[(int)((uint)periods / PagePeriods) + 1];
        var page = pages[(uint)index / PagePeriods] ??= new long[PagePeriods * _width];
        return ref page[(((uint)index % PagePeriods) * (uint)_width) + (uint)cell];
    }

    private long[]?[] Sum(long[]?[] changes)
    {
        var counts = new long[]?[changes.Length];
        var running = new long[_width];
        for (var page = 0; page < changes.Length; page++)
        {
            if (changes[page] is null && !running.AsSpan().ContainsAnyExcept(0))
            {
                continue;
            }

            var sums = counts[page] = changes[page]?.AsSpan().ToArray() ?? new long[PagePeriods * _width];
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += running[i % _width];
                running[i % _width] = sums[i];
            }
        }

        return counts;
    }
}
