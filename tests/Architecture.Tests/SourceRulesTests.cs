namespace Sektorskifte.Architecture.Tests;

public sealed class SourceRulesTests
{
    private static IEnumerable<string> Code => Repository.FilesWith(".cs").Where(path =>
        path.StartsWith("src/", StringComparison.Ordinal)
        || path.StartsWith("tests/", StringComparison.Ordinal)
        || path.StartsWith("bench/", StringComparison.Ordinal));

    [Fact]
    public void IsTooLong_EveryFile_IsNot() =>
        Assert.DoesNotContain(
            Repository.FilesWith(".cs", ".js", ".mjs", ".css", ".cshtml", ".sh"),
            path => SourceRules.IsTooLong(Repository.Text(path)));

    [Theory]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void IsTooLong_LinesAtTheLimit_AreTold(int lines, bool expected) =>
        Assert.Equal(expected, SourceRules.IsTooLong(string.Concat(Enumerable.Repeat("x\n", lines))));

    [Fact]
    public void HasVagueName_EveryFile_HasNot() =>
        Assert.DoesNotContain(Code, SourceRules.HasVagueName);

    [Theory]
    [InlineData("src/Register/Helpers/Files.cs", true)]
    [InlineData("src/Tables/Common/Files.cs", true)]
    [InlineData("src/Platform.Core/Files.cs", true)]
    [InlineData("src/Register/Records/RecordManager.cs", true)]
    [InlineData("src/Register/Records/TextUtils.cs", true)]
    [InlineData("src/Register/Records/Scores.cs", false)]
    [InlineData("src/Register/Moves/CommonEmployer.cs", false)]
    public void HasVagueName_ByExample_IsTold(string path, bool expected) =>
        Assert.Equal(expected, SourceRules.HasVagueName(path));

    [Fact]
    public void HasWrongNamespace_EveryFile_HasNot() =>
        Assert.DoesNotContain(Code, path => SourceRules.HasWrongNamespace(path, Repository.Text(path)));

    [Theory]
    [InlineData("src/Tables/Cubes/Cube.cs", "namespace Sektorskifte.Tables.Cubes;", false)]
    [InlineData("src/Tables/Cubes/Cube.cs", "namespace Sektorskifte.Tables;", true)]
    [InlineData("src/Tables/Cubes/Cube.cs", "namespace Sektorskifte.Tables.Cubes\n{\n}", true)]
    [InlineData("tests/Tables.Tests/CubeTests.cs", "namespace Sektorskifte.Tables.Tests;", false)]
    [InlineData("bench/Scans/Scan.cs", "namespace Sektorskifte.Bench.Scans;", false)]
    [InlineData("src/Host/Program.cs", "return 0;", false)]
    public void HasWrongNamespace_ByExample_IsTold(string path, string text, bool expected) =>
        Assert.Equal(expected, SourceRules.HasWrongNamespace(path, text));
}
