using System.Text.Json;

namespace Sektorskifte.Statistics.Tests.Reference;

/// <summary>What another program computed: the rows of <c>Reference/NAME/expected.json</c>.</summary>
internal static class ReferenceCase
{
    public static IReadOnlyList<T> Expected<T>(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Reference", name, "expected.json");
        var rows = JsonSerializer.Deserialize<List<T>>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
        Assert.NotEmpty(rows);
        return rows;
    }

    public static void AgreesWithin(double relative, double expected, double actual) =>
        Assert.True(
            Math.Abs(actual - expected) <= relative * Math.Abs(expected),
            $"expected {expected:R}, got {actual:R}, apart by {Math.Abs(actual - expected) / Math.Abs(expected):E1}");
}
