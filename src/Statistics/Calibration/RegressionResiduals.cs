using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>
/// What a calibration leaves of linearised variables: the residuals of their regression on the auxiliaries, weighted by the weights
/// before (over the unit variances), times the weights after.
/// </summary>
internal sealed class RegressionResiduals : CalibrationResiduals
{
    private readonly ModelMatrix _auxiliaries;
    private readonly int[] _columns;
    private readonly double[] _before;
    private readonly double[] _after;
    private readonly IReadOnlyList<double>? _variances;
    private readonly double[,] _inverse;

    public RegressionResiduals(
        ModelMatrix auxiliaries, int[] columns, double[] before, double[] after, IReadOnlyList<double>? variances, double[,] inverse)
    {
        _auxiliaries = auxiliaries;
        _columns = columns;
        _before = before;
        _after = after;
        _variances = variances;
        _inverse = inverse;
    }

    /// <inheritdoc/>
    public override void Apply(Span<double> weighted, int columns)
    {
        var size = _columns.Length;
        var products = new double[columns * size];
        for (var row = 0; row < _before.Length; row++)
        {
            if (_after[row] == 0)
            {
                continue;
            }

            var factor = _before[row] / _after[row] / (_variances?[row] ?? 1);
            var values = _auxiliaries.Row(row);
            for (var j = 0; j < columns; j++)
            {
                var scaled = factor * weighted[(row * columns) + j];
                for (var c = 0; c < size; c++)
                {
                    products[(j * size) + c] += scaled * values[_columns[c]];
                }
            }
        }

        var slopes = new double[products.Length];
        for (var j = 0; j < columns; j++)
        {
            NormalEquations.Multiply(_inverse, products.AsSpan(j * size, size)).CopyTo(slopes, j * size);
        }

        for (var row = 0; row < _before.Length; row++)
        {
            if (_after[row] == 0)
            {
                continue;
            }

            var values = _auxiliaries.Row(row);
            for (var j = 0; j < columns; j++)
            {
                var fitted = 0.0;
                for (var c = 0; c < size; c++)
                {
                    fitted += slopes[(j * size) + c] * values[_columns[c]];
                }

                weighted[(row * columns) + j] -= _after[row] * fitted;
            }
        }
    }
}
