using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>The problems found in one profile, in the order found, at most one for each place.</summary>
internal sealed class ProblemList
{
    private const int MostShown = 50;
    private const int MostValue = 80;

    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly List<string> _lines = [];

    public bool IsEmpty => _lines.Count == 0;

    /// <summary>Whether a place, or anything below it, has a problem: what refers to it can't be judged.</summary>
    public bool HasUnder(string path) => _paths.Any(p => IsAtOrBelow(p, path));

    /// <summary>A value that is wrong. A second problem of the same place is left out: the first one caused it.</summary>
    /// <param name="path">The JSON path.</param>
    /// <param name="value">The value as JSON text.</param>
    /// <param name="expected">What would be right; completes "must be".</param>
    public void Wrong(string path, string value, string expected) =>
        Add(path, $"{path} is {Shorten(value)}: must be {expected}");

    /// <summary>A key that must be there and is not; left out when the object around it is the problem.</summary>
    public void Missing(string path, string expected)
    {
        if (!_paths.Any(p => IsAtOrBelow(path, p)))
        {
            Add(path, $"{path} is missing: must be {expected}");
        }
    }

    /// <summary>A problem in words of its own.</summary>
    public void Add(string path, string line)
    {
        if (_paths.Add(path))
        {
            _lines.Add(line);
        }
    }

    /// <summary>All problems as one message.</summary>
    public InputException ToException(string name)
    {
        var message = new StringBuilder();
        message.Append(name).Append(_lines.Count == 1 ? " has a problem:" : $" has {_lines.Count} problems:");
        foreach (var line in _lines.Take(MostShown))
        {
            message.Append("\n  ").Append(line);
        }

        if (_lines.Count > MostShown)
        {
            message.Append($"\n  and {_lines.Count - MostShown} more");
        }

        return new InputException(message.ToString());
    }

    private static bool IsAtOrBelow(string path, string ancestor) =>
        path.StartsWith(ancestor, StringComparison.Ordinal)
        && (path.Length == ancestor.Length || path[ancestor.Length] is '.' or '[');

    private static string Shorten(string value)
    {
        var line = EmployerName.FoldWhiteSpace(value);
        return line.Length <= MostValue ? line : string.Concat(line.AsSpan(0, MostValue), "…");
    }
}
