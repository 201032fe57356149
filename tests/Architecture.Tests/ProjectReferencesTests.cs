using System.Xml.Linq;

namespace Sektorskifte.Architecture.Tests;

public sealed class ProjectReferencesTests
{
    [Fact]
    public void Violations_OfTheSolution_AreNone() =>
        Assert.Empty(ProjectReferences.Violations(ProjectReferences.Read()));

    [Theory]
    [InlineData("src/Statistics/Statistics.csproj", "Tables", false)]
    [InlineData("src/Tables/Tables.csproj", "Statistics", true)]
    [InlineData("src/Tables/Tables.csproj", "Register", false)]
    [InlineData("src/Register/Register.csproj", "Host", false)]
    [InlineData("src/Register/Register.csproj", "Platform", false)]
    [InlineData("src/Register/Register.csproj", "Analysis", false)]
    [InlineData("src/Analysis/Analysis.csproj", "Register", true)]
    [InlineData("src/Analysis/Analysis.csproj", "Platform", false)]
    [InlineData("src/Platform/Platform.csproj", "Tables", true)]
    [InlineData("src/Platform/Platform.csproj", "Statistics", false)]
    [InlineData("src/Survey/Survey.csproj", "Platform", true)]
    [InlineData("src/Survey/Survey.csproj", "Interviews", false)]
    [InlineData("src/Survey/Survey.csproj", "Register", false)]
    [InlineData("src/Host/Host.csproj", "Survey", true)]
    [InlineData("src/Host/Host.csproj", "Register.Tests", false)]
    [InlineData("tests/Register.Tests/Register.Tests.csproj", "Tables", true)]
    [InlineData("tests/Register.Tests/Register.Tests.csproj", "Host", false)]
    [InlineData("tests/Statistics.Tests/Statistics.Tests.csproj", "Tables", false)]
    [InlineData("tests/Host.Tests/Host.Tests.csproj", "Register.Tests", false)]
    [InlineData("bench/Bench.csproj", "Register", true)]
    public void Violations_OneReference_AreThoseOfTheDesign(string path, string reference, bool allowed)
    {
        var project = new Project(Path.GetFileNameWithoutExtension(path), path, [reference]);
        Assert.Equal(
            allowed ? [] : [$"{project.Name} -> {reference}"],
            ProjectReferences.Violations([project]));
    }

    [Fact]
    public void Solution_ProjectFilesOnDisk_AreAllInIt() =>
        Assert.Equal(
            Repository.FilesWith(".csproj").Where(path => !path.StartsWith("samples/", StringComparison.Ordinal)),
            ProjectReferences.Read().Select(project => project.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Solution_SourceProjects_HaveATestProject()
    {
        var names = ProjectReferences.Read().Select(project => project.Name).ToHashSet();
        Assert.All(
            ProjectReferences.Read().Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal)),
            project => Assert.Contains($"{project.Name}.Tests", names));
    }

    [Fact]
    public void Settings_ThatHoldTheRules_AreOnAndNoProjectTurnsThemOff()
    {
        var settings = Repository.Xml("Directory.Build.props").Descendants("PropertyGroup").Elements().ToList();
        foreach (var name in new[] { "TreatWarningsAsErrors", "DisableTransitiveProjectReferences", "EnforceCodeStyleInBuild" })
        {
            Assert.Equal("true", Assert.Single(settings, setting => setting.Name == name).Value);
            Assert.All(
                Repository.FilesWith(".csproj", ".props", ".targets").Where(file => file != "Directory.Build.props"),
                file => Assert.Empty(Repository.Xml(file).Descendants(name)));
        }
    }
}
