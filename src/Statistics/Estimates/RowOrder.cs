using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>The rows of a domain in the order of a variable's values; rows of equal value in their own order.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Values">Their values.</param>
internal sealed record RowOrder(int[] Rows, double[] Values)
{
    public static RowOrder Of(SurveyDesign design, Variable variable)
    {
        var (rows, count) = (new int[design.Count], 0);
        for (var row = 0; row < design.RowCount; row++)
        {
            if (design.Contains(row))
            {
                rows[count++] = row;
            }
        }

        var values = Array.ConvertAll(rows, row => variable.Values[row]);
        Array.Sort(values, rows);

        // The sort leaves rows of equal value in any order; a result must not depend on it.
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (end < rows.Length && values[end] == values[start])
            {
                end++;
            }

            Array.Sort(rows, start, end - start);
            start = end;
        }

        return new RowOrder(rows, values);
    }
}
