namespace Sektorskifte.Architecture.Tests;

/// <summary>A project and the projects it references, by name.</summary>
internal sealed record Project(string Name, string Path, IReadOnlyList<string> References);

/// <summary>Which project may reference which, as docs/architecture.md has it.</summary>
internal static class ProjectReferences
{
    private static readonly Dictionary<string, string[]> Libraries = new()
    {
        ["Statistics"] = [],
        ["Tables"] = ["Statistics"],
        ["Register"] = ["Tables", "Statistics"],
        ["Analysis"] = ["Register", "Tables", "Statistics"],
        ["Platform"] = ["Tables"],
    };

    private static readonly string[] ForCapabilities = ["Platform", "Tables", "Statistics"];

    public static IReadOnlyList<Project> Read() =>
    [
        .. Repository.Xml("Sektorskifte.slnx").Descendants("Project")
            .Select(project => project.Attribute("Path")!.Value)
            .Select(path => new Project(
                NameOf(path),
                path,
                [.. Repository.Xml(path).Descendants("ProjectReference").Select(r => NameOf(r.Attribute("Include")!.Value))])),
    ];

    /// <summary>Each reference that is not allowed, in words.</summary>
    public static IEnumerable<string> Violations(IEnumerable<Project> projects) =>
        from project in projects
        from reference in project.References
        where !IsAllowed(project, reference)
        select $"{project.Name} -> {reference}";

    private static bool IsAllowed(Project project, string reference)
    {
        const string tests = ".Tests";
        if (project.Path.StartsWith("src/", StringComparison.Ordinal))
        {
            return reference != "Host" && !reference.EndsWith(tests, StringComparison.Ordinal)
                && AllowedForSource(project.Name, reference);
        }

        if (reference.EndsWith(tests, StringComparison.Ordinal))
        {
            return false;
        }

        if (project.Name is "Architecture.Tests" or "Bench")
        {
            return true;
        }

        // A test project sees what it tests and, as references are not transitive, what that one sees.
        var tested = project.Name == "Browser.Tests" ? "Host" : project.Name.Replace(tests, "", StringComparison.Ordinal);
        return reference == tested || (reference != "Host" && AllowedForSource(tested, reference));
    }

    private static bool AllowedForSource(string name, string reference) =>
        name == "Host" || Libraries.GetValueOrDefault(name, ForCapabilities).Contains(reference);

    private static string NameOf(string path) =>
        System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
