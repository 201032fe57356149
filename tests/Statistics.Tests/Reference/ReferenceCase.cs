using System.Text.Json;

namespace Sektorskifte.Statistics.Tests.Reference;

/// <summary>
/// What another program computed in one call: one entry of <c>Reference/NAME/expected.json</c>. A test takes every case of a
/// folder by <c>[MemberData]</c> over <see cref="Names"/>, so that each is run, and counted, by itself.
/// </summary>
internal sealed class ReferenceCase
{
    private readonly JsonElement _values;
    private readonly string _name;

    private ReferenceCase(string name, JsonElement values)
    {
        _name = name;
        _values = values;
    }

    /// <summary>The names of the cases of a folder, or of those that start so.</summary>
    public static TheoryData<string> Names(string folder, string prefix = "") => new(
        Read(folder).EnumerateObject().Select(property => property.Name)
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>One case of a folder.</summary>
    public static ReferenceCase Of(string folder, string name) => new($"{folder}: {name}", Read(folder).GetProperty(name));

    /// <summary>Where the files of a folder stand beside the tests.</summary>
    public static string PathOf(string folder, string file = "") =>
        Path.Combine(AppContext.BaseDirectory, "Reference", folder, file);

    /// <summary>A number of the case.</summary>
    public double Number(string key) => _values.GetProperty(key).GetDouble();

    /// <summary>A list of numbers; <c>null</c> (R's NA and Inf) comes out as NaN.</summary>
    public double[] Numbers(string key) => [.. _values.GetProperty(key).EnumerateArray().Select(OrNaN)];

    /// <summary>The rows of a matrix.</summary>
    public double[][] Rows(string key) =>
        [.. _values.GetProperty(key).EnumerateArray().Select(row => row.EnumerateArray().Select(OrNaN).ToArray())];

    /// <summary>A text of the case.</summary>
    public string Text(string key) => _values.GetProperty(key).GetString()!;

    /// <summary>A list of texts.</summary>
    public string[] Texts(string key) => [.. _values.GetProperty(key).EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>A yes or no of the case; no where it has none.</summary>
    public bool Flag(string key) => Has(key) && _values.GetProperty(key).GetBoolean();

    /// <summary>Whether the case has such a value.</summary>
    public bool Has(string key) => _values.TryGetProperty(key, out _);

    /// <summary>Whether the value is a list.</summary>
    public bool IsList(string key) => _values.GetProperty(key).ValueKind == JsonValueKind.Array;

    /// <summary>The matrix is the one that the other program has: row after row, relative to the largest of its row and column's
    /// diagonal entries when an entry is small beside them.</summary>
    public void AgreesAsCovariance(string key, IReadOnlyList<double> actual, double relative = 1e-8)
    {
        // A matrix of one number has lost its rows on the way.
        var expected = _values.GetProperty(key).EnumerateArray().All(row => row.ValueKind == JsonValueKind.Number)
            ? [Numbers(key)]
            : Rows(key);
        Assert.Equal(expected.Length * expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            for (var j = 0; j < expected.Length; j++)
            {
                var size = Math.Sqrt(Math.Abs(expected[i][i] * expected[j][j]));
                Within($"{key}[{i},{j}]", expected[i][j], actual[(i * expected.Length) + j], relative, relative * size);
            }
        }
    }

    /// <summary>The number is the one that the other program has.</summary>
    /// <param name="key">The key of a number in the case.</param>
    /// <param name="actual">Ours.</param>
    /// <param name="relative">How far apart they may be, relative to the other program's number.</param>
    /// <param name="absolute">How far apart they may be all the same: for numbers that are 0 but for rounding.</param>
    public void Agrees(string key, double actual, double relative = 1e-8, double absolute = 0) =>
        Within(key, Number(key), actual, relative, absolute);

    /// <summary>The numbers are those that the other program has, in its order.</summary>
    public void Agrees(string key, IReadOnlyList<double> actual, double relative = 1e-8, double absolute = 0)
    {
        var expected = Numbers(key);
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Within($"{key}[{i}]", expected[i], actual[i], relative, absolute);
        }
    }

    private void Within(string what, double expected, double actual, double relative, double absolute) =>
        Assert.True(
            Math.Abs(actual - expected) <= Math.Max(relative * Math.Abs(expected), absolute),
            $"{_name}: {what} is {expected:R}, got {actual:R}, apart by {Math.Abs((actual - expected) / expected):E1}");

    private static double OrNaN(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? double.NaN : element.GetDouble();

    private static JsonElement Read(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf(folder, "expected.json")));
        return document.RootElement.Clone();
    }
}
