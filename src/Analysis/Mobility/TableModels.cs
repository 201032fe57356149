using Sektorskifte.Statistics;
using Sektorskifte.Statistics.LogLinear;

namespace Sektorskifte.Analysis.Mobility;

/// <summary>A model of a table, by the word that names it on the command line.</summary>
/// <param name="Word">The word.</param>
/// <param name="Meaning">What it says, for the help.</param>
/// <param name="NeedsLayers">It is about how layers differ; other models are fitted to each layer by itself.</param>
/// <param name="Fit">Fits it: table and whether the diagonal is set aside.</param>
public sealed record TableModel(string Word, string Meaning, bool NeedsLayers, Func<ContingencyTable, bool, Outcome<FittedTable>> Fit)
{
    /// <summary>Every model.</summary>
    public static IReadOnlyList<TableModel> All { get; } =
    [
        Plain("independence", "rows and columns have nothing to do with each other", (t, d) => d ? LogLinearModel.QuasiIndependence(t) : LogLinearModel.Independence(t)),
        Plain("quasi-independence", "the same off the diagonal", (t, _) => LogLinearModel.QuasiIndependence(t)),
        Plain("symmetry", "as many from a to b as from b to a", (t, _) => LogLinearModel.Symmetry(t)),
        Plain("quasi-symmetry", "the same, given the sizes of the categories", (t, _) => LogLinearModel.QuasiSymmetry(t)),
        Plain("uniform", "all local odds ratios the same; categories in order", LogLinearModel.UniformAssociation),
        Plain("row-effects", "columns in order, rows with a slope each", LogLinearModel.RowEffects),
        Plain("column-effects", "rows in order, columns with a slope each", LogLinearModel.ColumnEffects),
        new("rc", "Goodman's row-column association", false, (t, d) => RowColumnModel.Fit(t, d).Then<FittedTable>(Scores)),
        new("homogeneous-rc", "the same with one score for a category", false, (t, d) => RowColumnModel.FitHomogeneous(t, d).Then<FittedTable>(Scores)),
        new("constant", "the same association in all layers", true, (t, d) =>
            UnidiffModel.FitConstant(t, t.Dimensions[0].Name, t.Dimensions[1].Name, t.Dimensions[2].Name, d).Then<FittedTable>(fit => new FittedTable(fit, fit.Parameters))),
        new("unidiff", "the same pattern, stronger or weaker by layer", true, (t, d) =>
            UnidiffModel.Fit(t, t.Dimensions[0].Name, t.Dimensions[1].Name, t.Dimensions[2].Name, d).Then<FittedTable>(Layers)),
    ];

    private static TableModel Plain(string word, string meaning, Func<ContingencyTable, bool, Outcome<ModelFit>> fit) =>
        new(word, meaning, false, (table, diagonal) => fit(table, diagonal).Then<FittedTable>(found => new FittedTable(found, found.Parameters)));

    private static Outcome<FittedTable> Scores(RowColumnFit fit) => new FittedTable(
        fit.Fit,
        [
            fit.Association,
            .. fit.RowScores.Select(score => score with { Name = $"row score {score.Name}" }),
            .. ReferenceEquals(fit.RowScores, fit.ColumnScores)
                ? [] : fit.ColumnScores.Select(score => score with { Name = $"column score {score.Name}" }),
        ]);

    private static Outcome<FittedTable> Layers(UnidiffFit fit) => new FittedTable(
        fit.Fit,
        [.. fit.Layers.Select(layer => new ModelParameter($"multiplier {layer.Layer}", layer.Multiplier, layer.StandardError))])
    {
        Layers = fit.Layers,
    };
}

/// <summary>A model that was fitted.</summary>
/// <param name="Fit">How well it fits.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record FittedTable(ModelFit Fit, IReadOnlyList<ModelParameter> Parameters)
{
    /// <summary>The multipliers of unidiff; empty for other models.</summary>
    public IReadOnlyList<LayerEffect> Layers { get; init; } = [];
}
