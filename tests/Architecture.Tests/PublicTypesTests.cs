using System.Reflection;
using System.Xml.Linq;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Architecture.Tests;

/// <summary>Internal by default; what is public is documented.</summary>
public sealed class PublicTypesTests
{
    // Register's doors: profiles in; mappings, their reports and generated registers out; and the columns of any data file.
    private static readonly string[] Doors = ["Profiles", "Mapping", "Reports", "Generator", "Data"];

    public static TheoryData<string> Libraries => new(
        typeof(EstimatorAttribute).Assembly.GetName().Name!,
        typeof(ProtectedTable).Assembly.GetName().Name!,
        typeof(InputException).Assembly.GetName().Name!,
        typeof(AnalysisResult).Assembly.GetName().Name!);

    [Fact]
    public void Register_PublicTypes_StandInItsDoors() =>
        Assert.DoesNotContain(
            typeof(InputException).Assembly.GetExportedTypes(),
            type => type != typeof(InputException) && !Doors.Contains(type.Namespace!.Split('.')[2]));

    [Fact]
    public void Register_InterfacesAndMutableFields_AreNotPublic() =>
        Assert.DoesNotContain(
            typeof(InputException).Assembly.GetExportedTypes(),
            type => type.IsInterface || (!type.IsEnum
                && type.GetFields(BindingFlags.Public | BindingFlags.Instance).Any(field => !field.IsInitOnly)));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PublicTypes_OfALibrary_AreDocumented(string assembly)
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml"))
            .Descendants("member")
            .Where(member => member.Element("inheritdoc") is not null
                || !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet();
        Assert.All(
            Assembly.Load(assembly).GetExportedTypes(),
            type => Assert.Contains($"T:{type.FullName!.Replace('+', '.')}", documented));
    }

    // The compiler holds the members; it must not be told to look away.
    [Fact]
    public void MissingDocumentation_InLibraries_IsAnError()
    {
        Assert.DoesNotContain(
            Repository.FilesWith(".cs", ".csproj", ".props", ".targets")
                .Where(path => path.StartsWith("src/", StringComparison.Ordinal) || !path.Contains('/')),
            path => Repository.Text(path).Contains("1591", StringComparison.Ordinal));
        Assert.Contains(
            Repository.Xml("src/Directory.Build.props").Descendants("GenerateDocumentationFile"),
            setting => setting.Value == "true");
    }
}
