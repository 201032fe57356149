using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Replication;

/// <summary>
/// Totals under all replicate weights from one pass over the rows: a row's value times its weights in all replicates is added at once.
/// </summary>
internal static class ReplicateTotals
{
    /// <summary>The totals, replicate after replicate.</summary>
    public static double[] Of(ReplicateDesign design, FunctionOfTotals statistic)
    {
        var replicates = design.Replicates;
        var (count, totals) = (replicates.Count, statistic.TotalCount);
        var sums = new double[totals * count];
        if (replicates.UnitCount < replicates.RowCount)
        {
            AddByUnit(design, statistic, sums);
        }
        else
        {
            AddByRow(design, statistic, sums);
        }

        var transposed = new double[sums.Length];
        for (var total = 0; total < totals; total++)
        {
            for (var replicate = 0; replicate < count; replicate++)
            {
                transposed[(replicate * totals) + total] = sums[(total * count) + replicate];
            }
        }

        return transposed;
    }

    private static void AddByRow(ReplicateDesign design, FunctionOfTotals statistic, double[] sums)
    {
        var replicates = design.Replicates;
        var weights = design.Weights;
        var most = statistic.EntriesPerRow;
        Span<int> at = most <= FunctionOfTotals.OnStack ? stackalloc int[FunctionOfTotals.OnStack] : new int[most];
        Span<double> values = most <= FunctionOfTotals.OnStack ? stackalloc double[FunctionOfTotals.OnStack] : new double[most];
        for (var row = 0; row < weights.Length; row++)
        {
            // A row with sampling weight 0 may still weigh in combined replicates.
            var factor = replicates.AreCombined ? 1 : weights[row];
            if (factor == 0 || !design.Contains(row))
            {
                continue;
            }

            var entries = statistic.Entries(row, at, values);
            var own = replicates.OfUnit(row);
            for (var k = 0; k < entries; k++)
            {
                ScaledSum.Add(own, factor * values[k], sums.AsSpan(at[k] * replicates.Count, replicates.Count));
            }
        }
    }

    // Where rows share their replicate weights, the totals of each sampling unit come first.
    private static void AddByUnit(ReplicateDesign design, FunctionOfTotals statistic, double[] sums)
    {
        var replicates = design.Replicates;
        var totals = statistic.TotalCount;
        var weights = design.Weights;
        var units = new double[replicates.UnitCount * totals];
        var most = statistic.EntriesPerRow;
        Span<int> at = most <= FunctionOfTotals.OnStack ? stackalloc int[FunctionOfTotals.OnStack] : new int[most];
        Span<double> values = most <= FunctionOfTotals.OnStack ? stackalloc double[FunctionOfTotals.OnStack] : new double[most];
        for (var row = 0; row < weights.Length; row++)
        {
            var factor = replicates.AreCombined ? 1 : weights[row];
            if (factor == 0 || !design.Contains(row))
            {
                continue;
            }

            var entries = statistic.Entries(row, at, values);
            for (var k = 0; k < entries; k++)
            {
                units[(replicates.UnitOf(row) * totals) + at[k]] += factor * values[k];
            }
        }

        for (var unit = 0; unit < replicates.UnitCount; unit++)
        {
            for (var total = 0; total < totals; total++)
            {
                if (units[(unit * totals) + total] is var value && value != 0)
                {
                    ScaledSum.Add(replicates.OfUnit(unit), value, sums.AsSpan(total * replicates.Count, replicates.Count));
                }
            }
        }
    }
}
