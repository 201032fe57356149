namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>How much a variable takes from representativeness, as a whole and by category.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Value">The indicator, from 0 (nothing) to ½.</param>
/// <param name="Categories">The variable's categories.</param>
/// <param name="ByCategory">What each category contributes; the squares add up to that of <paramref name="Value"/>. Unconditional
/// ones are below 0 where the category answers too little; conditional ones have no sign.</param>
public sealed record PartialIndicator(
    string Variable, double Value, IReadOnlyList<string> Categories, IReadOnlyList<double> ByCategory);
