using System.Globalization;

namespace Sektorskifte.Statistics.Agreement;

/// <summary>How often one coder gave one category and another gave another, to the same units.</summary>
public sealed class CodingTable
{
    private CodingTable(string[] categories, double[,] counts, int incomplete)
    {
        (Categories, Counts, Incomplete) = (categories, counts, incomplete);
        foreach (var count in counts)
        {
            Units += count;
        }
    }

    /// <summary>The categories, in the order of rows and columns.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The number of units that both coded.</summary>
    public double Units { get; }

    /// <summary>The number of units that one of them, or both, did not code; they do not count.</summary>
    public int Incomplete { get; }

    internal double[,] Counts { get; }

    /// <summary>The table of two coders' labels.</summary>
    /// <param name="first">What the first coder gave to each unit; null where nothing.</param>
    /// <param name="second">What the second coder gave, in the same order of units.</param>
    /// <param name="categories">The categories in their order, which counts with weights; by default those that occur, in the order of
    /// their characters.</param>
    /// <returns>The table, or the label that is none of the categories.</returns>
    /// <exception cref="ArgumentException">The lists are not equally long.</exception>
    public static Outcome<CodingTable> Of(
        IReadOnlyList<string?> first, IReadOnlyList<string?> second, IReadOnlyList<string>? categories = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.SameLength(first.Count, second.Count, nameof(second));
        string[] names = categories is null
            ? [.. first.Concat(second).OfType<string>().Distinct().Order(StringComparer.Ordinal)]
            : [.. categories];
        var (counts, incomplete) = (new double[names.Length, names.Length], 0);
        for (var unit = 0; unit < first.Count; unit++)
        {
            if (first[unit] is not { } one || second[unit] is not { } other)
            {
                incomplete++;
                continue;
            }

            var (row, column) = (Array.IndexOf(names, one), Array.IndexOf(names, other));
            if (row < 0 || column < 0)
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"Unit {unit + 1} has the category {(row < 0 ? one : other)}, which is none of {string.Join(", ", names)}.");
            }

            counts[row, column]++;
        }

        return Checked(names, counts, incomplete);
    }

    /// <summary>The table from its counts.</summary>
    /// <param name="categories">The categories, at least two.</param>
    /// <param name="counts">The counts: the first coder's category by row, the second's by column.</param>
    /// <returns>The table, or what is wrong with the counts.</returns>
    /// <exception cref="ArgumentException">The counts are not square, with a row a category.</exception>
    public static Outcome<CodingTable> Of(IReadOnlyList<string> categories, double[,] counts)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(counts);
        Require.SameLength(categories.Count, counts.GetLength(0), nameof(counts));
        Require.SameLength(categories.Count, counts.GetLength(1), nameof(counts));
        foreach (var count in counts)
        {
            if (!(count >= 0 && double.IsFinite(count)))
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"A count is {count.ToString(CultureInfo.InvariantCulture)}; it is a finite number at or above 0.");
            }
        }

        return Checked([.. categories], (double[,])counts.Clone(), 0);
    }

    private static Outcome<CodingTable> Checked(string[] names, double[,] counts, int incomplete)
    {
        var table = new CodingTable(names, counts, incomplete);
        return table.Units == 0
            ? new Problem(ProblemKind.NoData, "No unit is coded by both coders; at least one must be.")
            : names.Length < 2
            ? new Problem(
                ProblemKind.TooFewUnits,
                $"Both coders gave {names[0]} to every unit; agreement beyond chance needs at least two categories.")
            : table;
    }
}
