using System.Text.Json;

namespace Sektorskifte.Host.Tests.BrokenInputs;

/// <summary>
/// Every broken input ends in a message that its owner can act on, or in counted rejects, never in a stack trace; and every
/// row that was read is used, a duplicate or rejected.
/// </summary>
public sealed class BrokenInputTests : IDisposable
{
    private static readonly Dictionary<string, BrokenInput> Corpus =
        new[] { ShapeCorpus.All(), EncodingCorpus.All(), ValueCorpus.All(), ParquetCorpus.All() }
            .SelectMany(inputs => inputs).ToDictionary(input => input.Name, StringComparer.Ordinal);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sektorskifte-");

    public static TheoryData<string> Names => [.. Corpus.Keys];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Map_BrokenInput_EndsInAMessageOrCountedRejects(string name)
    {
        var input = Corpus[name];
        foreach (var (file, write) in input.Files)
        {
            write(At(file));
        }

        File.WriteAllText(At("profile.json"), input.Profile);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var given = input.Given ?? [.. input.Files.Select(file => file.Name)];

        var code = CommandLine.Run(
            ["register", "map", "--profile", At("profile.json"), "--records", .. given.Select(At), "--out", At("out"), .. input.Options],
            output,
            error);

        var said = $"{output}{error}";
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
        if (input.Refused.Count > 0)
        {
            Assert.True(code == 2, $"exit code {code}: {said}");
            Assert.All(input.Refused, words => Says(error.ToString(), words));
            Assert.False(File.Exists(At("out/summary.json")));
        }
        else
        {
            Assert.True(code is 0 or 1, $"exit code {code}: {said}");
            CountsAddUp(input);
        }
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    // Words with a bar between them are alternatives.
    private static void Says(string message, string words) =>
        Assert.True(
            words.Split('|').Any(alternative => message.Contains(alternative, StringComparison.Ordinal)),
            $"'{words}' is not in: {message}");

    private void CountsAddUp(BrokenInput input)
    {
        using var summary = JsonDocument.Parse(File.ReadAllText(At("out/summary.json")));
        long Count(string name) => summary.RootElement.GetProperty(name).GetInt64();
        var rejected = summary.RootElement.GetProperty("rejected").EnumerateObject().Sum(reason => reason.Value.GetInt64());
        var lines = File.ReadAllLines(At("out/rejects.csv"))[1..];

        Assert.Equal((input.Used, input.Duplicates), (Count("used"), Count("duplicates")));
        Assert.Equal(Count("rows_read"), Count("used") + Count("duplicates") + rejected);
        Assert.Equal(rejected, lines.Length);
        Assert.Equal(input.Rejects.Count > 0, lines.Length > 0);
        Assert.All(input.Rejects, words => Says(string.Join('\n', lines), words));
    }
}
