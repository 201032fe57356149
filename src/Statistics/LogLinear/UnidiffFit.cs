namespace Sektorskifte.Statistics.LogLinear;

/// <summary>A unidiff model fitted to a table.</summary>
/// <param name="Fit">How well it fits.</param>
/// <param name="Layers">The multiplier of each layer, in their order.</param>
/// <param name="Pattern">The association in the layer of reference, by rows and then columns: logarithms with mean 0 in each row
/// and each column, whose contrasts are the log odds ratios. A problem when a pair of categories has no counts in any layer or the
/// diagonal is set aside, since the means then do not exist.</param>
public sealed record UnidiffFit(
    ModelFit Fit, IReadOnlyList<LayerEffect> Layers, Outcome<IReadOnlyList<ModelParameter>> Pattern);
