using System.Globalization;

namespace Sektorskifte.Statistics.Agreement;

/// <summary>What each of several coders gave to each of several units; not every coder need have coded every unit.</summary>
public sealed class Codings
{
    private Codings(double[] values, int[][] units, IReadOnlyList<string> names) => (Values, Units, Names) = (values, units, names);

    /// <summary>The values that occur in units with at least two codings, in order.</summary>
    internal double[] Values { get; }

    /// <summary>The codings of each unit that has at least two, as positions among <see cref="Values"/>.</summary>
    internal int[][] Units { get; }

    /// <summary>What each value is called.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Codings that are numbers: ranks, scores, or codes of categories.</summary>
    /// <param name="coders">For each coder the value of each unit, in the same order of units; null where there is none.</param>
    /// <returns>The codings, or that too few units are coded twice.</returns>
    /// <exception cref="ArgumentException">The coders have not the same number of units, or a value is not finite.</exception>
    public static Outcome<Codings> Of(IReadOnlyList<IReadOnlyList<double?>> coders)
    {
        ArgumentNullException.ThrowIfNull(coders);
        return Of(coders, value => value.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Codings that are labels.</summary>
    /// <param name="coders">For each coder the label of each unit, in the same order of units; null where there is none.</param>
    /// <param name="categories">The categories in their order, which counts for ranks; by default those that occur, in the order of their
    /// characters. The first is 1, the next 2.</param>
    /// <returns>The codings, or that too few units are coded twice, or a label that is none of the categories.</returns>
    /// <exception cref="ArgumentException">The coders have not the same number of units.</exception>
    public static Outcome<Codings> OfLabels(IReadOnlyList<IReadOnlyList<string?>> coders, IReadOnlyList<string>? categories = null)
    {
        ArgumentNullException.ThrowIfNull(coders);
        string[] names = categories is null
            ? [.. coders.SelectMany(coder => coder).OfType<string>().Distinct().Order(StringComparer.Ordinal)]
            : [.. categories];
        foreach (var (coder, labels) in coders.Index())
        {
            if (labels.Index().FirstOrDefault(label => label.Item is { } text && !names.Contains(text)) is { Item: { } wrong } at)
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"Coder {coder + 1} gave unit {at.Index + 1} the category {wrong}, which is none of {string.Join(", ", names)}.");
            }
        }

        return Of(
            [.. coders.Select(coder => (IReadOnlyList<double?>)[.. coder.Select(label =>
                label is null ? (double?)null : Array.IndexOf(names, label) + 1)])],
            value => names[(int)value - 1]);
    }

    private static Outcome<Codings> Of(IReadOnlyList<IReadOnlyList<double?>> coders, Func<double, string> name)
    {
        ArgumentOutOfRangeException.ThrowIfZero(coders.Count, nameof(coders));
        var units = new List<double[]>();
        for (var unit = 0; unit < coders[0].Count; unit++)
        {
            var coded = new List<double>();
            foreach (var coder in coders)
            {
                Require.SameLength(coders[0].Count, coder.Count, nameof(coders));
                if (coder[unit] is { } value)
                {
                    coded.Add(Require.Finite(value, nameof(coders)));
                }
            }

            if (coded.Count > 1)
            {
                units.Add([.. coded]);
            }
        }

        if (units.Count == 0)
        {
            return new Problem(ProblemKind.NoData, "No unit is coded by two coders; at least one must be.");
        }

        double[] values = [.. units.SelectMany(unit => unit).Distinct().Order()];
        return new Codings(
            values, [.. units.Select(unit => Array.ConvertAll(unit, value => Array.BinarySearch(values, value)))], [.. values.Select(name)]);
    }
}
