using System.Security.Cryptography;

namespace Sektorskifte.Host.Tests.Calls;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sektorskifte-");

    /// <summary>The path of a name in it.</summary>
    public string At(params string[] names) => Path.Combine([_folder.FullName, .. names]);

    /// <summary>The names of all that is in it, or in a folder in it.</summary>
    public string[] Names(string folder = "") =>
        [.. new DirectoryInfo(At(folder)).GetFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal)];

    /// <summary>The SHA-256 of each file in these folders, by its path.</summary>
    public SortedDictionary<string, string> Digests(params string[] folders) => new(
        folders.SelectMany(folder => Directory.GetFiles(At(folder)))
            .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    /// <summary>Writes a file of lines.</summary>
    public string Write(string name, params string[] lines)
    {
        File.WriteAllText(At(name), string.Join('\n', lines) + "\n");
        return At(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
