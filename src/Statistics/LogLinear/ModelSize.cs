namespace Sektorskifte.Statistics.LogLinear;

/// <summary>How large a fitted model is.</summary>
/// <param name="Rank">Parameters that can be told apart on all cells that are no structural zeros.</param>
/// <param name="CellsAboveZero">Cells whose fitted count is above 0.</param>
/// <param name="RankAboveZero">Parameters that can be told apart on those.</param>
/// <param name="Iterations">Iterations until the fit stood still.</param>
internal sealed record ModelSize(int Rank, int CellsAboveZero, int RankAboveZero, int Iterations);
