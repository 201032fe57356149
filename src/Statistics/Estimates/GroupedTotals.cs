using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>Totals of variables in each group.</summary>
internal sealed class GroupedTotals(IReadOnlyList<Variable> variables, Groups groups) : FunctionOfTotals
{
    private readonly double[][] _values = [.. variables.Select(variable => variable.Values)];

    public override IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(0, groups.Count).SelectMany(g => variables.Select(variable => groups.Name(g, variable.Name)))];

    public override int TotalCount => groups.Count * _values.Length;

    public override int EntriesPerRow => _values.Length;

    public override int Entries(int row, Span<int> totals, Span<double> values)
    {
        var group = groups.Of(row);
        if (group < 0)
        {
            return 0;
        }

        for (var j = 0; j < _values.Length; j++)
        {
            totals[j] = (group * _values.Length) + j;
            values[j] = _values[j][row];
        }

        return _values.Length;
    }

    public override Outcome<double[]> Combine(ReadOnlySpan<double> totals) => totals.ToArray();

    public override double[] Derivatives(ReadOnlySpan<double> totals)
    {
        var identity = new double[totals.Length * totals.Length];
        for (var i = 0; i < totals.Length; i++)
        {
            identity[(i * totals.Length) + i] = 1;
        }

        return identity;
    }
}
