using System.Globalization;
using System.Text.Json;

namespace Sektorskifte.Bench;

/// <summary>What a case took, as medians.</summary>
/// <param name="Name">The case.</param>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="FloorRatio">Its time over the bare scan's.</param>
/// <param name="PeakMb">Largest resident memory, in 1,000,000 bytes.</param>
/// <param name="Identical">Every run had the result it should have.</param>
internal sealed record CaseResult(string Name, double Seconds, double FloorRatio, double PeakMb, bool Identical);

/// <summary>The results as a table and as JSON.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static void Print(long rows, IReadOnlyList<CaseResult> results)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rows:N0} rows, {Environment.ProcessorCount} cores, medians"));
        Console.WriteLine($"{"case",-8} {"seconds",8} {"floor_ratio",12} {"peak_mb",8} {"identical",10}");
        foreach (var r in results)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{r.Name,-8} {r.Seconds,8:F3} {r.FloorRatio,12:F2} {r.PeakMb,8:F1} {(r.Identical ? "yes" : "no"),10}"));
        }
    }

    public static void Write(string path, long rows, IReadOnlyList<CaseResult> results) => File.WriteAllText(
        path,
        JsonSerializer.Serialize(new { Rows = rows, Cores = Environment.ProcessorCount, Cases = results }, Format) + "\n");
}
