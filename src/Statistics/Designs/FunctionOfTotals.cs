namespace Sektorskifte.Statistics.Designs;

/// <summary>
/// A statistic that depends on the data through totals alone: means, ratios, shares, cross-tables. Its totals under all replicate
/// weights come from one pass over the rows.
/// </summary>
public abstract class FunctionOfTotals : SurveyStatistic
{
    /// <summary>The number of totals.</summary>
    public abstract int TotalCount { get; }

    /// <summary>The most totals that one row adds to.</summary>
    public abstract int EntriesPerRow { get; }

    /// <summary>What a row adds to the totals, per unit of weight.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="totals">Takes which totals; room for <see cref="EntriesPerRow"/>.</param>
    /// <param name="values">Takes how much to each.</param>
    /// <returns>How many entries were written.</returns>
    public abstract int Entries(int row, Span<int> totals, Span<double> values);

    /// <summary>The estimates that totals give.</summary>
    /// <param name="totals">The weighted totals.</param>
    public abstract Outcome<double[]> Combine(ReadOnlySpan<double> totals);

    /// <summary>The derivatives of the estimates by the totals.</summary>
    /// <param name="totals">The weighted totals.</param>
    /// <returns>One row of <see cref="TotalCount"/> numbers per estimate, row after row.</returns>
    public abstract double[] Derivatives(ReadOnlySpan<double> totals);

    /// <summary>The most entries for which a row's place is on the stack.</summary>
    internal const int OnStack = 256;

    /// <summary>The totals under some weights.</summary>
    /// <param name="weights">One weight per row; rows with weight 0 are not looked at.</param>
    public double[] Totals(ReadOnlySpan<double> weights)
    {
        var sums = new double[TotalCount];
        Span<int> at = EntriesPerRow <= OnStack ? stackalloc int[OnStack] : new int[EntriesPerRow];
        Span<double> values = EntriesPerRow <= OnStack ? stackalloc double[OnStack] : new double[EntriesPerRow];
        for (var row = 0; row < weights.Length; row++)
        {
            var weight = weights[row];
            if (weight == 0)
            {
                continue;
            }

            var count = Entries(row, at, values);
            for (var k = 0; k < count; k++)
            {
                sums[at[k]] += weight * values[k];
            }
        }

        return sums;
    }

    /// <inheritdoc/>
    public override Outcome<double[]> Estimate(ReadOnlySpan<double> weights) => Combine(Totals(weights));

    /// <inheritdoc/>
    public override Outcome<double[]> Linearise(ReadOnlySpan<double> weights, IReadOnlyList<double> estimates)
    {
        var (columns, totals) = (estimates.Count, TotalCount);
        var transposed = Transpose(Derivatives(Totals(weights)), columns, totals);
        var linearised = new double[weights.Length * columns];
        Span<int> at = EntriesPerRow <= OnStack ? stackalloc int[OnStack] : new int[EntriesPerRow];
        Span<double> values = EntriesPerRow <= OnStack ? stackalloc double[OnStack] : new double[EntriesPerRow];
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] == 0)
            {
                continue;
            }

            var into = linearised.AsSpan(row * columns, columns);
            var count = Entries(row, at, values);
            for (var k = 0; k < count; k++)
            {
                var value = values[k];
                var slopes = transposed.AsSpan(at[k] * columns, columns);
                for (var j = 0; j < columns; j++)
                {
                    into[j] += value * slopes[j];
                }
            }
        }

        return linearised;
    }

    private static double[] Transpose(double[] matrix, int rows, int columns)
    {
        var transposed = new double[matrix.Length];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                transposed[(j * rows) + i] = matrix[(i * columns) + j];
            }
        }

        return transposed;
    }
}
