using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Associations;

/// <summary>
/// Functions of the weighted covariance matrix of some variables. Values are taken from a fixed centre near the means, so that
/// products of large numbers do not cancel. The totals are the weights' sum, then those of each variable, then of each product.
/// </summary>
internal abstract class WeightedMoments : FunctionOfTotals
{
    private readonly double[][] _values;
    private readonly double[] _centres;
    private readonly double _correction;

    protected WeightedMoments(SurveyDesign design, IReadOnlyList<Variable> variables)
    {
        Variables = variables;
        _values = [.. variables.Select(variable => variable.Values)];
        _centres = new double[_values.Length];
        for (var j = 0; j < _values.Length; j++)
        {
            for (var row = 0; row < design.RowCount; row++)
            {
                _centres[j] += design.Weights[row] == 0 ? 0 : design.Weights[row] * _values[j][row];
            }

            _centres[j] /= design.SumOfWeights;
        }

        // The factor n / (n − 1) of an unweighted variance.
        _correction = design.Count / (design.Count - 1.0);
    }

    public override int TotalCount => 1 + Size + (Size * (Size + 1) / 2);

    public override int EntriesPerRow => TotalCount;

    protected IReadOnlyList<Variable> Variables { get; }

    protected int Size => _values.Length;

    public override int Entries(int row, Span<int> totals, Span<double> values)
    {
        var size = Size;
        values[0] = 1;
        for (var j = 0; j < size; j++)
        {
            values[1 + j] = _values[j][row] - _centres[j];
        }

        var at = 1 + size;
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                values[at++] = values[1 + j] * values[1 + k];
            }
        }

        for (var i = 0; i < at; i++)
        {
            totals[i] = i;
        }

        return at;
    }

    public override Outcome<double[]> Combine(ReadOnlySpan<double> totals) =>
        totals[0] == 0 ? new Problem(ProblemKind.NoData, "The sum of weights is 0.") : FromCovariances(Covariances(totals));

    public override double[] Derivatives(ReadOnlySpan<double> totals)
    {
        var covariances = Covariances(totals);
        var outer = CovarianceDerivatives(covariances);
        var (count, pairs, size) = (outer.Length / covariances.Length, covariances.Length, Size);
        var result = new double[count * totals.Length];
        var (at, n) = (0, totals[0]);
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k <= j; k++, at++)
            {
                var (meanJ, meanK) = (totals[1 + j] / n, totals[1 + k] / n);
                for (var i = 0; i < count; i++)
                {
                    var slope = outer[(i * pairs) + at] * _correction / n;
                    var line = i * totals.Length;
                    result[line] += slope * ((2 * meanJ * meanK) - (totals[1 + size + at] / n));
                    result[line + 1 + j] -= slope * meanK;
                    result[line + 1 + k] -= slope * meanJ;
                    result[line + 1 + size + at] += slope;
                }
            }
        }

        return result;
    }

    /// <summary>The estimates that covariances give.</summary>
    /// <param name="covariances">Those of each variable with itself and the ones before, variable after variable.</param>
    protected abstract Outcome<double[]> FromCovariances(double[] covariances);

    /// <summary>The derivatives of the estimates by the covariances, one row per estimate.</summary>
    /// <param name="covariances">Those of each variable with itself and the ones before, variable after variable.</param>
    protected abstract double[] CovarianceDerivatives(double[] covariances);

    /// <summary>Where the covariance of two variables stands.</summary>
    protected static int At(int j, int k) => j >= k ? (j * (j + 1) / 2) + k : (k * (k + 1) / 2) + j;

    private double[] Covariances(ReadOnlySpan<double> totals)
    {
        var (at, n, size) = (0, totals[0], Size);
        var covariances = new double[size * (size + 1) / 2];
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k <= j; k++, at++)
            {
                covariances[at] = _correction * ((totals[1 + size + at] / n) - (totals[1 + j] / n * (totals[1 + k] / n)));
            }
        }

        return covariances;
    }
}
