using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Analysis.Mobility;

/// <summary>Fits log-linear and log-multiplicative models to a table of counts in a file.</summary>
public static class TableFit
{
    /// <summary>
    /// Fits models: the table <c>models</c> of how well each fits, <c>parameters</c>, <c>multipliers</c> with intervals where unidiff is
    /// among them, and <c>cells</c> with fitted counts and residuals.
    /// </summary>
    /// <param name="source">Where the counts stand.</param>
    /// <param name="models">Words of <see cref="TableModel.All"/>.</param>
    /// <param name="blockDiagonal">The diagonal is fitted as it is.</param>
    /// <param name="confidence">The confidence level of the multipliers' intervals.</param>
    /// <exception cref="InputException">The file, a column or a model is not there, or a model needs layers.</exception>
    public static AnalysisResult Run(TableSource source, IReadOnlyList<string> models, bool blockDiagonal, double confidence)
    {
        var chosen = models.Select(Find).ToList();
        if (source.Layers is null && chosen.Find(model => model.NeedsLayers) is { } layered)
        {
            throw new InputException($"The model {layered.Word} is about layers; name the column of the layers.");
        }

        var data = TableData.Read(source);
        var problems = new List<Problem>();
        var fits = new List<Found>();
        if (data.Table.TryGet(out var table, out var wrong))
        {
            foreach (var model in chosen)
            {
                foreach (var (layer, part) in Parts(table, model.NeedsLayers))
                {
                    if (part.Then(t => model.Fit(t, blockDiagonal)).TryGet(out var fit, out var problem))
                    {
                        fits.Add(new Found(model.Word, layer, fit));
                    }
                    else
                    {
                        problems.Add(problem with { Message = $"{model.Word}{(layer is null ? "" : $", layer {layer}")}: {problem.Message}" });
                    }
                }
            }
        }
        else
        {
            problems.Add(wrong);
        }

        return new AnalysisResult
        {
            Title = "Models of a table",
            Inputs = [data.Input],
            Settings =
            [
                ("rows", source.Rows), ("columns", source.Columns), ("layers", source.Layers ?? "none"), ("count", source.Count ?? "one a row"),
                ("models", string.Join(", ", chosen.Select(model => model.Word))), ("diagonal", blockDiagonal ? "fitted as it is" : "as other cells"),
            ],
            Tables = [.. Tables(fits, confidence)],
            Notes = [.. data.Notes, .. fits.SelectMany(Unbounded)],
            Problems = problems,
        };
    }

    private static TableModel Find(string word) =>
        TableModel.All.FirstOrDefault(model => model.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException($"There is no model '{word}'; there are {string.Join(", ", TableModel.All.Select(model => model.Word))}.");

    /// <summary>The table as it is, or each of its layers by itself.</summary>
    internal static IEnumerable<(string? Layer, Outcome<ContingencyTable> Table)> Parts(ContingencyTable table, bool whole)
    {
        if (whole || table.Dimensions.Count == 2)
        {
            return [(null, table)];
        }

        var layers = table.Dimensions[2];
        return layers.Categories.Select((name, layer) =>
        {
            var cells = Enumerable.Range(0, table.Counts.Count / layers.Count).Select(cell => (cell * layers.Count) + layer).ToList();
            return ((string?)name, ContingencyTable.Of(
                [table.Dimensions[0], table.Dimensions[1]],
                cells.ConvertAll(cell => table.Counts[cell]),
                cells.ConvertAll(cell => table.StructuralZeros[cell])));
        });
    }

    private static IEnumerable<ResultTable> Tables(List<Found> fits, double confidence)
    {
        yield return new ResultTable(
            "models",
            "How well the models fit",
            ["model", "layer", "g2", "df", "p", "x2", "x2_p", "bic", "aic", "dissimilarity", "n", "iterations"],
            [.. fits.Select(found => (IReadOnlyList<ResultValue>)
            [
                found.Model, found.Layer, found.Fit.Deviance, found.Fit.DegreesOfFreedom, found.Fit.PValue, found.Fit.PearsonStatistic,
                found.Fit.PearsonPValue, found.Fit.Bic, found.Fit.Aic, found.Fit.Dissimilarity, found.Fit.Table.Total, found.Fit.Iterations,
            ])]);
        if (fits.Exists(found => found.Table.Layers.Count > 0))
        {
            yield return new ResultTable(
                "multipliers",
                "Strength of the association by layer, the first as 1",
                ["model", "layer", "multiplier", "se", "lower", "upper"],
                [.. fits.SelectMany(found => found.Table.Layers.Select(layer => Multiplier(found.Model, layer, confidence)))]);
        }

        yield return new ResultTable(
            "parameters",
            "Parameters",
            ["model", "layer", "parameter", "estimate", "se"],
            [.. fits.SelectMany(found => found.Table.Parameters.Select(parameter => (IReadOnlyList<ResultValue>)
                [found.Model, found.Layer, parameter.Name, parameter.Estimate, parameter.StandardError]))]);
        yield return new ResultTable(
            "cells",
            "Cells",
            ["model", "row", "column", "layer", "count", "fitted", "pearson_residual", "standardised_residual"],
            [.. fits.SelectMany(Cells)])
        {
            IsListing = true,
        };
    }

    private static IReadOnlyList<ResultValue> Multiplier(string model, LayerEffect layer, double confidence)
    {
        var interval = layer.Interval(confidence).TryGet(out var found, out _) ? found : (MultiplierInterval?)null;
        return [model, layer.Layer, layer.Multiplier, layer.StandardError, interval?.Lower, interval?.Upper];
    }

    private static IEnumerable<IReadOnlyList<ResultValue>> Cells(Found found)
    {
        var table = found.Fit.Table;
        var (pearson, standardised) = (found.Fit.Residuals(ResidualKind.Pearson), found.Fit.Residuals(ResidualKind.Standardised));
        for (var cell = 0; cell < table.Counts.Count; cell++)
        {
            if (!table.StructuralZeros[cell])
            {
                var names = Names(table, cell);
                yield return
                [
                    found.Model, names[0], names[1], names.Length > 2 ? names[2] : found.Layer,
                    table.Counts[cell], found.Fit.Fitted[cell], pearson[cell], standardised[cell],
                ];
            }
        }
    }

    private static string[] Names(ContingencyTable table, int cell)
    {
        var names = new string[table.Dimensions.Count];
        for (var d = names.Length - 1; d >= 0; d--)
        {
            names[d] = table.Dimensions[d].Categories[cell % table.Dimensions[d].Count];
            cell /= table.Dimensions[d].Count;
        }

        return names;
    }

    private static IEnumerable<string> Unbounded(Found found) => found.Fit.UnboundedParameters.Count == 0 ? [] :
        [string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Model}: {found.Fit.UnboundedParameters.Count} parameters have no bound, since the counts they rest on are 0: {string.Join(", ", found.Fit.UnboundedParameters)}. By the fitted zeros the degrees of freedom are {found.Fit.AdjustedDegreesOfFreedom}.")];

    private sealed record Found(string Model, string? Layer, FittedTable Table)
    {
        public ModelFit Fit => Table.Fit;
    }
}
