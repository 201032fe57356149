using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Agreement;

/// <summary>How much two different categories agree.</summary>
public enum AgreementWeights
{
    /// <summary>Not at all: for categories without an order.</summary>
    None,

    /// <summary>Less by every step between them, in equal parts.</summary>
    Linear,

    /// <summary>Less by the square of the steps between them.</summary>
    Quadratic,
}

/// <summary>Agreement beyond chance.</summary>
/// <param name="Kappa">The share of the agreement possible beyond chance that there is: 1 is full, 0 is that of chance, below it is less.</param>
/// <param name="Observed">The observed agreement, 0 to 1.</param>
/// <param name="Expected">The agreement by chance, 0 to 1.</param>
/// <param name="StandardError">The standard error of kappa.</param>
/// <param name="NullError">That under chance only.</param>
/// <param name="Units">The number of units.</param>
/// <param name="Confidence">The confidence level of the limits.</param>
public sealed record KappaEstimate(
    double Kappa, double Observed, double Expected, double StandardError, double NullError, double Units, double Confidence)
{
    /// <summary>The lower limit, at or above −1.</summary>
    public double Lower => Math.Max(-1, Kappa - (Quantile * StandardError));

    /// <summary>The upper limit, at or below 1.</summary>
    public double Upper => Math.Min(1, Kappa + (Quantile * StandardError));

    /// <summary>The chance of a kappa as far from 0 on either side, were there no agreement but by chance.</summary>
    public double PValue => 2 * StandardNormal.UpperTail(Math.Abs(Kappa / NullError));

    private double Quantile => StandardNormal.UpperQuantile((1 - Confidence) / 2);
}

/// <summary>
/// Agreement of two coders beyond that of chance, when each has shares of categories of its own; weighted where categories are closer
/// or farther apart. See <c>docs/methods/cohen-kappa.md</c>.
/// </summary>
[Estimator("cohen-kappa", Source = "J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological "
    + "Measurement 20 (1), 37-46; J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Large sample standard errors of kappa and weighted "
    + "kappa, Psychological Bulletin 72 (5), 323-327")]
public static class CohenKappa
{
    /// <summary>Kappa of a table.</summary>
    /// <param name="table">How often the coders gave which categories to the same units.</param>
    /// <param name="weights">How much different categories agree; default not at all. With others the order of the categories counts.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>Kappa, or that chance alone agrees fully.</returns>
    public static Outcome<KappaEstimate> Estimate(
        CodingTable table, AgreementWeights weights = AgreementWeights.None, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        var k = table.Categories.Count;
        var agreement = new double[k, k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var apart = Math.Abs(i - j) / (double)(k - 1);
                agreement[i, j] = weights switch
                {
                    AgreementWeights.Linear => 1 - apart,
                    AgreementWeights.Quadratic => 1 - (apart * apart),
                    _ => i == j ? 1 : 0,
                };
            }
        }

        return Estimate(table, agreement, confidence);
    }

    /// <summary>Kappa of a table with weights of agreement of one's own.</summary>
    /// <param name="table">How often the coders gave which categories to the same units.</param>
    /// <param name="agreement">For each pair of categories how much they agree, 0 to 1, and 1 for a category with itself.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>Kappa, or that chance alone agrees fully.</returns>
    /// <exception cref="ArgumentException">The weights are not square with a row a category, or one is out of range.</exception>
    public static Outcome<KappaEstimate> Estimate(CodingTable table, double[,] agreement, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(agreement);
        Require.Fraction(confidence);
        var k = table.Categories.Count;
        Require.SameLength(k, agreement.GetLength(0), nameof(agreement));
        Require.SameLength(k, agreement.GetLength(1), nameof(agreement));
        var (rows, columns) = (new double[k], new double[k]);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                if (!(agreement[i, j] is >= 0 and <= 1) || (i == j && agreement[i, j] != 1))
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(agreement), agreement[i, j], "It lies from 0 to 1, and is 1 for a category with itself.");
                }

                rows[i] += table.Counts[i, j] / table.Units;
                columns[j] += table.Counts[i, j] / table.Units;
            }
        }

        return Of(table, agreement, rows, columns, confidence);
    }

    private static Outcome<KappaEstimate> Of(
        CodingTable table, double[,] agreement, double[] rows, double[] columns, double confidence)
    {
        var k = rows.Length;
        var (byRow, byColumn, observed, expected) = (new double[k], new double[k], 0.0, 0.0);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                byRow[i] += agreement[i, j] * columns[j];
                byColumn[j] += agreement[i, j] * rows[i];
                observed += agreement[i, j] * table.Counts[i, j] / table.Units;
            }

            expected += rows[i] * byRow[i];
        }

        if (1 - expected < 1e-12)
        {
            return new Problem(
                ProblemKind.Singular,
                $"Both coders gave {table.Categories[Array.IndexOf(rows, rows.Max())]} to every unit, so that chance alone agrees fully; kappa "
                + "needs at least two categories in use.");
        }

        var kappa = (observed - expected) / (1 - expected);
        var (own, chance) = (0.0, 0.0);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var average = byRow[i] + byColumn[j];
                var (far, near) = (agreement[i, j] - (average * (1 - kappa)), agreement[i, j] - average);
                own += table.Counts[i, j] / table.Units * far * far;
                chance += rows[i] * columns[j] * near * near;
            }
        }

        var center = kappa - (expected * (1 - kappa));
        return new KappaEstimate(
            kappa, observed, expected, Math.Sqrt(Math.Max(0, own - (center * center)) / table.Units) / (1 - expected),
            Math.Sqrt(Math.Max(0, chance - (expected * expected)) / table.Units) / (1 - expected), table.Units, confidence);
    }
}
