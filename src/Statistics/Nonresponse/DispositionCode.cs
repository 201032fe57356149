namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>A final disposition code.</summary>
/// <param name="Code">The code, such as 2.11.</param>
/// <param name="Outcome">The group in which the rates count it.</param>
/// <param name="Meaning">What it says, in short.</param>
public sealed record DispositionCode(string Code, CaseOutcome Outcome, string Meaning);
