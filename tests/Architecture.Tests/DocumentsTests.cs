namespace Sektorskifte.Architecture.Tests;

public sealed class DocumentsTests
{
    private static readonly string[] Binary = [".gz", ".parquet", ".png", ".ico", ".woff2", ".xlsx"];

    [Fact]
    public void BrokenLinks_EveryDocument_HasNone() =>
        Assert.Empty(Repository.FilesWith(".md").SelectMany(path =>
            Documents.BrokenLinks(path, Repository.Text(path)).Select(target => $"{path}: {target}")));

    [Theory]
    [InlineData("[a](methods/moves.md)", 0)]
    [InlineData("[a](methods/moves.md#periods) and [b](../README.md)", 0)]
    [InlineData("[a](methods/none.md) ![b](images/none.png)", 2)]
    [InlineData("[a](https://example.org/x) [b](#here) [c](mailto:a@example.org)", 0)]
    public void BrokenLinks_ByExample_AreTold(string text, int expected) =>
        Assert.Equal(expected, Documents.BrokenLinks("docs/x.md", text).Count());

    [Fact]
    public void RegistryHosts_EveryFile_HasNone() =>
        Assert.Empty(Repository.Files
            .Where(path => !Binary.Contains(Path.GetExtension(path)))
            .SelectMany(path => Documents.RegistryHosts(Repository.Text(path)).Select(host => $"{path}: {host}")));

    // Put together here, so that this file names none.
    [Theory]
    [InlineData("registry", ".npmjs", ".org")]
    [InlineData("https://api", ".nuget", ".org/")]
    [InlineData("\"resolved\"", ":", " \"https://example.org/x.tgz\"")]
    [InlineData("registry", "=", "https://example.org/npm/")]
    [InlineData("https://example.org/v3", "/index", ".json")]
    public void RegistryHosts_ByExample_AreTold(string first, string second, string third) =>
        Assert.Single(Documents.RegistryHosts(first + second + third));

    [Fact]
    public void Changelog_CurrentVersion_HasAnEntry() =>
        Assert.Contains($"\n## [{Repository.Version}]", Repository.Text("CHANGELOG.md"), StringComparison.Ordinal);

    [Fact]
    public void Decisions_EachFile_HasANumberATitleADateAndThreeParts()
    {
        var decisions = Repository.Files.Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(decisions);
        Assert.Equal(
            Enumerable.Range(1, decisions.Count).Select(number => $"{number:0000}"),
            decisions.Select(path => Path.GetFileName(path)[..4]));
        Assert.All(decisions, path =>
        {
            Assert.Matches(@"^# \d+\. \S.*\n\n\d{4}-\d{2}-\d{2}\n", Repository.Text(path));
            Assert.All(["Context", "Decision", "Consequences"], part =>
                Assert.Contains($"\n## {part}\n", Repository.Text(path), StringComparison.Ordinal));
        });
    }
}
