using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>
/// Altham's distance: how far the odds ratios of two tables are apart, or those of a table from independence, whatever the sizes of
/// rows and columns. A test beside it says whether they are apart at all.
/// </summary>
/// <param name="Distance">The distance, from 0: the root of the sum over all pairs of rows and columns of the squared difference of
/// log odds ratios.</param>
/// <param name="StandardError">Its standard error by the delta method, from 0; rough when the distance is small against it.</param>
/// <param name="Deviance">G² of the hypothesis that all odds ratios are the same, from 0.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom, from 1.</param>
/// <param name="PValue">The probability of a G² at least this large when they are the same.</param>
[Estimator("altham-distance", Source = "P. M. E. Altham (1970), The measurement of association of rows and columns for an r × s "
    + "contingency table, Journal of the Royal Statistical Society B 32 (1), 63-73; P. M. E. Altham and J. P. Ferrie (2007), Comparing "
    + "contingency tables: tools for analyzing data from two groups cross-classified by two characteristics, Historical Methods 40 (1), 3-16")]
public sealed record AlthamDistance(double Distance, double StandardError, double Deviance, int DegreesOfFreedom, double PValue)
{
    /// <summary>d(P, I): how far a table is from independence.</summary>
    /// <param name="table">A table of two dimensions, each of two categories or more.</param>
    /// <param name="added">What is added to each count for the distance, from 0; default 0. The test takes the counts as they are.</param>
    /// <returns>The distance, or the cell that is empty.</returns>
    /// <exception cref="ArgumentException">The table does not have two dimensions.</exception>
    public static Outcome<AlthamDistance> FromIndependence(ContingencyTable table, double added = 0)
    {
        SquareTable.RequireTwoDimensions(table);
        ArgumentOutOfRangeException.ThrowIfNegative(Require.Finite(added), nameof(added));
        var contrast = new double[table.CountArray.Length];
        var variances = new double[contrast.Length];
        return (FirstProblem(table) ?? Add(table, added, 1, contrast, variances)) is { } problem
            ? problem
            : LogLinearModel.Independence(table).Then<AlthamDistance>(fit => Measure(table, contrast, variances, fit));
    }

    /// <summary>d(P, Q): how far two tables are apart.</summary>
    /// <param name="table">A table of two dimensions, each of two categories or more.</param>
    /// <param name="other">A table with the same categories.</param>
    /// <param name="added">What is added to each count for the distance, from 0; default 0. The test takes the counts as they are.</param>
    /// <returns>The distance, or the cell that is empty, or the categories that differ.</returns>
    /// <exception cref="ArgumentException">A table does not have two dimensions.</exception>
    public static Outcome<AlthamDistance> Between(ContingencyTable table, ContingencyTable other, double added = 0)
    {
        SquareTable.RequireTwoDimensions(table);
        SquareTable.RequireTwoDimensions(other);
        ArgumentOutOfRangeException.ThrowIfNegative(Require.Finite(added), nameof(added));
        for (var d = 0; d < 2; d++)
        {
            if (!table.Dimensions[d].HasSameCategories(other.Dimensions[d]))
            {
                return SquareTable.Differ(table.Dimensions[d], other.Dimensions[d]);
            }
        }

        var contrast = new double[table.CountArray.Length];
        var variances = new double[contrast.Length];
        if ((FirstProblem(table) ?? Add(table, added, 1, contrast, variances) ?? Add(other, added, -1, contrast, variances)) is { } problem)
        {
            return problem;
        }

        return Stacked(table, other)
            .Then(both => UnidiffModel.FitConstant(both, "row", "column", "table"))
            .Then<AlthamDistance>(fit => Measure(table, contrast, variances, fit));
    }

    private static Problem? FirstProblem(ContingencyTable table) =>
        SquareTable.TooFew(table.Dimensions[0]) ?? SquareTable.TooFew(table.Dimensions[1]);

    private static Problem? Add(ContingencyTable table, double added, int sign, double[] contrast, double[] variances)
    {
        for (var cell = 0; cell < contrast.Length; cell++)
        {
            var count = table.CountArray[cell] + added;
            if (table.ImpossibleArray[cell] || count == 0)
            {
                return EmptyCell.Problem(table, cell);
            }

            contrast[cell] += sign * Math.Log(count);
            variances[cell] += 1 / count;
        }

        return null;
    }

    private static Outcome<ContingencyTable> Stacked(ContingencyTable table, ContingencyTable other) => ContingencyTable.Of(
        [
            TableDimension.Numbered("table", 2),
            new TableDimension("row", table.Dimensions[0].Categories),
            new TableDimension("column", table.Dimensions[1].Categories),
        ],
        [.. table.Counts, .. other.Counts]);

    // The sum over all i, j, k, l of the squared log odds ratios is 4 R C times the sum of the squared logarithms, centred by rows
    // and columns: in the square of (ij) + (kl) − (il) − (kj) all products of different terms sum to 0.
    private static AlthamDistance Measure(ContingencyTable table, double[] contrast, double[] variances, ModelFit fit)
    {
        var (rows, columns) = (table.Dimensions[0].Count, table.Dimensions[1].Count);
        LayeredModel.Centre(contrast, rows, columns);
        var pairs = 4.0 * rows * columns;
        var distance = Math.Sqrt(pairs * InformationFactor.Dot(contrast, contrast));
        double variance = 0;
        for (var cell = 0; cell < contrast.Length && distance > 0; cell++)
        {
            var derivative = pairs * contrast[cell] / distance;
            variance += derivative * derivative * variances[cell];
        }

        return new AlthamDistance(distance, Math.Sqrt(variance), fit.Deviance, fit.DegreesOfFreedom, fit.PValue);
    }
}
