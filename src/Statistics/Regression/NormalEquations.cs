using System.Numerics;

namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// Sums of w x xᵀ and w x z over rows, and their solution. The memory is that of a few rows however many are added.
/// </summary>
internal sealed class NormalEquations
{
    // A pivot this small beside its column's sum of squares is rounding: the column is a combination of those before it.
    private const double Dependence = 1e-11;
    private readonly int _size;
    private readonly double[,] _squares;
    private readonly double[] _products;
    private readonly double[] _weighted = new double[ModelRows.Block];

    public NormalEquations(int size)
    {
        _size = size;
        _squares = new double[size, size];
        _products = new double[size];
    }

    public ReadOnlySpan<double> Products => _products;

    public double Square(int column) => _squares[column, column];

    public void Clear()
    {
        Array.Clear(_squares);
        Array.Clear(_products);
    }

    /// <summary>Adds the sums over a block of rows: of weight·x·xᵀ and of factor·x.</summary>
    /// <param name="columns">The columns, with as many entries as there are sums.</param>
    /// <param name="start">The first row of the block.</param>
    /// <param name="weights">A weight for each row of the block, a whole number of vectors.</param>
    /// <param name="factors">A factor for each row of the block.</param>
    public void Add(double[][] columns, int start, ReadOnlySpan<double> weights, ReadOnlySpan<double> factors)
    {
        var weighted = _weighted.AsSpan(0, weights.Length);
        for (var i = 0; i < _size; i++)
        {
            var own = columns[i].AsSpan(start, weights.Length);
            Multiply(own, weights, weighted);
            for (var j = i; j < _size; j++)
            {
                _squares[i, j] += Dot(weighted, columns[j].AsSpan(start, weights.Length));
            }

            _products[i] += Dot(own, factors);
        }
    }

    /// <summary>The inverse of the sum of squares; or the first column that is a combination of those before it.</summary>
    public bool TryInvert(out double[,] inverse, out int dependent)
    {
        for (var row = 0; row < _size; row++)
        {
            for (var column = 0; column < row; column++)
            {
                _squares[row, column] = _squares[column, row];
            }
        }

        return TryInvert(_squares, out inverse, out dependent);
    }

    /// <summary>The inverse of a symmetric matrix, by Cholesky factors; or the first column that makes it singular.</summary>
    public static bool TryInvert(double[,] symmetric, out double[,] inverse, out int dependent)
    {
        var size = symmetric.GetLength(0);
        var lower = new double[size, size];
        inverse = new double[size, size];
        for (dependent = 0; dependent < size; dependent++)
        {
            for (var row = dependent; row < size; row++)
            {
                var sum = symmetric[row, dependent];
                for (var k = 0; k < dependent; k++)
                {
                    sum -= lower[row, k] * lower[dependent, k];
                }

                if (row > dependent)
                {
                    lower[row, dependent] = sum / lower[dependent, dependent];
                }
                else if (sum > Dependence * symmetric[row, row])
                {
                    lower[row, row] = Math.Sqrt(sum);
                }
                else
                {
                    return false;
                }
            }
        }

        Invert(lower, inverse);
        return true;
    }

    public static double[] Multiply(double[,] matrix, ReadOnlySpan<double> vector)
    {
        var product = new double[matrix.GetLength(0)];
        for (var i = 0; i < product.Length; i++)
        {
            for (var j = 0; j < vector.Length; j++)
            {
                product[i] += matrix[i, j] * vector[j];
            }
        }

        return product;
    }

    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        var first = ModelRows.Vectors(a);
        var second = ModelRows.Vectors(b);
        var into = ModelRows.Vectors(product);
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = first[i] * second[i];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var first = ModelRows.Vectors(a);
        var second = ModelRows.Vectors(b);
        second = second[..first.Length];

        // Two sums side by side: the next product need not wait for the last.
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i + 1 < first.Length; i += 2)
        {
            even = Vector.FusedMultiplyAdd(first[i], second[i], even);
            odd = Vector.FusedMultiplyAdd(first[i + 1], second[i + 1], odd);
        }

        if (i < first.Length)
        {
            even = Vector.FusedMultiplyAdd(first[i], second[i], even);
        }

        return Vector.Sum(even + odd);
    }

    private static void Invert(double[,] lower, double[,] inverse)
    {
        var size = lower.GetLength(0);
        var solved = new double[size];
        for (var column = 0; column < size; column++)
        {
            for (var row = 0; row < size; row++)
            {
                var sum = row == column ? 1.0 : 0;
                for (var k = column; k < row; k++)
                {
                    sum -= lower[row, k] * solved[k];
                }

                solved[row] = row < column ? 0 : sum / lower[row, row];
            }

            for (var row = size - 1; row >= 0; row--)
            {
                var sum = solved[row];
                for (var k = row + 1; k < size; k++)
                {
                    sum -= lower[k, row] * inverse[k, column];
                }

                inverse[row, column] = sum / lower[row, row];
            }
        }
    }
}
