using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// The Cholesky factor of a symmetric matrix, in which a row that follows from the rows before it is left out. What it solves is
/// then a solution by one generalised inverse: the left-out unknowns are 0.
/// </summary>
/// <remarks>
/// Leaving out the later of two dependent columns is also R's habit in <c>glm</c>. G. H. Golub and C. F. Van Loan, Matrix
/// Computations, 4th edition (2013), section 4.2.
/// </remarks>
internal sealed class InformationFactor
{
    // A pivot that is this small against its diagonal element is one of rounding; correlated estimates stay well above it.
    private const double Dependent = 1e-10;
    private readonly double[] _upper;
    private readonly int _order;

    private InformationFactor(double[] upper, int order, bool[] leftOut)
    {
        _upper = upper;
        _order = order;
        LeftOut = leftOut;
    }

    /// <summary>Which rows are left out.</summary>
    public bool[] LeftOut { get; }

    public int Rank => LeftOut.Count(left => !left);

    /// <summary>The factor of a matrix, of which only the upper triangle is read.</summary>
    /// <param name="matrix">The matrix, row by row.</param>
    /// <param name="order">Its number of rows.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="scale">What a pivot is small against, for each row; default: the diagonal.</param>
    /// <returns>False when the matrix is not positive semidefinite.</returns>
    public static bool TryCreate(double[] matrix, int order, out InformationFactor factor, double[]? scale = null)
    {
        factor = Create(matrix, order, scale, out var isDefinite);
        return isDefinite;
    }

    /// <summary>The factor of a matrix that can't but be positive semidefinite: a negative pivot is one of rounding.</summary>
    public static InformationFactor Create(double[] matrix, int order, double[]? scale = null) => Create(matrix, order, scale, out _);

    private static InformationFactor Create(double[] matrix, int order, double[]? scale, out bool isDefinite)
    {
        isDefinite = true;
        var upper = (double[])matrix.Clone();
        var leftOut = new bool[order];
        for (var k = 0; k < order; k++)
        {
            var row = upper.AsSpan(k * order, order);
            var pivot = row[k];
            var small = Dependent * Math.Abs(scale is null ? matrix[(k * order) + k] : scale[k]);
            isDefinite &= pivot >= -small;
            if (!(pivot > small) || small == 0)
            {
                leftOut[k] = true;
                row[k..].Clear();
                continue;
            }

            var root = 1 / Math.Sqrt(pivot);
            Scale(row[k..], root);
            for (var i = k + 1; i < order; i++)
            {
                if (row[i] != 0)
                {
                    Subtract(upper.AsSpan((i * order) + i, order - i), row[i..], row[i]);
                }
            }
        }

        return new InformationFactor(upper, order, leftOut);
    }

    /// <summary>Solves in place.</summary>
    public void Solve(Span<double> values)
    {
        HalfSolve(values);
        BackSolve(values);
    }

    /// <summary>The second half of the solution, in place.</summary>
    public void BackSolve(Span<double> values)
    {
        for (var i = _order - 1; i >= 0; i--)
        {
            if (LeftOut[i])
            {
                values[i] = 0;
                continue;
            }

            var sum = values[i];
            var row = _upper.AsSpan(i * _order, _order);
            for (var j = i + 1; j < _order; j++)
            {
                sum -= row[j] * values[j];
            }

            values[i] = sum / row[i];
        }
    }

    /// <summary>The forward half of the solution, in place: the sum of its squares is the quadratic form in the inverse.</summary>
    public void HalfSolve(Span<double> values)
    {
        for (var i = 0; i < _order; i++)
        {
            if (LeftOut[i])
            {
                values[i] = 0;
                continue;
            }

            var row = _upper.AsSpan(i * _order, _order);
            values[i] /= row[i];
            if (values[i] != 0)
            {
                Subtract(values[(i + 1)..], row[(i + 1)..], values[i]);
            }
        }
    }

