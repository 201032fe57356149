namespace Sektorskifte.Statistics;

/// <summary>Why the data do not allow a result.</summary>
/// <param name="Kind">The kind of reason, to decide by.</param>
/// <param name="Message">One sentence that an analyst can act on. It names the variable, stratum, category or term, its value,
/// and what would be right.</param>
public sealed record Problem(ProblemKind Kind, string Message)
{
    internal static Problem Nothing { get; } = new(ProblemKind.NoData, "Nothing was computed.");
}
