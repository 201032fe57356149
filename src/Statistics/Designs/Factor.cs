namespace Sektorskifte.Statistics.Designs;

/// <summary>A variable with categories: strata, sampling units, groups, answers. One code per row.</summary>
public sealed class Factor
{
    private readonly int[] _codes;

    private Factor(string name, int[] codes, string[] levels)
    {
        Name = name;
        _codes = codes;
        Levels = levels;
    }

    /// <summary>What the variable is called in messages and results.</summary>
    public string Name { get; }

    /// <summary>The categories; a code is a position in this list.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>The number of rows.</summary>
    public int Count => _codes.Length;

    /// <summary>The category of each row, from 0; −1 where it is missing.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>A factor of codes that are at hand.</summary>
    /// <param name="name">What the variable is called.</param>
    /// <param name="codes">The category of each row, from 0; −1 where it is missing.</param>
    /// <param name="levels">The categories in their order; some may have no rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A code is no position in the list of categories.</exception>
    public static Factor OfCodes(string name, IReadOnlyList<int> codes, IReadOnlyList<string> levels)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var code in codes)
        {
            if (code < -1 || code >= levels.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(codes), code, $"A code of {name} lies between -1 and {levels.Count - 1}.");
            }
        }

        return new Factor(name, [.. codes], [.. levels]);
    }

    /// <summary>A factor of texts, whose categories are the texts in ordinal order.</summary>
    /// <param name="name">What the variable is called.</param>
    /// <param name="values">The category of each row; null or empty where it is missing.</param>
    public static Factor Of(string name, IReadOnlyList<string?> values)
    {
        string[] levels = [.. values.Where(value => !string.IsNullOrEmpty(value)).Select(value => value!)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return Coded(name, values.Count, levels, row => values[row] ?? "");
    }

    /// <summary>A factor of whole numbers, whose categories are the numbers in their order.</summary>
    /// <param name="name">What the variable is called.</param>
    /// <param name="values">The category of each row; none is missing.</param>
    public static Factor Of(string name, IReadOnlyList<long> values)
    {
        long[] sorted = [.. values.Distinct().Order()];
        var positions = new Dictionary<long, int>(sorted.Length);
        foreach (var value in sorted)
        {
            positions.Add(value, positions.Count);
        }

        var codes = new int[values.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = positions[values[row]];
        }

        return new Factor(name, codes, [.. sorted.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    /// <summary>The pairs of categories that two factors have in their rows, such as sex by level; missing where either is.</summary>
    /// <param name="other">A factor of the same rows.</param>
    /// <returns>A factor with a category for each pair, also those without rows, the second varying fastest.</returns>
    public Factor By(Factor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require.SameLength(Count, other.Count);
        var codes = new int[Count];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = _codes[row] < 0 || other._codes[row] < 0 ? -1 : (_codes[row] * other.Levels.Count) + other._codes[row];
        }

        return new Factor(
            $"{Name}:{other.Name}", codes, [.. Levels.SelectMany(first => other.Levels.Select(second => $"{first}:{second}"))]);
    }

    private static Factor Coded(string name, int count, string[] levels, Func<int, string> at)
    {
        ArgumentNullException.ThrowIfNull(name);
        var positions = new Dictionary<string, int>(levels.Length, StringComparer.Ordinal);
        foreach (var level in levels)
        {
            positions.Add(level, positions.Count);
        }

        var codes = new int[count];
        for (var row = 0; row < count; row++)
        {
            codes[row] = positions.GetValueOrDefault(at(row), -1);
        }

        return new Factor(name, codes, levels);
    }
}
