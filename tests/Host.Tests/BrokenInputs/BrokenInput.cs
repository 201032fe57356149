using System.Text;

namespace Sektorskifte.Host.Tests.BrokenInputs;

/// <summary>An input with something wrong, and what the command line must say of it.</summary>
internal sealed record BrokenInput
{
    /// <summary>What is wrong, in a word or two; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The profile's JSON.</summary>
    public string Profile { get; init; } = SmallProfile.Year();

    /// <summary>The record files by name, each written by code to the path given.</summary>
    public required IReadOnlyList<(string Name, Action<string> Write)> Files { get; init; }

    /// <summary>The names by which the command line is given the files; by default the files' own.</summary>
    public IReadOnlyList<string>? Given { get; init; }

    /// <summary>Further words of the command line.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Parts of the message of an input that can't be used; empty when it can.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Parts of the line in <c>rejects.csv</c>, for each rejected row.</summary>
    public IReadOnlyList<string> Rejects { get; init; } = [];

    /// <summary>The rows that must be used when the input can be.</summary>
    public long Used { get; init; }

    /// <summary>The rows that must be duplicates when the input can be used.</summary>
    public long Duplicates { get; init; }

    /// <summary>A file of text in UTF-8 without a mark.</summary>
    public static (string, Action<string>) Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    /// <summary>A file of bytes.</summary>
    public static (string, Action<string>) Bytes(string name, byte[] bytes) => (name, path => File.WriteAllBytes(path, bytes));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
