using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>
/// What a calibration leaves of linearised variables: the residuals of their regression on the auxiliaries, weighted by the weights
/// before (over the unit variances), times the weights after.
/// </summary>
/// <param name="columns">The auxiliaries, column by column.</param>
/// <param name="inverse">The inverse of Σ d x xᵀ / σ².</param>
/// <param name="before">The weights before.</param>
/// <param name="after">The weights after.</param>
/// <param name="variances">The unit variances; null when they are equal.</param>
internal sealed class RegressionResiduals(
    double[][] columns, double[,] inverse, double[] before, double[] after, IReadOnlyList<double>? variances) : CalibrationResiduals
{
    /// <inheritdoc/>
    public override void Apply(Span<double> weighted, int columnCount)
    {
        var size = columns.Length;
        var products = new double[columnCount * size];
        for (var row = 0; row < before.Length; row++)
        {
            if (after[row] == 0)
            {
                continue;
            }

            var factor = before[row] / after[row] / (variances?[row] ?? 1);
            for (var j = 0; j < columnCount; j++)
            {
                var scaled = factor * weighted[(row * columnCount) + j];
                for (var c = 0; scaled != 0 && c < size; c++)
                {
                    products[(j * size) + c] += scaled * columns[c][row];
                }
            }
        }

        var slopes = new double[products.Length];
        for (var j = 0; j < columnCount; j++)
        {
            NormalEquations.Multiply(inverse, products.AsSpan(j * size, size)).CopyTo(slopes, j * size);
        }

        for (var row = 0; row < before.Length; row++)
        {
            for (var j = 0; after[row] != 0 && j < columnCount; j++)
            {
                var fitted = 0.0;
                for (var c = 0; c < size; c++)
                {
                    fitted += slopes[(j * size) + c] * columns[c][row];
                }

                weighted[(row * columnCount) + j] -= after[row] * fitted;
            }
        }
    }
}
