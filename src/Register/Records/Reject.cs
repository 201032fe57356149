namespace Sektorskifte.Register.Records;

/// <summary>A row that can't be used, with what is wrong in words that its owner can act on.</summary>
/// <param name="File">The file as the caller named it.</param>
/// <param name="Row">The row's number, see <see cref="Chunk.RowNumber"/>.</param>
/// <param name="Column">The column as the file names it; empty when the row as a whole is wrong.</param>
/// <param name="Value">The value as it stands in the file, cut to 200 characters.</param>
/// <param name="Reason">The machine's name of the problem, one of <see cref="RejectReason"/>.</param>
/// <param name="Expected">What would be right, in English.</param>
internal readonly record struct Reject(
    string File, long Row, string Column, string Value, string Reason, string Expected);

/// <summary>The names under which rejects are counted in <c>summary.json</c>.</summary>
internal static class RejectReason
{
    public const string FieldCount = "field_count";
    public const string Encoding = "encoding";
    public const string Quote = "quote";
    public const string NulByte = "nul_byte";
    public const string PersonMissing = "person_missing";
    public const string EmployerMissing = "employer_missing";
    public const string Period = "period";
    public const string PeriodRange = "period_range";
    public const string EndBeforeStart = "end_before_start";
    public const string SectorMissing = "sector_missing";
    public const string SectorUnknown = "sector_unknown";
    public const string Pay = "pay";
    public const string Hours = "hours";
}
