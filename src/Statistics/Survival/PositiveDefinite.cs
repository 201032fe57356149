namespace Sektorskifte.Statistics.Survival;

/// <summary>A symmetric positive definite matrix, factored, that says which column follows from those before it.</summary>
internal sealed class PositiveDefinite
{
    // A pivot this small beside its diagonal is rounding: the column is a combination of those before it.
    private const double Tolerance = 1e-11;
    private readonly double[,] _lower;

    private PositiveDefinite(double[,] lower, int dependent) => (_lower, Dependent) = (lower, dependent);

    /// <summary>The first column that follows from those before it; −1 when there is none.</summary>
    public int Dependent { get; }

    /// <summary>The Cholesky factor; only the part below the diagonal of the matrix is read.</summary>
    public static PositiveDefinite Factor(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            var pivot = matrix[j, j];
            for (var k = 0; k < j; k++)
            {
                pivot -= lower[j, k] * lower[j, k];
            }

            if (!(pivot > Tolerance * matrix[j, j]))
            {
                return new PositiveDefinite(lower, j);
            }

            lower[j, j] = Math.Sqrt(pivot);
            for (var i = j + 1; i < n; i++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = sum / lower[j, j];
            }
        }

        return new PositiveDefinite(lower, -1);
    }

    /// <summary>The solution x of A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= _lower[i, k] * x[k];
            }

            x[i] /= _lower[i, i];
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++)
            {
                x[i] -= _lower[k, i] * x[k];
            }

            x[i] /= _lower[i, i];
        }

        return x;
    }

    /// <summary>b′ A⁻¹ b.</summary>
    public double Form(ReadOnlySpan<double> right)
    {
        var (x, sum) = (Solve(right), 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * right[i];
        }

        return sum;
    }

    /// <summary>The inverse, all of it.</summary>
    public double[,] Inverse()
    {
        var n = _lower.GetLength(0);
        var inverse = new double[n, n];
        var unit = new double[n];
        for (var j = 0; j < n; j++)
        {
            Array.Clear(unit);
            unit[j] = 1;
            var column = Solve(unit);
            for (var i = 0; i < n; i++)
            {
                inverse[i, j] = column[i];
            }
        }

        return inverse;
    }
}
