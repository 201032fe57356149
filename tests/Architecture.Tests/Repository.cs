using System.Xml.Linq;

namespace Sektorskifte.Architecture.Tests;

/// <summary>The files of the repository as they lie on disk, without what <c>.gitignore</c> leaves out.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    // Folders alone are left out by .gitignore here: "name/" anywhere, "/path/" from the root.
    private static HashSet<string> Ignored { get; } =
        [.. File.ReadAllLines(Path.Combine(Root, ".gitignore")).Where(line => line.EndsWith('/')), ".git/"];

    /// <summary>Every file, as a path from the root with forward slashes, in order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk("").Order(StringComparer.Ordinal)];

    public static IEnumerable<string> FilesWith(params string[] extensions) =>
        Files.Where(file => extensions.Contains(Path.GetExtension(file)));

    public static string Absolute(string path) => Path.Combine(Root, path);

    public static string Text(string path) => File.ReadAllText(Absolute(path));

    public static XDocument Xml(string path) => XDocument.Parse(Text(path));

    public static string Version { get; } =
        Xml("Directory.Build.props").Descendants("Version").Single().Value;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sektorskifte.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No Sektorskifte.slnx above the tests.");
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, folder)))
        {
            yield return folder + Path.GetFileName(file);
        }

        foreach (var child in Directory.EnumerateDirectories(Path.Combine(Root, folder)))
        {
            var name = Path.GetFileName(child) + "/";
            if (Ignored.Contains(name) || Ignored.Contains($"/{folder}{name}"))
            {
                continue;
            }

            foreach (var file in Walk(folder + name))
            {
                yield return file;
            }
        }
    }
}
