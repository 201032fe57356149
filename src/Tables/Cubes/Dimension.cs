namespace Sektorskifte.Tables.Cubes;

/// <summary>A category of a dimension.</summary>
/// <param name="Code">The code in files; unique in its dimension.</param>
/// <param name="Label">The name that readers see.</param>
/// <param name="Parent">The index of the member that this one is a part of; -1 when it is part of none. Parents stand before their parts.</param>
public sealed record Member(string Code, Label Label, int Parent = -1);

/// <summary>
/// A dimension of a table: its members and, through their parents, what adds up to what. A dimension whose members have
/// no parents does not add up (years of a stock, kinds of experience).
/// </summary>
public sealed class Dimension
{
    private readonly Dictionary<string, int> _byCode;
    private readonly int[][] _parts;

    /// <summary>A dimension with its members, parents before their parts.</summary>
    /// <param name="name">The column's name in files.</param>
    /// <param name="label">The heading that readers see.</param>
    /// <param name="members">Codes unique. None in a listing without rows; a cube needs one or more.</param>
    /// <exception cref="ArgumentException">A code stands twice, or a parent does not stand before its part.</exception>
    public Dimension(string name, Label label, IReadOnlyList<Member> members)
    {
        _byCode = new Dictionary<string, int>(members.Count, StringComparer.Ordinal);
        var parts = new List<int>?[members.Count];
        for (var i = 0; i < members.Count; i++)
        {
            if (!_byCode.TryAdd(members[i].Code, i))
            {
                throw new ArgumentException($"Dimension {name}: the code '{members[i].Code}' stands twice.", nameof(members));
            }

            if (members[i].Parent >= i || members[i].Parent < -1)
            {
                throw new ArgumentException($"Dimension {name}: the parent of '{members[i].Code}' must stand before it.", nameof(members));
            }

            if (members[i].Parent >= 0)
            {
                (parts[members[i].Parent] ??= []).Add(i);
            }
        }

        Name = name;
        Label = label;
        Members = members;
        _parts = [.. parts.Select(p => p?.ToArray() ?? [])];
        IsLeaf = [.. parts.Select(p => p is null)];
        AddsUp = parts.Any(p => p is not null);
    }

    /// <summary>The column's name in files.</summary>
    public string Name { get; }

    /// <summary>The heading that readers see.</summary>
    public Label Label { get; }

    /// <summary>The members, parents before their parts.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>For each member, whether it has no parts.</summary>
    public IReadOnlyList<bool> IsLeaf { get; }

    /// <summary>Whether any member has parts, so that sums run along this dimension.</summary>
    public bool AddsUp { get; }

    /// <summary>The index of a code.</summary>
    /// <exception cref="KeyNotFoundException">The dimension has no such code.</exception>
    public int IndexOf(string code) => _byCode.TryGetValue(code, out var index)
        ? index
        : throw new KeyNotFoundException($"Dimension {Name} has no member '{code}'.");

    /// <summary>Whether the dimension has the code.</summary>
    public bool Has(string code) => _byCode.ContainsKey(code);

    /// <summary>The index of a code when the dimension has it.</summary>
    /// <param name="code">The code looked for.</param>
    /// <param name="index">Its index; 0 when the dimension does not have it.</param>
    public bool TryIndexOf(string code, out int index) => _byCode.TryGetValue(code, out index);

    /// <summary>The members that are directly part of a member, ascending; empty for a leaf.</summary>
    internal ReadOnlySpan<int> PartsOf(int member) => _parts[member];
}
