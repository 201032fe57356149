using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Reports;

/// <summary>A share or a rate with the two published cells it rests on; hidden when either of them is.</summary>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">What it is counted among.</param>
internal readonly record struct Ratio(Cell Numerator, Cell Denominator)
{
    /// <summary>Numerator over denominator.</summary>
    public Cell Value => Numerator / Denominator;
}
