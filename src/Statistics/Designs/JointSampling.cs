namespace Sektorskifte.Statistics.Designs;

/// <summary>The variance of totals from the joint inclusion probabilities of all pairs of rows.</summary>
internal sealed class JointSampling : SamplingVariance
{
    private readonly double[] _relative;
    private readonly int _rows;

    private JointSampling(double[] relative, int rows)
    {
        _relative = relative;
        _rows = rows;
    }

    /// <summary>Checks the probabilities; keeps (πij − πi πj) / πij for each pair.</summary>
    public static Outcome<JointSampling> Create(double[,] joint, PairVariance variance)
    {
        var n = joint.GetLength(0);
        Require.SameLength(n, joint.GetLength(1), nameof(joint));
        var relative = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var (both, most) = (joint[i, j], Math.Min(joint[i, i], joint[j, j]));
                if (!(both > 0 && both <= 1 && both <= most * (1 + 1e-9) && Math.Abs(both - joint[j, i]) <= 1e-9 * both))
                {
                    return new Problem(
                        ProblemKind.InvalidValue,
                        FormattableString.Invariant($"The joint probability of rows {i + 1} and {j + 1} is {both}; it is above 0, ")
                        + "at most the probability of each row, and the same in both orders.");
                }

                relative[(i * n) + j] = 1 - (joint[i, i] * joint[j, j] / both);
            }

            relative[(i * n) + i] = 1 - joint[i, i];
        }

        if (variance == PairVariance.YatesGrundy)
        {
            // −½ Σ Σ d (x − x')² is the same quadratic form with each diagonal entry less its line's sum.
            for (var i = 0; i < n; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < n; j++)
                {
                    sum += relative[(i * n) + j];
                }

                relative[(i * n) + i] -= sum;
            }
        }

        return new JointSampling(relative, n);
    }

    /// <inheritdoc/>
    public override int DegreesOfFreedom(bool[]? domain) => (domain?.Count(inDomain => inDomain) ?? _rows) - 1;

    /// <inheritdoc/>
    public override Outcome<CovarianceMatrix> OfTotals(double[] weighted, int columns, bool[]? domain, bool wholeSample)
    {
        var result = new double[columns * columns];
        var line = new double[columns];
        for (var i = 0; i < _rows; i++)
        {
            line.AsSpan().Clear();
            for (var j = 0; j < _rows; j++)
            {
                var factor = _relative[(i * _rows) + j];
                for (var k = 0; k < columns; k++)
                {
                    line[k] += factor * weighted[(j * columns) + k];
                }
            }

            for (var k = 0; k < columns; k++)
            {
                for (var l = 0; l < columns; l++)
                {
                    result[(k * columns) + l] += weighted[(i * columns) + k] * line[l];
                }
            }
        }

        return new CovarianceMatrix(columns, result);
    }
}
