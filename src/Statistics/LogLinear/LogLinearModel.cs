namespace Sektorskifte.Statistics.LogLinear;

/// <summary>
/// Log-linear models of tables of counts, by maximum likelihood: hierarchical models on any dimensions, and those of square
/// tables that studies of mobility use.
/// </summary>
/// <remarks>
/// Parameters are those of treatment coding: the first category of each dimension (the first pair of a symmetric term) is the one
/// with the value 0, and of parameters that follow from others the later are 0. See <c>docs/methods/log-linear.md</c>.
/// </remarks>
[Estimator("log-linear", Source = "Y. M. M. Bishop, S. E. Fienberg and P. W. Holland (1975), Discrete Multivariate Analysis, MIT "
    + "Press; L. A. Goodman (1979), Multiplicative models for the analysis of occupational mobility tables and other kinds of "
    + "cross-classification tables, American Journal of Sociology 84 (4), 804-819")]
public static class LogLinearModel
{
    private const int Iterations = 200;

    /// <summary>The model with these terms, by Newton's method.</summary>
    /// <param name="table">The table, of any number of dimensions.</param>
    /// <param name="terms">The terms; without any, all cells are fitted alike.</param>
    /// <param name="model">The model's name in words, for the result and for messages.</param>
    /// <param name="maxIterations">How many steps to take at most; default 200.</param>
    /// <returns>The fit, or why there is none: categories that differ where they must be the same, no convergence.</returns>
    /// <exception cref="ArgumentException">A term names a dimension that the table has not, or has too few scores.</exception>
    public static Outcome<ModelFit> Fit(
        ContingencyTable table, IReadOnlyList<LogLinearTerm> terms, string model = "these terms", int maxIterations = Iterations)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        var design = new CellDesign(table);
        design.AddColumn("(constant)");
        for (var cell = 0; cell < table.CountArray.Length; cell++)
        {
            design.Set(cell, 0);
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            if (term.AddTo(design, present) is { } problem)
            {
                return problem;
            }
        }

        return LinearFit.Of(design, model, maxIterations);
    }

    /// <summary>The hierarchical model with these margins, by iterative proportional fitting: the same fit as that of
    /// <see cref="Fit"/>, without parameters, for tables of which the parameters would be very many.</summary>
    /// <param name="table">The table, of any number of dimensions.</param>
    /// <param name="margins">The margins, each by the names of its dimensions.</param>
    /// <param name="maxIterations">How many rounds over all margins to take at most; default 20,000.</param>
    /// <returns>The fit, or that it did not settle: sparse tables can take very many rounds.</returns>
    /// <exception cref="ArgumentException">A margin names a dimension that the table has not.</exception>
    public static Outcome<ModelFit> FitMargins(
        ContingencyTable table, IReadOnlyList<IReadOnlyList<string>> margins, int maxIterations = 20_000)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(margins);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        return ProportionalFit.Of(table, margins, maxIterations);
    }

    /// <summary>All dimensions independent of each other.</summary>
    /// <param name="table">The table, of any number of dimensions.</param>
    /// <returns>The fit, or why there is none.</returns>
    public static Outcome<ModelFit> Independence(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Fit(table, Effects(table), "independence");
    }

    /// <summary>Independence of origin and destination for those who are not on the diagonal, which is fitted as it is.</summary>
    /// <param name="table">A table of two dimensions with the same categories.</param>
    /// <returns>The fit, or why there is none.</returns>
    public static Outcome<ModelFit> QuasiIndependence(ContingencyTable table) =>
        Square(table, "quasi-independence", (row, column) => [.. Effects(table), LogLinearTerm.Diagonal(row, column)]);

    /// <summary>The cell from a to b like that from b to a.</summary>
    /// <param name="table">A table of two dimensions with the same categories.</param>
    /// <returns>The fit, or why there is none.</returns>
    public static Outcome<ModelFit> Symmetry(ContingencyTable table) =>
        Square(table, "symmetry", (row, column) => [LogLinearTerm.Symmetry(row, column)]);

    /// <summary>The association of a with b like that of b with a, given the sizes of origins and destinations.</summary>
    /// <param name="table">A table of two dimensions with the same categories.</param>
    /// <returns>The fit, or why there is none.</returns>
    public static Outcome<ModelFit> QuasiSymmetry(ContingencyTable table) =>
        Square(table, "quasi-symmetry", (row, column) => [.. Effects(table), LogLinearTerm.Symmetry(row, column)]);

    /// <summary>All local odds ratios the same, with categories scored 1, 2, 3 and so on. The parameter is the last one.</summary>
    /// <param name="table">A table of two dimensions whose categories are in order.</param>
    /// <param name="blockDiagonal">Whether the diagonal is fitted as it is; default no. The table is then square.</param>
    /// <returns>The fit, or why there is none.</returns>
    public static Outcome<ModelFit> UniformAssociation(ContingencyTable table, bool blockDiagonal = false) =>
        Ordered(table, "uniform association", blockDiagonal, (row, column) => LogLinearTerm.LinearByLinear(row, column));

    /// <summary>Columns scored 1, 2, 3 and so on, rows with a slope each; that of the first row is 0.</summary>
    /// <param name="table">A table of two dimensions whose second has its categories in order.</param>
    /// <param name="blockDiagonal">Whether the diagonal is fitted as it is; default no. The table is then square.</param>
    /// <returns>The fit, or why there is none.</returns>
    public static Outcome<ModelFit> RowEffects(ContingencyTable table, bool blockDiagonal = false) =>
        Ordered(table, "row effects", blockDiagonal, (row, column) => LogLinearTerm.Slopes(row, column));

    /// <summary>Rows scored 1, 2, 3 and so on, columns with a slope each; that of the first column is 0.</summary>
    /// <param name="table">A table of two dimensions whose first has its categories in order.</param>
    /// <param name="blockDiagonal">Whether the diagonal is fitted as it is; default no. The table is then square.</param>
    /// <returns>The fit, or why there is none.</returns>
    public static Outcome<ModelFit> ColumnEffects(ContingencyTable table, bool blockDiagonal = false) =>
        Ordered(table, "column effects", blockDiagonal, (row, column) => LogLinearTerm.Slopes(column, row));

    private static IReadOnlyList<LogLinearTerm> Effects(ContingencyTable table) =>
        [.. table.Dimensions.Select(dimension => LogLinearTerm.Margin(dimension.Name))];

    private static Outcome<ModelFit> Square(
        ContingencyTable table, string model, Func<string, string, IReadOnlyList<LogLinearTerm>> terms) =>
        SquareTable.FirstProblem(table) is { } problem
            ? problem
            : Fit(table, terms(table.Dimensions[0].Name, table.Dimensions[1].Name), model);

    private static Outcome<ModelFit> Ordered(
        ContingencyTable table, string model, bool blockDiagonal, Func<string, string, LogLinearTerm> association)
    {
        SquareTable.RequireTwoDimensions(table);
        var (row, column) = (table.Dimensions[0].Name, table.Dimensions[1].Name);
        return !blockDiagonal
            ? Fit(table, [.. Effects(table), association(row, column)], model)
            : Square(
                table,
                $"{model} off the diagonal",
                (_, _) => [.. Effects(table), LogLinearTerm.Diagonal(row, column), association(row, column)]);
    }
}
