using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>The share of each category of a factor in each group, or the number of units in it. A row adds to a single cell.</summary>
internal sealed class GroupedShares : FunctionOfTotals
{
    private readonly Factor _factor;
    private readonly int[] _codes;
    private readonly Groups _groups;
    private readonly bool _areCounts;

    public GroupedShares(Factor factor, Groups groups, bool areCounts)
    {
        _factor = factor;
        _codes = factor.Codes.ToArray();
        _groups = groups;
        _areCounts = areCounts;
        Names = [.. Enumerable.Range(0, groups.Count)
            .SelectMany(g => factor.Levels.Select(level => groups.Name(g, $"{factor.Name}={level}")))];
    }

    public override IReadOnlyList<string> Names { get; }

    public override int TotalCount => _groups.Count * _factor.Levels.Count;

    public override int EntriesPerRow => 1;

    public override int Entries(int row, Span<int> totals, Span<double> values)
    {
        var group = _groups.Of(row);
        totals[0] = (group * _factor.Levels.Count) + _codes[row];
        values[0] = 1;
        return group < 0 ? 0 : 1;
    }

    public override Outcome<double[]> Combine(ReadOnlySpan<double> totals)
    {
        if (_areCounts)
        {
            return totals.ToArray();
        }

        var levels = _factor.Levels.Count;
        var result = new double[totals.Length];
        for (var group = 0; group < _groups.Count; group++)
        {
            var sum = Sum(totals.Slice(group * levels, levels));
            if (sum == 0)
            {
                return _groups.Empty(group, "weights");
            }

            for (var level = 0; level < levels; level++)
            {
                result[(group * levels) + level] = totals[(group * levels) + level] / sum;
            }
        }

        return result;
    }

    public override double[] Derivatives(ReadOnlySpan<double> totals)
    {
        var levels = _factor.Levels.Count;
        var result = new double[totals.Length * totals.Length];
        for (var group = 0; group < _groups.Count; group++)
        {
            var own = totals.Slice(group * levels, levels);
            var sum = _areCounts ? 1 : Sum(own);
            for (var level = 0; level < levels; level++)
            {
                var line = ((group * levels) + level) * totals.Length;
                for (var other = 0; !_areCounts && other < levels; other++)
                {
                    result[line + (group * levels) + other] = -own[level] / sum / sum;
                }

                result[line + (group * levels) + level] += 1 / sum;
            }
        }

        return result;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
