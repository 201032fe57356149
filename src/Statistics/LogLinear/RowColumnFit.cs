namespace Sektorskifte.Statistics.LogLinear;

/// <summary>A row-column association model fitted to a table.</summary>
/// <param name="Fit">How well it fits.</param>
/// <param name="Association">The intrinsic association: the log odds ratio of cells whose scores are 1 apart both ways. Above 0
/// where rows and columns have scores of their own; of either sign with equal scores.</param>
/// <param name="RowScores">The scores of the rows, in their order: mean 0 and sum of squares 1 by the weights asked for; the last
/// is not below the first.</param>
/// <param name="ColumnScores">The same for the columns; with equal scores the same list.</param>
public sealed record RowColumnFit(
    ModelFit Fit,
    ModelParameter Association,
    IReadOnlyList<ModelParameter> RowScores,
    IReadOnlyList<ModelParameter> ColumnScores);
