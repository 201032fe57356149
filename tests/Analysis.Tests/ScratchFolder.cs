namespace Sektorskifte.Analysis.Tests;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sektorskifte-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a text file, by lines.</summary>
    public string Write(string name, params IEnumerable<string> lines)
    {
        System.IO.File.WriteAllText(File(name), string.Concat(lines.Select(line => line + "\n")));
        return File(name);
    }

    public string[] Names() => [.. _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
