using System.Text.Json;

namespace Sektorskifte.Statistics.Tests.Reference;

/// <summary>What stands in the reference cases is what R prints: every script is run again, where R is.</summary>
public sealed class ReferenceScriptTests
{
    // R's own libraries of linear algebra differ between machines in the last digits, and iterations stop elsewhere.
    private const double Tolerance = 1e-7;

    public static TheoryData<string> Folders => new(
        Directory.EnumerateFiles(ReferenceCase.PathOf(""), "script.R", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal));

    [RTheory]
    [MemberData(nameof(Folders))]
    public void Script_RunAgain_PrintsWhatIsExpected(string folder)
    {
        using var printed = JsonDocument.Parse(RScript.Run(ReferenceCase.PathOf(folder, "script.R")));
        using var kept = JsonDocument.Parse(File.ReadAllText(ReferenceCase.PathOf(folder, "expected.json")));
        Same(folder, kept.RootElement, printed.RootElement);
    }

    private static void Same(string where, JsonElement kept, JsonElement printed)
    {
        Assert.True(kept.ValueKind == printed.ValueKind, $"{where}: {kept} is now {printed}");
        switch (kept.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(kept.EnumerateObject().Select(p => p.Name), printed.EnumerateObject().Select(p => p.Name));
                foreach (var property in kept.EnumerateObject())
                {
                    Same($"{where}/{property.Name}", property.Value, printed.GetProperty(property.Name));
                }

                break;
            case JsonValueKind.Array:
                Assert.True(kept.GetArrayLength() == printed.GetArrayLength(), $"{where}: another length");
                foreach (var (index, pair) in kept.EnumerateArray().Zip(printed.EnumerateArray()).Index())
                {
                    Same($"{where}[{index}]", pair.First, pair.Second);
                }

                break;
            case JsonValueKind.Number:
                var (was, now) = (kept.GetDouble(), printed.GetDouble());
                Assert.True(
                    Math.Abs(was - now) <= Tolerance * Math.Max(Math.Abs(was), 1e-6), $"{where}: {was:R} is now {now:R}");
                break;
            default:
                Assert.Equal(kept.ToString(), printed.ToString());
                break;
        }
    }
}
