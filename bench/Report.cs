using System.Globalization;
using System.Text.Json;

namespace Sektorskifte.Bench;

/// <summary>What a case took, as medians; without a run only its name and the reason.</summary>
/// <param name="Name">The case.</param>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="FloorRatio">Its time over that of its floor.</param>
/// <param name="PeakMb">Largest resident memory, in 1,000,000 bytes.</param>
/// <param name="Identical">Every run had the result it should have.</param>
/// <param name="Absent">Why there was no run; null when there was one.</param>
internal sealed record CaseResult(
    string Name, double? Seconds, double? FloorRatio, double? PeakMb, bool? Identical, string? Absent);

/// <summary>The results as a table and as JSON.</summary>
internal static class Report
{
    private const int LongestReason = 160;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static void Print(long rows, IReadOnlyList<CaseResult> results)
    {
        var width = results.Max(r => r.Name.Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rows:N0} rows, {Environment.ProcessorCount} cores, medians"));
        Console.WriteLine($"{"case".PadRight(width)} {"seconds",9} {"floor_ratio",12} {"peak_mb",9} {"identical",10}");
        foreach (var r in results)
        {
            Console.WriteLine(r.Absent is { } reason
                ? $"{r.Name.PadRight(width)} {"absent",9}  {Short(reason)}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{r.Name.PadRight(width)} {r.Seconds,9:F3} {r.FloorRatio,12:F2} {r.PeakMb,9:F1} {(r.Identical == true ? "yes" : "no"),10}"));
        }
    }

    public static void Write(string path, long rows, IReadOnlyList<CaseResult> results) => File.WriteAllText(
        path,
        JsonSerializer.Serialize(new { Rows = rows, Cores = Environment.ProcessorCount, Cases = results }, Format) + "\n");

    // A program that fails says much; what it said last is what stopped it.
    private static string Short(string reason)
    {
        var line = reason.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestReason ? line : "… " + line[^LongestReason..];
    }
}
