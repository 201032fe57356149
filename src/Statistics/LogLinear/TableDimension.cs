namespace Sektorskifte.Statistics.LogLinear;

/// <summary>One way in which a table is broken down: its name and its categories, in their order.</summary>
public sealed class TableDimension
{
    /// <summary>A dimension.</summary>
    /// <param name="name">The dimension's name, such as <c>origin</c>.</param>
    /// <param name="categories">Its categories, at least one, no two the same. Models that use an order take this one.</param>
    /// <exception cref="ArgumentException">The name is empty, there is no category, or a category stands twice.</exception>
    public TableDimension(string name, IReadOnlyList<string> categories)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(categories);
        if (categories.Count == 0)
        {
            throw new ArgumentException($"{name} has no category.", nameof(categories));
        }

        if (categories.GroupBy(category => category, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{name} has the category {twice.Key} twice.", nameof(categories));
        }

        Name = name;
        Categories = [.. categories];
    }

    /// <summary>The dimension's name.</summary>
    public string Name { get; }

    /// <summary>The categories, in their order; at least one.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The number of categories, from 1.</summary>
    public int Count => Categories.Count;

    /// <summary>A dimension whose categories are 1, 2, 3 and so on.</summary>
    /// <param name="name">The dimension's name.</param>
    /// <param name="count">The number of categories, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one.</exception>
    public static TableDimension Numbered(string name, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new TableDimension(
            name, [.. Enumerable.Range(1, count).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    /// <summary>A category of this dimension as messages write it: <c>origin=state</c>.</summary>
    internal string Describe(int category) => $"{Name}={Categories[category]}";

    internal bool HasSameCategories(TableDimension other) => Categories.SequenceEqual(other.Categories, StringComparer.Ordinal);
}
