namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// The model of uniform difference (unidiff), also called the log-multiplicative layer effect model: all layers share a pattern of
/// log odds ratios, which each layer multiplies with a number of its own. Rows and columns are free within each layer.
/// </summary>
/// <remarks>
/// Multipliers are taken as they come, also below 0, where programs that write them as exponentials can't go. See
/// <c>docs/methods/unidiff.md</c>.
/// </remarks>
[Estimator("unidiff", Source = "R. Erikson and J. H. Goldthorpe (1992), The Constant Flux, Clarendon Press; Y. Xie (1992), The "
    + "log-multiplicative layer effect model for comparing mobility tables, American Sociological Review 57 (3), 380-395")]
public static class UnidiffModel
{
    // Beyond this size one start is enough work, and large tables have no flat likelihoods.
    private const int ManyCells = 2_000;

    /// <summary>Fits the model.</summary>
    /// <param name="table">A table of three dimensions.</param>
    /// <param name="row">The name of the dimension of the rows, such as origin.</param>
    /// <param name="column">The name of the dimension of the columns, such as destination.</param>
    /// <param name="layer">The name of the dimension of the layers, such as period; two categories or more.</param>
    /// <param name="blockDiagonal">Whether the diagonal of each layer is fitted as it is; default no. Rows and columns then have the
    /// same categories.</param>
    /// <param name="reference">The layer whose multiplier is 1, by its position from 0; default the first.</param>
    /// <param name="maxIterations">How many steps to take at most from each start; default 500.</param>
    /// <returns>The fit, or why there is none: a category without counts, a layer whose multiplier the table does not tell, no
    /// association in the layer of reference, no convergence.</returns>
    /// <exception cref="ArgumentException">The table does not have these three dimensions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public static Outcome<UnidiffFit> Fit(
        ContingencyTable table,
        string row,
        string column,
        string layer,
        bool blockDiagonal = false,
        int reference = 0,
        int maxIterations = 500)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        return Arrange(table, row, column, layer, blockDiagonal).Then(counts =>
        {
            ArgumentOutOfRangeException.ThrowIfNegative(reference);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(reference, counts.Layers);
            if (SquareTable.TooFew(counts.LayerDimension) is { } problem)
            {
                return problem;
            }

            var best = Best(() => Arrange(table, row, column, layer, blockDiagonal).Value, counts, maxIterations);
            return best.Settled
                ? Result(best, blockDiagonal ? "unidiff off the diagonal" : "unidiff", reference)
                : best.NotSettled("unidiff model", maxIterations);
        });
    }

    /// <summary>The same pattern and strength of association in all layers: unidiff with all multipliers 1.</summary>
    /// <param name="table">A table of three dimensions.</param>
    /// <param name="row">The name of the dimension of the rows.</param>
    /// <param name="column">The name of the dimension of the columns.</param>
    /// <param name="layer">The name of the dimension of the layers.</param>
    /// <param name="blockDiagonal">Whether the diagonal of each layer is fitted as it is; default no.</param>
    /// <param name="maxIterations">How many steps to take at most; default 500.</param>
    /// <returns>The fit, or why there is none.</returns>
    /// <exception cref="ArgumentException">The table does not have these three dimensions.</exception>
    public static Outcome<ModelFit> FitConstant(
        ContingencyTable table, string row, string column, string layer, bool blockDiagonal = false, int maxIterations = 500)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        return Arrange(table, row, column, layer, blockDiagonal).Then<ModelFit>(counts =>
        {
            var association = new CellPattern(counts, multiplied: false);
            var fit = LayeredFit.From(counts, association, Pattern(counts), maxIterations);
            return fit.Settled
                ? LayeredModel.Result(fit, blockDiagonal ? "constant association off the diagonal" : "constant association")
                : fit.NotSettled("model of constant association", maxIterations);
        });
    }

    private static Outcome<LayeredCounts> Arrange(
        ContingencyTable table, string row, string column, string layer, bool blockDiagonal) =>
        LayeredCounts.Of(table, row, column, layer, blockDiagonal).Then<LayeredCounts>(counts =>
        {
            counts.SetEmptyPairsAside();
            return counts;
        });

    private static LayeredFit Best(Func<LayeredCounts> arrange, LayeredCounts counts, int maxIterations)
    {
        var pattern = Pattern(counts);
        var starts = new List<(Func<LayeredCounts, Association>, double[])>
        {
            (Multiplied, [.. pattern, .. Enumerable.Repeat(1.0, counts.Layers)]),
        };
        for (var s = 1; s <= 3; s++)
        {
            starts.Add((Multiplied, [.. pattern, .. LayeredModel.Scattered(counts.Layers, (ulong)s).Select(value => 1 + value)]));
        }

        var enough = counts.Counts.Length > ManyCells ? 1 : starts.Count;
        var best = LayeredModel.Best(arrange, starts.Take(enough), maxIterations);
        return best.Settled || enough == starts.Count ? best : LayeredModel.Best(arrange, starts.Skip(enough), maxIterations);

        static Association Multiplied(LayeredCounts own) => new CellPattern(own, multiplied: true);
    }

    // Of all layers together, against the first row and the first column.
    private static double[] Pattern(LayeredCounts counts)
    {
        var ratios = LayeredModel.LogRatios(counts);
        var width = counts.Columns;
        var pattern = new double[(counts.Rows - 1) * (width - 1)];
        for (var i = 1; i < counts.Rows; i++)
        {
            for (var j = 1; j < width; j++)
            {
                pattern[((i - 1) * (width - 1)) + j - 1] =
                    ratios[(i * width) + j] - ratios[i * width] - ratios[j] + ratios[0];
            }
        }

        return pattern;
    }

    private static Outcome<UnidiffFit> Result(LayeredFit fit, string model, int reference)
    {
        var counts = fit.Counts;
        var cells = (CellPattern)fit.Association;
        var raw = fit.Parameters;
        var strength = raw[cells.MultiplierOf(reference)];
        var errors = new DeltaErrors(fit.Information.Factor());
        var effects = new List<LayerEffect>();
        for (var k = 0; k < counts.Layers; k++)
        {
            var category = counts.LayerDimension.Categories[k];
            if (k == reference)
            {
                effects.Add(new LayerEffect(category, 1, 0));
                continue;
            }

            var gradient = new double[raw.Length];
            var multiplier = raw[cells.MultiplierOf(k)];
            gradient[cells.MultiplierOf(k)] = 1 / strength;
            gradient[cells.MultiplierOf(reference)] = -multiplier / (strength * strength);
            if (!double.IsFinite(1 / (strength * strength)) || errors.Of(category, multiplier / strength, gradient) is not { } parameter)
            {
                return new Problem(
                    ProblemKind.Singular,
                    $"The table does not tell how strong the association of {counts.LayerDimension.Describe(k)} is against that of "
                    + $"{counts.LayerDimension.Describe(reference)}; leave the layer out, join it with another, or choose another reference.");
            }

            effects.Add(new LayerEffect(category, parameter.Estimate, parameter.StandardError));
        }

        return new UnidiffFit(LayeredModel.Result(fit, model), effects, CentredPattern(fit, errors, cells.MultiplierOf(reference)));
    }

    private static Outcome<IReadOnlyList<ModelParameter>> CentredPattern(LayeredFit fit, DeltaErrors errors, int strength)
    {
        var counts = fit.Counts;
        var cells = (CellPattern)fit.Association;
        var (rows, columns) = (counts.Rows, counts.Columns);
        var parameters = new List<ModelParameter>(rows * columns);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var gradient = new double[cells.Parameters];
                double value = 0;
                for (var a = 1; a < rows; a++)
                {
                    for (var b = 1; b < columns; b++)
                    {
                        var pair = cells.PairOf(a, b);
                        var part = ((a == i ? 1 : 0) - (1.0 / rows)) * ((b == j ? 1 : 0) - (1.0 / columns));
                        gradient[pair] = part * fit.Parameters[strength];
                        gradient[strength] += part * fit.Parameters[pair];
                        value += part * fit.Parameters[pair] * fit.Parameters[strength];
                    }
                }

                var name = $"{counts.RowDimension.Describe(i)}, {counts.ColumnDimension.Describe(j)}";
                if (errors.Of(name, value, gradient) is not { } parameter)
                {
                    return new Problem(
                        ProblemKind.Singular,
                        $"The association of {name} against the mean of all pairs is not told by the table: a pair of categories has no counts "
                        + "in any layer, or the diagonal is set aside.");
                }

                parameters.Add(parameter);
            }
        }

        return parameters;
    }
}
