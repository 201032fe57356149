using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Associations;

/// <summary>Wald statistics.</summary>
internal static class QuadraticForm
{
    // What is left of a scaled diagonal entry after elimination, below which it counts as a combination of others.
    private const double Tolerance = 1e-12;

    /// <summary>x' V⁻¹ x, by Cholesky's decomposition of V scaled to a unit diagonal.</summary>
    /// <returns>The number; or that V is singular.</returns>
    public static Outcome<double> Inverse(CovarianceMatrix covariance, double[] x)
    {
        var size = x.Length;
        var scale = covariance.StandardErrors();
        var (factor, solved) = (new double[size * size], new double[size]);
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            if (!(scale[i] > 0))
            {
                return Singular();
            }

            for (var j = 0; j <= i; j++)
            {
                var entry = covariance[i, j] / scale[i] / scale[j];
                for (var k = 0; k < j; k++)
                {
                    entry -= factor[(i * size) + k] * factor[(j * size) + k];
                }

                if (j < i)
                {
                    factor[(i * size) + j] = entry / factor[(j * size) + j];
                }
                else if (entry > Tolerance)
                {
                    factor[(i * size) + i] = Math.Sqrt(entry);
                }
                else
                {
                    return Singular();
                }
            }

            solved[i] = x[i] / scale[i];
            for (var k = 0; k < i; k++)
            {
                solved[i] -= factor[(i * size) + k] * solved[k];
            }

            solved[i] /= factor[(i * size) + i];
            sum += solved[i] * solved[i];
        }

        return sum;
    }

    private static Problem Singular() => new(ProblemKind.Singular, "The contrasts can't be told apart under the design.");
}