    /// <summary>The forward half for many right-hand sides: the rows of a matrix with this many columns, in place.</summary>
    public void HalfSolveRows(double[] rows, int columns)
    {
        for (var i = 0; i < _order; i++)
        {
            var current = rows.AsSpan(i * columns, columns);
            if (LeftOut[i])
            {
                current.Clear();
                continue;
            }

            Scale(current, 1 / _upper[(i * _order) + i]);
            for (var j = i + 1; j < _order; j++)
            {
                var by = _upper[(i * _order) + j];
                if (by != 0)
                {
                    Subtract(rows.AsSpan(j * columns, columns), current, by);
                }
            }
        }
    }

    /// <summary>The quadratic form of a vector in the generalised inverse: its variance. The vector is overwritten.</summary>
    public double QuadraticForm(Span<double> values)
    {
        HalfSolve(values);
        return Dot(values, values);
    }

    /// <summary>Directions that the matrix takes to 0, one for each row left out.</summary>
    public IEnumerable<double[]> NullDirections()
    {
        for (var k = 0; k < _order; k++)
        {
            if (LeftOut[k])
            {
                var direction = new double[_order];
                for (var i = 0; i < k; i++)
                {
                    direction[i] = LeftOut[i] ? 0 : -_upper[(i * _order) + k];
                }

                BackSolve(direction);
                direction[k] = 1;
                yield return direction;
            }
        }
    }

    /// <summary>Subtracts XᵀX from the upper triangle of a matrix, with X given by its rows. Four rows at a time, since what limits
    /// the speed is to bring the matrix from memory.</summary>
    public static void SubtractProducts(double[] matrix, int order, double[] rows, int count)
    {
        var n = 0;
        for (; n + 4 <= count; n += 4)
        {
            var a = rows.AsSpan(n * order, order);
            var b = rows.AsSpan((n + 1) * order, order);
            var c = rows.AsSpan((n + 2) * order, order);
            var d = rows.AsSpan((n + 3) * order, order);
            for (var p = 0; p < order; p++)
            {
                SubtractFour(matrix.AsSpan((p * order) + p, order - p), a[p..], b[p..], c[p..], d[p..]);
            }
        }

        for (; n < count; n++)
        {
            var row = rows.AsSpan(n * order, order);
            for (var p = 0; p < order; p++)
            {
                Subtract(matrix.AsSpan((p * order) + p, order - p), row[p..], row[p]);
            }
        }
    }

    /// <summary>target −= by × source.</summary>
    // Compiled at once for full speed: nearly all the time of a fit goes here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(Span<double> target, ReadOnlySpan<double> source, double by)
    {
        var width = Vector<double>.Count;
        var factor = new Vector<double>(by);
        var i = 0;
        for (; i <= target.Length - width; i += width)
        {
            (new Vector<double>(target[i..]) - (factor * new Vector<double>(source[i..]))).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] -= by * source[i];
        }
    }

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    // target −= the sum of the sources, each times its own first element.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SubtractFour(
        Span<double> target, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
    {
        var width = Vector<double>.Count;
        var (byA, byB) = (new Vector<double>(a[0]), new Vector<double>(b[0]));
        var (byC, byD) = (new Vector<double>(c[0]), new Vector<double>(d[0]));
        var i = 0;
        for (; i <= target.Length - width; i += width)
        {
            var sum = (byA * new Vector<double>(a[i..])) + (byB * new Vector<double>(b[i..]))
                + (byC * new Vector<double>(c[i..])) + (byD * new Vector<double>(d[i..]));
            (new Vector<double>(target[i..]) - sum).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] -= (a[0] * a[i]) + (b[0] * b[i]) + (c[0] * c[i]) + (d[0] * d[i]);
        }
    }

    private static void Scale(Span<double> values, double by)
    {
        foreach (ref var value in values)
        {
            value *= by;
        }
    }
}
