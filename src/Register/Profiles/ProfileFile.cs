using System.Text;
using System.Text.Json;
using Sektorskifte.Register.Profiles.Json;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Profiles;

/// <summary>A profile with the text it was read from, for its SHA-256.</summary>
/// <param name="Profile">The profile; every rule of the format holds.</param>
/// <param name="Text">The JSON text, without a byte order mark.</param>
public sealed record LoadedProfile(Profile Profile, string Text);

/// <summary>Reads and writes profiles. The format is described in <c>docs/formats/profile.md</c>.</summary>
public static class ProfileFile
{
    private const string Resource = "profiles/";

    /// <summary>The names of the built-in profiles, in alphabetical order.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
    [
        .. typeof(ProfileFile).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Resource, StringComparison.Ordinal))
            .Select(n => Path.GetFileNameWithoutExtension(n[Resource.Length..]))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Loads a profile.</summary>
    /// <param name="nameOrPath">The name of a built-in profile, or the path of a JSON file of at most 4 MB in UTF-8.
    /// A file whose name is that of a built-in profile is reached as <c>./name</c>.</param>
    /// <returns>The profile and its text.</returns>
    /// <exception cref="InputException">There is no such profile, the file can't be read, or it is wrong: the message
    /// lists every problem with its JSON path, the value and what would be right.</exception>
    public static LoadedProfile Load(string nameOrPath)
    {
        var (text, source) = BuiltIn.Contains(nameOrPath)
            ? (ReadBuiltIn(nameOrPath), $"Built-in profile {nameOrPath}")
            : (JsonFile.Text("Profile", nameOrPath, $", and no built-in profile of that name. Built in are {string.Join(", ", BuiltIn)}"),
                $"Profile {nameOrPath}");
        return new LoadedProfile(Parse(text, source), text);
    }

    /// <summary>The profile as indented JSON that loads again to an equal profile.</summary>
    /// <param name="profile">A profile whose rules hold, such as one that was loaded or drafted.</param>
    public static string Write(Profile profile) => ProfileWriter.Write(profile);

    internal static Profile Parse(string text, string source)
    {
        using var document = JsonFile.Parse(text, source, "docs/formats/profile.md");
        var problems = new ProblemList();
        var profile = ProfileReader.Read(document.RootElement, problems);
        ProfileCheck.Run(profile, problems);
        return problems.IsEmpty ? profile : throw problems.ToException(source);
    }

    private static string ReadBuiltIn(string name)
    {
        using var stream = typeof(ProfileFile).Assembly.GetManifestResourceStream($"{Resource}{name}.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
