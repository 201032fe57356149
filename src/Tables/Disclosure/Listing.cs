using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Tables.Disclosure;

/// <summary>
/// A list of groups, each with its size and further numbers about it, on its way to
/// <see cref="FrequencyRule.Protect(Listing)"/>. Unlike a cube it has no totals, and only the rows that were added.
/// </summary>
/// <remarks>
/// Protection hides a small group's numbers, not that there is such a group: its keys are shown.
/// </remarks>
public sealed class Listing
{
    private readonly List<int> _keys = [];
    private readonly List<double> _values = [];

    /// <summary>An empty list.</summary>
    /// <param name="name">The table's name in files.</param>
    /// <param name="title">The heading that readers see.</param>
    /// <param name="dimensions">The key columns; no two rows may have the same members in all of them.</param>
    /// <param name="measures">The value columns; the first is the size, in units as the rule counts them.</param>
    /// <exception cref="ArgumentException">There is no measure, or a column's name stands twice.</exception>
    public Listing(string name, Label title, IReadOnlyList<Dimension> dimensions, IReadOnlyList<Measure> measures)
    {
        ProtectedTable.CheckColumns(name, dimensions, measures);
        Name = name;
        Title = title;
        Dimensions = dimensions;
        Measures = measures;
    }

    /// <summary>The table's name in files.</summary>
    public string Name { get; }

    /// <summary>The heading that readers see.</summary>
    public Label Title { get; }

    /// <summary>The key columns.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The value columns; the first is the size.</summary>
    public IReadOnlyList<Measure> Measures { get; }

    internal IReadOnlyList<int> Keys => _keys;

    internal ReadOnlySpan<double> Values => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values);

    /// <summary>Adds a group.</summary>
    /// <param name="members">The member's index in each dimension, in order.</param>
    /// <param name="values">The size, then the further numbers in the order of the measures; all finite.</param>
    /// <exception cref="ArgumentException">The numbers of members or values are not those of the columns, a member is
    /// not there, or a value is not finite.</exception>
    public void Add(ReadOnlySpan<int> members, ReadOnlySpan<double> values)
    {
        ProtectedTable.CheckKey(Name, Dimensions, members);
        if (values.Length != Measures.Count)
            throw new ArgumentException($"Table {Name} has {Measures.Count} measures, not {values.Length}.", nameof(values));
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"Table {Name}: {Measures[i].Name} is not finite.", nameof(values));
        }

        _keys.AddRange(members);
        _values.AddRange(values);
    }
}
