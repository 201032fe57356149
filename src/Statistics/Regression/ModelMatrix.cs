namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// The explanatory side of a model as numbers: an intercept, numeric columns, factors by treatment contrasts (each level against
/// the first), and interactions of any of them.
/// </summary>
public sealed class ModelMatrix
{
    internal const string InterceptName = "(intercept)";
    private readonly ModelColumn[] _columns;

    private ModelMatrix(
        int rowCount, bool hasIntercept, string[] terms, ModelColumn[] columns, IReadOnlyList<ModelVariable> variables)
    {
        RowCount = rowCount;
        HasIntercept = hasIntercept;
        Terms = terms;
        _columns = columns;
        Variables = variables;
        Columns = [.. columns.Select(column => column.Name)];
        TermOfColumn = [.. columns.Select(column => column.Term)];
        Values = Array.ConvertAll(columns, column => column.Values(rowCount));
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Whether the first column is 1 throughout.</summary>
    public bool HasIntercept { get; }

    /// <summary>The names of the terms, without the intercept: variables joined by colons, those of fewer variables first.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>The names of the columns: <c>(intercept)</c>, <c>age</c>, <c>sector=region</c>, <c>sector=region:age</c>.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The place among <see cref="Terms"/> of the term that each column belongs to; −1 for the intercept.</summary>
    public IReadOnlyList<int> TermOfColumn { get; }

    internal IReadOnlyList<ModelVariable> Variables { get; }

    /// <summary>The values, column by column; NaN where a variable is missing.</summary>
    internal double[][] Values { get; }

    /// <summary>Builds the columns of a list of terms.</summary>
    /// <param name="terms">The terms: <c>age</c>; <c>sector:age</c> for the interaction; <c>sector*age</c> for both variables and
    /// their interaction. May be empty when there is an intercept.</param>
    /// <param name="variables">The variables that the terms speak of, at least one, equally long; others are left out.</param>
    /// <param name="intercept">Whether there is an intercept. Default yes.</param>
    /// <returns>The matrix, or the name that is not among the variables, or the factor with one level.</returns>
    /// <exception cref="ArgumentException">The variables differ in length, or two have the same name.</exception>
    public static Outcome<ModelMatrix> Build(
        IReadOnlyList<string> terms, IReadOnlyList<ModelVariable> variables, bool intercept = true)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(variables);
        if (variables.Count == 0)
        {
            throw new ArgumentException("At least one variable is needed; it says how many rows there are.", nameof(variables));
        }

        foreach (var variable in variables)
        {
            Require.SameLength(variables[0].RowCount, variable.RowCount, nameof(variables));
        }

        return ModelTerms.Read(terms, variables).Then(read => Build(read, variables[0].RowCount, intercept));
    }

    /// <summary>An intercept and a term for each variable, whose names may hold any characters.</summary>
    internal static Outcome<ModelMatrix> OfVariables(IReadOnlyList<ModelVariable> variables, int rowCount) =>
        Build([.. variables.Select(variable => new[] { variable })], rowCount, true);

    private static Outcome<ModelMatrix> Build(IReadOnlyList<ModelVariable[]> terms, int rowCount, bool intercept)
    {
        if (terms.SelectMany(term => term).FirstOrDefault(variable => variable.Levels.Count == 1) is { } constant)
        {
            return new Problem(ProblemKind.Singular, $"The factor {constant.Name} has one level, {constant.Levels[0]}; "
                + "a term needs two or more.");
        }

        var columns = terms.SelectMany((term, place) => ModelTerms.Columns(place, term, terms, intercept));
        if (intercept)
        {
            columns = columns.Prepend(new ModelColumn(-1, []));
        }

        var all = columns.ToArray();
        return all.Length == 0
            ? new Problem(ProblemKind.NoData, "The model has neither a term nor an intercept.")
            : new ModelMatrix(rowCount, intercept, [.. terms.Select(ModelTerms.NameOf)], all, [.. terms.SelectMany(term => term).Distinct()]);
    }

    /// <summary>The values of a column, row by row; NaN where a variable is missing.</summary>
    /// <param name="column">The column, from 0.</param>
    public ReadOnlySpan<double> Column(int column) => Values[column];

    /// <summary>The values of a row, in the order of <see cref="Columns"/>.</summary>
    /// <param name="row">The row, from 0.</param>
    public double[] Row(int row) => Array.ConvertAll(Values, column => column[row]);

    internal void RowAtLevel(int row, ModelVariable variable, int level, Span<double> values)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            values[c] = _columns[c].AtLevel(row, variable, level);
        }
    }

    internal void Slopes(int row, ModelVariable variable, Span<double> values)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            values[c] = _columns[c].Slope(row, variable);
        }
    }
}
