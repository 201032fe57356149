namespace Sektorskifte.Statistics.LogLinear;

/// <summary>The kinds of residual of a cell: how far the count is from the fitted one.</summary>
public enum ResidualKind
{
    /// <summary>Count minus fitted count.</summary>
    Raw,

    /// <summary>Raw, divided by the root of the fitted count; their squares sum to X².</summary>
    Pearson,

    /// <summary>The signed root of the cell's part of G²; their squares sum to G².</summary>
    Deviance,

    /// <summary>Pearson, divided by its standard error (also called adjusted): about standard normal when the model holds.</summary>
    Standardised,
}
