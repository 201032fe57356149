using System.Globalization;

namespace Sektorskifte.Statistics.Survival;

/// <summary>Named columns of numbers, one row an episode: what hazards may depend on.</summary>
public sealed class Covariates
{
    private Covariates(string[] names, double[][] columns) => (Names, Columns) = (names, columns);

    /// <summary>The names of the terms.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Columns[0].Length;

    internal double[][] Columns { get; }

    /// <summary>Covariates by column.</summary>
    /// <param name="terms">The name of each term and its value in each row: a number, or 1 and 0 for a category, of which one is
    /// left out.</param>
    /// <returns>The covariates, or the value that is none.</returns>
    /// <exception cref="ArgumentException">There is no term, two have one name, or they are not equally long.</exception>
    public static Outcome<Covariates> Of(params IReadOnlyList<(string Name, IReadOnlyList<double> Values)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfZero(terms.Count, nameof(terms));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, values) in terms)
        {
            Require.SameLength(terms[0].Values.Count, values.Count, nameof(terms));
            if (!names.Add(name))
            {
                throw new ArgumentException($"There are two terms {name}.", nameof(terms));
            }

            for (var row = 0; row < values.Count; row++)
            {
                if (!double.IsFinite(values[row]))
                {
                    return new Problem(
                        ProblemKind.InvalidValue,
                        $"The term {name} is {values[row].ToString(CultureInfo.InvariantCulture)} in row {row + 1}; it is a finite number in "
                        + "every row, and rows without a value are left out.");
                }
            }
        }

        return new Covariates([.. terms.Select(term => term.Name)], [.. terms.Select(term => term.Values.ToArray())]);
    }
}
