namespace Sektorskifte.Statistics.LogLinear;

/// <summary>What models and measures of square tables ask of a table.</summary>
internal static class SquareTable
{
    /// <summary>Whether a table has two dimensions with the same categories; null when it has.</summary>
    public static Problem? FirstProblem(ContingencyTable table)
    {
        RequireTwoDimensions(table);
        var (rows, columns) = (table.Dimensions[0], table.Dimensions[1]);
        return !rows.HasSameCategories(columns) ? Differ(rows, columns) : TooFew(rows);
    }

    public static void RequireTwoDimensions(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Dimensions.Count != 2)
        {
            throw new ArgumentException(
                $"The table has {table.Dimensions.Count} dimensions where two belong; take a margin of it.", nameof(table));
        }
    }

    public static Problem Differ(TableDimension rows, TableDimension columns) => new(
        ProblemKind.Infeasible,
        $"{rows.Name} has the categories {string.Join(", ", rows.Categories)} and {columns.Name} has "
        + $"{string.Join(", ", columns.Categories)}; they must be the same, in the same order.");

    public static Problem? TooFew(TableDimension dimension, int least = 2) => dimension.Count >= least
        ? null
        : new Problem(
            ProblemKind.TooFewUnits,
            $"{dimension.Name} has {dimension.Count} categories ({string.Join(", ", dimension.Categories)}); at least {least} are needed.");
}
