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

    /// <summary>A dimension with its members, parents before their parts.</summary>
    /// <param name="name">The column's name in files.</param>
    /// <param name="label">The heading that readers see.</param>
    /// <param name="members">At least one member; codes unique.</param>
    /// <exception cref="ArgumentException">A code stands twice, or a parent does not stand before its part.</exception>
    public Dimension(string name, Label label, IReadOnlyList<Member> members)
    {
        _byCode = new Dictionary<string, int>(members.Count, StringComparer.Ordinal);
        var isParent = new bool[members.Count];
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
                isParent[members[i].Parent] = true;
            }
        }

        Name = name;
        Label = label;
        Members = members;
        IsLeaf = [.. isParent.Select(p => !p)];
    }

    /// <summary>The column's name in files.</summary>
    public string Name { get; }

    /// <summary>The heading that readers see.</summary>
    public Label Label { get; }

    /// <summary>The members, parents before their parts.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>For each member, whether it has no parts.</summary>
    public IReadOnlyList<bool> IsLeaf { get; }

    /// <summary>The index of a code.</summary>
    /// <exception cref="KeyNotFoundException">The dimension has no such code.</exception>
    public int IndexOf(string code) => _byCode.TryGetValue(code, out var index)
        ? index
        : throw new KeyNotFoundException($"Dimension {Name} has no member '{code}'.");

    /// <summary>Whether the dimension has the code.</summary>
    public bool Has(string code) => _byCode.ContainsKey(code);
}
