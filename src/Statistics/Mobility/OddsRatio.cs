using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Statistics.Mobility;

/// <summary>The odds of one destination against another, for one origin against another.</summary>
/// <param name="Row">The origin in the numerator.</param>
/// <param name="OtherRow">The origin in the denominator.</param>
/// <param name="Column">The destination in the numerator.</param>
/// <param name="OtherColumn">The destination in the denominator.</param>
/// <param name="Log">The logarithm of the ratio; 0 when origins do not matter.</param>
/// <param name="StandardError">The standard error of the logarithm, above 0.</param>
[Estimator("odds-ratio", Source = "B. Woolf (1955), On estimating the relation between blood group and disease, Annals of Human "
    + "Genetics 19 (4), 251-253; L. A. Goodman (1969), How to ransack social mobility tables and other kinds of cross-classification "
    + "tables, American Journal of Sociology 75 (1), 1-40")]
public sealed record OddsRatio(string Row, string OtherRow, string Column, string OtherColumn, double Log, double StandardError)
{
    /// <summary>The ratio, above 0; 1 when origins do not matter.</summary>
    public double Ratio => Math.Exp(Log);

    /// <summary>The confidence interval of the ratio.</summary>
    /// <param name="confidence">The confidence level, between 0 and 1 and neither of them; default 0.95.</param>
    public MultiplierInterval Interval(double confidence = 0.95)
    {
        var reach = StandardNormal.UpperQuantile((1 - Require.Fraction(confidence)) / 2) * StandardError;
        return new MultiplierInterval(Math.Exp(Log - reach), Math.Exp(Log + reach));
    }

    /// <summary>The odds ratio of two rows and two columns: n(r,c) n(r′,c′) / n(r,c′) n(r′,c).</summary>
    /// <param name="table">A table of two dimensions.</param>
    /// <param name="row">The position of the row in the numerator, from 0.</param>
    /// <param name="otherRow">The position of the row in the denominator, another one.</param>
    /// <param name="column">The position of the column in the numerator, from 0.</param>
    /// <param name="otherColumn">The position of the column in the denominator, another one.</param>
    /// <param name="added">What is added to each count, from 0; default 0. With ½ empty cells give a ratio too.</param>
    /// <returns>The odds ratio, or the cell that is empty.</returns>
    /// <exception cref="ArgumentException">The table does not have two dimensions, or a row or column is named twice.</exception>
    public static Outcome<OddsRatio> Of(ContingencyTable table, int row, int otherRow, int column, int otherColumn, double added = 0)
    {
        SquareTable.RequireTwoDimensions(table);
        ArgumentOutOfRangeException.ThrowIfNegative(Require.Finite(added), nameof(added));
        if (row == otherRow || column == otherColumn)
        {
            throw new ArgumentException("An odds ratio has two rows and two columns.", nameof(otherRow));
        }

        ReadOnlySpan<int> cells =
            [table.Cell(row, column), table.Cell(otherRow, otherColumn), table.Cell(row, otherColumn), table.Cell(otherRow, column)];
        double log = 0;
        double variance = 0;
        for (var n = 0; n < cells.Length; n++)
        {
            var count = table.CountArray[cells[n]] + added;
            if (table.ImpossibleArray[cells[n]] || count == 0)
            {
                return EmptyCell.Problem(table, cells[n]);
            }

            log += n < 2 ? Math.Log(count) : -Math.Log(count);
            variance += 1 / count;
        }

        var (rows, columns) = (table.Dimensions[0], table.Dimensions[1]);
        return new OddsRatio(
            rows.Categories[row], rows.Categories[otherRow], columns.Categories[column], columns.Categories[otherColumn],
            log, Math.Sqrt(variance));
    }

    /// <summary>The odds ratios of neighbouring rows and columns, by rows and then columns: all others are products of these.</summary>
    /// <param name="table">A table of two dimensions, each of two categories or more.</param>
    /// <param name="added">What is added to each count, from 0; default 0.</param>
    /// <returns>The odds ratios, or the first cell that is empty.</returns>
    /// <exception cref="ArgumentException">The table does not have two dimensions.</exception>
    public static Outcome<IReadOnlyList<OddsRatio>> Local(ContingencyTable table, double added = 0)
    {
        SquareTable.RequireTwoDimensions(table);
        if ((SquareTable.TooFew(table.Dimensions[0]) ?? SquareTable.TooFew(table.Dimensions[1])) is { } tooFew)
        {
            return tooFew;
        }

        var ratios = new List<OddsRatio>();
        for (var i = 0; i < table.Dimensions[0].Count - 1; i++)
        {
            for (var j = 0; j < table.Dimensions[1].Count - 1; j++)
            {
                if (!Of(table, i, i + 1, j, j + 1, added).TryGet(out var ratio, out var problem))
                {
                    return problem;
                }

                ratios.Add(ratio);
            }
        }

        return ratios;
    }
}
