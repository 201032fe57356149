using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>
/// Ratios of totals in each group: of variables to variables, or of variables to the number of units, which are means. In each group
/// the numerators' totals come first, then the denominators'; a single denominator serves all numerators.
/// </summary>
internal sealed class GroupedRatios : FunctionOfTotals
{
    private readonly double[][] _numerators;
    private readonly double[]?[] _denominators;
    private readonly string[] _below;
    private readonly Groups _groups;

    private GroupedRatios(double[][] numerators, double[]?[] denominators, string[] names, string[] below, Groups groups)
    {
        _numerators = numerators;
        _denominators = denominators;
        _below = below;
        _groups = groups;
        Names = [.. Enumerable.Range(0, groups.Count).SelectMany(g => names.Select(name => groups.Name(g, name)))];
    }

    public override IReadOnlyList<string> Names { get; }

    public override int TotalCount => _groups.Count * EntriesPerRow;

    public override int EntriesPerRow => _numerators.Length + _denominators.Length;

    public static GroupedRatios Means(IReadOnlyList<Variable> variables, Groups groups) => new(
        [.. variables.Select(variable => variable.Values)], [null], [.. variables.Select(variable => variable.Name)], ["weights"], groups);

    public static GroupedRatios Ratios(IReadOnlyList<(Variable Numerator, Variable Denominator)> pairs, Groups groups) => new(
        [.. pairs.Select(pair => pair.Numerator.Values)],
        [.. pairs.Select(pair => pair.Denominator.Values)],
        [.. pairs.Select(pair => $"{pair.Numerator.Name}/{pair.Denominator.Name}")],
        [.. pairs.Select(pair => pair.Denominator.Name)],
        groups);

    public override int Entries(int row, Span<int> totals, Span<double> values)
    {
        var group = _groups.Of(row);
        if (group < 0)
        {
            return 0;
        }

        var (first, count) = (group * EntriesPerRow, _numerators.Length);
        for (var j = 0; j < count; j++)
        {
            totals[j] = first + j;
            values[j] = _numerators[j][row];
        }

        for (var j = 0; j < _denominators.Length; j++)
        {
            totals[count + j] = first + count + j;
            values[count + j] = _denominators[j]?[row] ?? 1;
        }

        return EntriesPerRow;
    }

    public override Outcome<double[]> Combine(ReadOnlySpan<double> totals)
    {
        var count = _numerators.Length;
        var result = new double[_groups.Count * count];
        for (var group = 0; group < _groups.Count; group++)
        {
            var own = totals.Slice(group * EntriesPerRow, EntriesPerRow);
            for (var j = 0; j < count; j++)
            {
                var below = Math.Min(j, _denominators.Length - 1);
                if (own[count + below] == 0)
                {
                    return _groups.Empty(group, _below[below]);
                }

                result[(group * count) + j] = own[j] / own[count + below];
            }
        }

        return result;
    }

    public override double[] Derivatives(ReadOnlySpan<double> totals)
    {
        var count = _numerators.Length;
        var result = new double[_groups.Count * count * totals.Length];
        for (var group = 0; group < _groups.Count; group++)
        {
            var first = group * EntriesPerRow;
            for (var j = 0; j < count; j++)
            {
                var below = first + count + Math.Min(j, _denominators.Length - 1);
                var line = ((group * count) + j) * totals.Length;
                result[line + first + j] = 1 / totals[below];
                result[line + below] = -totals[first + j] / totals[below] / totals[below];
            }
        }

        return result;
    }
}
