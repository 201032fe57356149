namespace Sektorskifte.Register.Mobility;

/// <summary>
/// Counts of people by period, group, sector and level. Room is taken for a period and group when its first count comes,
/// so that a range of two hundred years costs nothing.
/// </summary>
internal sealed class PeriodCells(int firstPeriod, int periods, int groups, int sectors, int levels)
{
    private readonly long[]?[]?[] _cells = new long[]?[]?[periods];
    private readonly int _width = sectors * levels;

    /// <summary>The people of a sector and level in a period.</summary>
    public ref long this[int period, int group, int sector, int level]
    {
        get
        {
            var inPeriod = _cells[period - firstPeriod] ??= new long[]?[groups];
            var cells = inPeriod[group] ??= new long[_width];
            return ref cells[(sector * levels) + level];
        }
    }

    /// <summary>The counts of a period and group by sector × levels + level; empty when there are none.</summary>
    public ReadOnlySpan<long> Of(int period, int group) =>
        period < firstPeriod || period - firstPeriod >= _cells.Length ? [] : _cells[period - firstPeriod]?[group];
}
