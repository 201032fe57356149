using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Regression;

/// <summary>A variable of a model, by row: numbers, or categories of which the first is the reference.</summary>
public sealed class ModelVariable
{
    private readonly double[] _numbers;
    private readonly int[] _codes;

    private ModelVariable(string name, double[] numbers, int[] codes, IReadOnlyList<string> levels)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _numbers = numbers;
        _codes = codes;
        Levels = levels;
    }

    /// <summary>The name by which terms speak of it.</summary>
    public string Name { get; }

    /// <summary>The categories, the reference first; empty for numbers.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>Whether it has categories.</summary>
    public bool IsFactor => Levels.Count > 0;

    /// <summary>The number of rows.</summary>
    public int RowCount => IsFactor ? _codes.Length : _numbers.Length;

    /// <summary>A variable of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">A number a row; NaN where it is missing.</param>
    public static ModelVariable Of(string name, IReadOnlyList<double> values) => new(name, [.. values], [], []);

    /// <summary>A variable with categories.</summary>
    /// <param name="factor">Its categories by row, at least one.</param>
    /// <param name="reference">The category that the others are held against; default the first.</param>
    /// <exception cref="ArgumentException">The factor has no category, or not this reference.</exception>
    public static ModelVariable Of(Factor factor, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(factor);
        var first = reference is null ? 0 : factor.Levels.ToList().IndexOf(reference);
        if (first < 0 || factor.Levels.Count == 0)
        {
            throw new ArgumentException(
                $"{factor.Name} has no category {reference}; it has {string.Join(", ", factor.Levels)}.", nameof(reference));
        }

        // The reference moves to the front, the others keep their order.
        var codes = factor.Codes.ToArray();
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = codes[i] == first ? 0 : codes[i] >= 0 && codes[i] < first ? codes[i] + 1 : codes[i];
        }

        return new(factor.Name, [], codes, [factor.Levels[first], .. factor.Levels.Where((_, k) => k != first)]);
    }

    /// <summary>Its value in a column that is about one level (or, below 0, about the number itself).</summary>
    internal double At(int row, int level) =>
        level < 0 ? _numbers[row] : _codes[row] < 0 ? double.NaN : _codes[row] == level ? 1 : 0;

    /// <summary>Multiplies a column by the values that <see cref="At"/> gives.</summary>
    internal void Multiply(Span<double> column, int level)
    {
        for (var row = 0; row < column.Length; row++)
        {
            column[row] *= At(row, level);
        }
    }
}
