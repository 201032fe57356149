namespace Sektorskifte.Statistics.LogLinear;

/// <summary>Where a search stands: the parameters, those of rows and columns, and half the deviance.</summary>
internal sealed record LayeredPlace(double[] Parameters, double[] RowEffects, double[] ColumnEffects, double Loss);
