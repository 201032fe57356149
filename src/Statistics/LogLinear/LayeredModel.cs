using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.LogLinear;

/// <summary>What the log-multiplicative models share: the search from several starts, and the result.</summary>
internal static class LayeredModel
{
    private const ulong Seed = 20_260_101;

    /// <summary>The best of the fits from several starts, of equals the first; one that did not settle when none did.</summary>
    public static LayeredFit Best(
        Func<LayeredCounts> counts, IEnumerable<(Func<LayeredCounts, Association> Association, double[] Parameters)> starts, int maxIterations)
    {
        LayeredFit? best = null;
        foreach (var start in starts)
        {
            // Each start has cells of its own to set aside.
            var own = counts();
            var fit = LayeredFit.From(own, start.Association(own), start.Parameters, maxIterations);
            var better = best is null || (fit.Settled && !best.Settled)
                || (fit.Settled == best.Settled && fit.Loss < best.Loss - (1e-9 * (1 + best.Loss)));
            best = better ? fit : best;
        }

        return best ?? throw new ArgumentException("There is no start.", nameof(starts));
    }

    public static ModelFit Result(LayeredFit fit, string model)
    {
        var counts = fit.Counts;
        var rank = LayeredInformation.OnCells(counts, fit.Association, Anywhere(fit.Parameters.Length), counts.Free).Rank;
        var ownCells = Enumerable.Range(0, counts.Counts.Length).Count(cell => !counts.Free[cell] && counts.Counts[cell] > 0);
        var size = new ModelSize(
            rank + counts.DiagonalCells,
            counts.Active.Count(active => active) + ownCells,
            fit.Information.Rank + ownCells,
            fit.Iterations);
        return new ModelFit(
            counts.Table,
            model,
            counts.InTableOrder(fit.Fitted, cell => counts.Counts[cell]),
            size,
            () => counts.InTableOrder(fit.Information.Leverages(), _ => 1));
    }

    /// <summary>Numbers between −1 and 1, always the same ones.</summary>
    public static double[] Scattered(int count, ulong stream)
    {
        var sequence = new RandomSequence(Seed, stream);
        var values = new double[count];
        foreach (ref var value in values.AsSpan())
        {
            value = (2 * sequence.NextUnit()) - 1;
        }

        return values;
    }

    /// <summary>Subtracts the means of rows and of columns.</summary>
    public static void Centre(double[] values, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            CentreLine(values, i * columns, 1, columns);
        }

        for (var j = 0; j < columns; j++)
        {
            CentreLine(values, j, columns, rows);
        }
    }

    /// <summary>The logarithm of count to expected count within layers, all layers together; 0 where no layer takes part.</summary>
    public static double[] LogRatios(LayeredCounts counts)
    {
        var size = counts.Rows * counts.Columns;
        var (observed, expected) = (new double[size], new double[size]);
        var masked = ContingencyTable.Of(
            [TableDimension.Numbered("layer", counts.Layers), TableDimension.Numbered("row", counts.Rows), TableDimension.Numbered("column", counts.Columns)],
            [.. counts.Counts.Select((count, cell) => counts.Free[cell] ? count : 0)],
            [.. counts.Free.Select(free => !free)]).Value;

        // A few rounds are close enough for a start; a sparse table may need very many to settle.
        var fitted = ProportionalFit.Rounds(masked, [[0, 1], [0, 2]], 20);
        for (var cell = 0; cell < fitted.Length; cell++)
        {
            observed[cell % size] += counts.Active[cell] ? counts.Counts[cell] : 0;
            expected[cell % size] += counts.Active[cell] ? fitted[cell] : 0;
        }

        return [.. observed.Zip(expected, (count, mean) => Math.Log((count + 0.5) / (mean + 0.5)))];
    }

    private static double[] Anywhere(int count) => [.. Scattered(count, 0).Select(value => 1 + (value / 2))];

    private static void CentreLine(double[] values, int first, int stride, int length)
    {
        double mean = 0;
        for (var n = 0; n < length; n++)
        {
            mean += values[first + (n * stride)] / length;
        }

        for (var n = 0; n < length; n++)
        {
            values[first + (n * stride)] -= mean;
        }
    }
}
