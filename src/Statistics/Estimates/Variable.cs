using System.Globalization;
using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>A numeric variable of a survey: one number per row, NaN where it is missing.</summary>
/// <param name="Name">What the variable is called in results and messages.</param>
/// <param name="Values">One number per row of the data.</param>
public sealed record Variable(string Name, double[] Values)
{
    /// <summary>An indicator: 1 for some rows, 0 for the others.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="rows">For each row, whether it is 1.</param>
    public static Variable Where(string name, IReadOnlyList<bool> rows)
    {
        var values = new double[rows.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = rows[row] ? 1 : 0;
        }

        return new Variable(name, values);
    }

    /// <summary>The rows in which the variable is known: a domain, for estimates without the missing.</summary>
    public bool[] Known() => Array.ConvertAll(Values, double.IsFinite);

    /// <summary>The first missing value in the domain; null when there is none.</summary>
    internal Problem? Missing(SurveyDesign design)
    {
        Require.SameLength(design.RowCount, Values.Length, Name);
        var missing = 0;
        var first = -1;
        for (var row = 0; row < Values.Length; row++)
        {
            if (!double.IsFinite(Values[row]) && design.Contains(row))
            {
                missing++;
                first = first < 0 ? row : first;
            }
        }

        return missing == 0 ? null : new Problem(
            ProblemKind.InvalidValue,
            $"{Name} has no finite value in {missing.ToString(CultureInfo.InvariantCulture)} rows of the domain, the first of them row "
            + $"{first + 1}; leave them out by a domain, or fill them in.");
    }
}
