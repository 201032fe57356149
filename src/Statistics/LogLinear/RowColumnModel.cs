using MathNet.Numerics.LinearAlgebra;

namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// Goodman's row-column association model RC(1): categories of rows and columns lie on one scale each, at distances that the data
/// tell, and the log odds ratio of a pair of rows and a pair of columns is the product of their distances and one factor.
/// </summary>
/// <remarks>
/// The likelihood can have several maxima; the fit is the best from several starts, which are always the same ones. See
/// <c>docs/methods/row-column.md</c>.
/// </remarks>
[Estimator("row-column", Source = "L. A. Goodman (1979), Simple models for the analysis of association in cross-classifications "
    + "having ordered categories, Journal of the American Statistical Association 74 (367), 537-552")]
public static class RowColumnModel
{
    private const int Iterations = 500;
    private const int ScatteredStarts = 3;

    /// <summary>Rows and columns with scores of their own.</summary>
    /// <param name="table">A table of two dimensions, each of two categories or more.</param>
    /// <param name="blockDiagonal">Whether the diagonal is fitted as it is; default no. The table is then square.</param>
    /// <param name="weights">By which weights the scores are scaled; default <see cref="ScoreWeights.Unit"/>.</param>
    /// <param name="maxIterations">How many steps to take at most from each start; default 500.</param>
    /// <returns>The fit, or why there is none: a category without counts or whose score the table does not tell, no association at
    /// all, no convergence.</returns>
    /// <exception cref="ArgumentException">The table does not have two dimensions.</exception>
    public static Outcome<RowColumnFit> Fit(
        ContingencyTable table, bool blockDiagonal = false, ScoreWeights weights = ScoreWeights.Unit, int maxIterations = Iterations)
    {
        SquareTable.RequireTwoDimensions(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        return Arrange(table, blockDiagonal).Then<RowColumnFit>(counts =>
        {
            var best = LayeredModel.Best(
                () => Arrange(table, blockDiagonal).Value, Starts(counts), maxIterations);
            return best.Settled
                ? Separate(best, Name("row-column association", blockDiagonal), weights)
                : best.NotSettled("row-column model", maxIterations);
        });
    }

    /// <summary>The homogeneous model: a category has the same score as a row and as a column.</summary>
    /// <param name="table">A table of two dimensions with the same categories, two or more.</param>
    /// <param name="blockDiagonal">Whether the diagonal is fitted as it is; default no.</param>
    /// <param name="weights">By which weights the scores are scaled; default <see cref="ScoreWeights.Unit"/>. The share of a
    /// category is then the mean of its shares as a row and as a column.</param>
    /// <param name="maxIterations">How many steps to take at most from each start; default 500.</param>
    /// <returns>The fit, or why there is none.</returns>
    /// <exception cref="ArgumentException">The table does not have two dimensions.</exception>
    public static Outcome<RowColumnFit> FitHomogeneous(
        ContingencyTable table, bool blockDiagonal = false, ScoreWeights weights = ScoreWeights.Unit, int maxIterations = Iterations)
    {
        SquareTable.RequireTwoDimensions(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        if (SquareTable.FirstProblem(table) is { } problem)
        {
            return problem;
        }

        return Arrange(table, blockDiagonal).Then<RowColumnFit>(counts =>
        {
            var best = LayeredModel.Best(
                () => Arrange(table, blockDiagonal).Value, EqualStarts(counts), maxIterations);
            return best.Settled
                ? Equal(best, Name("homogeneous row-column association", blockDiagonal), weights)
                : best.NotSettled("homogeneous row-column model", maxIterations);
        });
    }

    private static Outcome<LayeredCounts> Arrange(ContingencyTable table, bool blockDiagonal) =>
        LayeredCounts.Of(table, table.Dimensions[0].Name, table.Dimensions[1].Name, null, blockDiagonal);

    private static string Name(string model, bool blockDiagonal) => blockDiagonal ? $"{model} off the diagonal" : model;

    private static Outcome<RowColumnFit> Separate(LayeredFit fit, string model, ScoreWeights weights)
    {
        var counts = fit.Counts;
        var raw = fit.Parameters.AsSpan();
        var (rowWeights, columnWeights) = Weights(counts, weights);
        var rawRows = raw[..counts.Rows];
        var sign = rawRows[^1] >= rawRows[0] ? 1 : -1;
        var rows = new ScoreScale(rawRows, rowWeights, sign);
        var columns = new ScoreScale(raw[counts.Rows..], columnWeights, sign);
        if (NoAssociation(fit, rows.Length * columns.Length) is { } problem)
        {
            return problem;
        }

        var errors = new DeltaErrors(fit.Information.Factor());
        var association = new double[raw.Length];
        for (var p = 0; p < raw.Length; p++)
        {
            association[p] = p < counts.Rows
                ? columns.Length * rows.LengthDerivative(p)
                : rows.Length * columns.LengthDerivative(p - counts.Rows);
        }

        return Result(
            LayeredModel.Result(fit, model),
            errors.Of("association", rows.Length * columns.Length, association),
            Scores(counts.RowDimension, rows, 0, raw.Length, errors),
            Scores(counts.ColumnDimension, columns, counts.Rows, raw.Length, errors));
    }

    private static Outcome<RowColumnFit> Equal(LayeredFit fit, string model, ScoreWeights weights)
    {
        var counts = fit.Counts;
        var raw = fit.Parameters.AsSpan();
        var (rowWeights, columnWeights) = Weights(counts, weights);
        var scale = new ScoreScale(
            raw, [.. rowWeights.Zip(columnWeights, (row, column) => (row + column) / 2)], raw[^1] >= raw[0] ? 1 : -1);
        var association = ((EqualScores)fit.Association).Sign * scale.Length * scale.Length;
        if (NoAssociation(fit, association) is { } problem)
        {
            return problem;
        }

        var errors = new DeltaErrors(fit.Information.Factor());
        var gradient = new double[raw.Length];
        for (var p = 0; p < raw.Length; p++)
        {
            gradient[p] = 2 * scale.Length * scale.LengthDerivative(p);
        }

        var scores = Scores(counts.RowDimension, scale, 0, raw.Length, errors);
        return Result(LayeredModel.Result(fit, model), errors.Of("association", association, gradient), scores, scores);
    }

    private static Outcome<RowColumnFit> Result(
        ModelFit fit, ModelParameter? association, List<(string Name, ModelParameter? Score)> rows, List<(string Name, ModelParameter? Score)> columns)
    {
        var unknown = rows.Concat(columns).Where(entry => entry.Score is null).Select(entry => entry.Name).Distinct().ToList();
        return unknown.Count > 0 || association is null
            ? new Problem(
                ProblemKind.Singular,
                $"The table does not tell the scores of {(unknown.Count > 0 ? string.Join(", ", unknown) : "its categories")}: too few "
                + "cells with counts; leave a category out or join it with another.")
            : new RowColumnFit(fit, association, [.. rows.Select(row => row.Score!)], [.. columns.Select(column => column.Score!)]);
    }

    private static List<(string Name, ModelParameter? Score)> Scores(
        TableDimension dimension, ScoreScale scale, int first, int parameters, DeltaErrors errors)
    {
        var scores = new List<(string, ModelParameter?)>();
        for (var i = 0; i < dimension.Count; i++)
        {
            var gradient = new double[parameters];
            for (var l = 0; l < dimension.Count; l++)
            {
                gradient[first + l] = scale.Derivative(i, l);
            }

            scores.Add((dimension.Describe(i), errors.Of(dimension.Describe(i), scale.Scores[i], gradient)));
        }

        return scores;
    }

    private static Problem? NoAssociation(LayeredFit fit, double association)
    {
        var closest = Math.Sqrt(fit.Counts.Table.Total) * Math.Abs(association);

        // A factor a millionth of its likely error apart from 0: the scores would be those of rounding.
        return closest > 1e-6
            ? null
            : new Problem(
                ProblemKind.Singular,
                "Rows and columns are not associated at all, so that no scores follow from the table; the model of independence fits it.");
    }

    private static (double[] Rows, double[] Columns) Weights(LayeredCounts counts, ScoreWeights weights)
    {
        if (weights == ScoreWeights.Unit)
        {
            return ([.. Enumerable.Repeat(1.0, counts.Rows)], [.. Enumerable.Repeat(1.0, counts.Columns)]);
        }

        var (rows, columns) = (new double[counts.Rows], new double[counts.Columns]);
        for (var cell = 0; cell < counts.Counts.Length; cell++)
        {
            rows[cell / counts.Columns] += counts.Counts[cell] / counts.Table.Total;
            columns[cell % counts.Columns] += counts.Counts[cell] / counts.Table.Total;
        }

        return (rows, columns);
    }

    // The leading singular vectors of the logarithms of count to expected count, and scattered ones.
    private static IEnumerable<(Func<LayeredCounts, Association> Association, double[] Parameters)> Starts(LayeredCounts counts)
    {
        var decomposition = Residual(counts).Svd();
        for (var d = 0; d < Math.Min(2, decomposition.S.Count); d++)
        {
            var root = Math.Sqrt(Math.Max(decomposition.S[d], 0.01));
            yield return (own => new RowColumnScores(own), [.. decomposition.U.Column(d) * root, .. decomposition.VT.Row(d) * root]);
        }

        // Each also with rows and columns exchanged, so that a table and the same one turned have the same starts, and the same maximum.
        for (var s = 1UL; s <= ScatteredStarts; s++)
        {
            foreach (var (rows, columns) in new[] { (2 * s, (2 * s) + 1), ((2 * s) + 1, 2 * s) })
            {
                yield return (
                    own => new RowColumnScores(own),
                    [.. LayeredModel.Scattered(counts.Rows, rows), .. LayeredModel.Scattered(counts.Columns, columns)]);
            }
        }
    }

    private static IEnumerable<(Func<LayeredCounts, Association> Association, double[] Parameters)> EqualStarts(LayeredCounts counts)
    {
        var residual = Residual(counts);
        var decomposition = ((residual + residual.Transpose()) / 2).Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, counts.Rows).OrderByDescending(d => Math.Abs(decomposition.EigenValues[d].Real)).ToList();
        foreach (var d in order.Take(3))
        {
            var value = decomposition.EigenValues[d].Real;
            yield return (own => new EqualScores(own, value < 0 ? -1 : 1), [.. decomposition.EigenVectors.Column(d) * Math.Sqrt(Math.Abs(value))]);
        }

        for (var s = 1; s <= ScatteredStarts; s++)
        {
            var sign = s % 2 == 0 ? -1 : 1;
            yield return (own => new EqualScores(own, sign), LayeredModel.Scattered(counts.Rows, (ulong)s));
        }
    }

    private static Matrix<double> Residual(LayeredCounts counts)
    {
        var ratios = LayeredModel.LogRatios(counts);
        LayeredModel.Centre(ratios, counts.Rows, counts.Columns);
        return Matrix<double>.Build.Dense(counts.Rows, counts.Columns, (i, j) => ratios[(i * counts.Columns) + j]);
    }
}
