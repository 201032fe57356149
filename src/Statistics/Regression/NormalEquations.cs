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
    private readonly int _stride;
    private readonly double[] _squares;
    private readonly double[] _products;

    public NormalEquations(int size)
    {
        _size = size;
        _stride = Padded(size);
        _squares = new double[size * _stride];
        _products = new double[_stride];
    }

    public ReadOnlySpan<double> Products => _products.AsSpan(0, _size);

    /// <summary>The length of a row's buffer: the size, filled up with zeros to whole vectors.</summary>
    public static int Padded(int size) => (size + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    public double Square(int column) => _squares[(column * _stride) + column];

    public void Clear()
    {
        Array.Clear(_squares);
        Array.Clear(_products);
    }

    /// <summary>Adds weight·x·xᵀ and factor·x; x has the padded length.</summary>
    public void Add(ReadOnlySpan<double> x, double weight, double factor)
    {
        var width = Vector<double>.Count;
        for (var row = 0; row < _size; row++)
        {
            var scaled = weight * x[row];
            if (scaled == 0)
            {
                continue;
            }

            var sums = _squares.AsSpan(row * _stride, _stride);
            for (var column = row / width * width; column < _stride; column += width)
            {
                (new Vector<double>(sums[column..]) + (new Vector<double>(x[column..]) * scaled)).CopyTo(sums[column..]);
            }
        }

        for (var column = 0; column < _stride; column += width)
        {
            var sums = _products.AsSpan(column, width);
            (new Vector<double>(sums) + (new Vector<double>(x[column..]) * factor)).CopyTo(sums);
        }
    }

    /// <summary>The inverse of the sum of squares; or the first column that is a combination of those before it.</summary>
    public bool TryInvert(out double[,] inverse, out int dependent)
    {
        var squares = new double[_size, _size];
        for (var row = 0; row < _size; row++)
        {
            for (var column = row; column < _size; column++)
            {
                squares[row, column] = squares[column, row] = _squares[(row * _stride) + column];
            }
        }

        return TryInvert(squares, out inverse, out dependent);
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
