using Sektorskifte.Analysis.Results;

namespace Sektorskifte.Analysis.Survey;

/// <summary>What the estimates of a run have found, by the kinds of table that hold it.</summary>
internal sealed class SurveyFindings
{
    public List<EstimateRow> Estimates { get; } = [];

    /// <summary>Tests: what, test, statistic, numerator and denominator degrees of freedom, p, estimate.</summary>
    public List<IReadOnlyList<ResultValue>> Tests { get; } = [];

    public List<IReadOnlyList<ResultValue>> Coefficients { get; } = [];

    public List<IReadOnlyList<ResultValue>> Terms { get; } = [];

    public List<IReadOnlyList<ResultValue>> Effects { get; } = [];

    public List<string> Notes { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>The tables that have rows.</summary>
    public IEnumerable<ResultTable> Tables() => new ResultTable[]
    {
        new("estimates", "Estimates", EstimateRow.Columns, [.. Estimates.Select(row => row.Cells)]),
        new("tests", "Tests", ["estimate", "test", "statistic", "df1", "df2", "p"], Tests),
        new("coefficients", "Regression coefficients", ["estimate", "term", "value", "se", "t", "df", "p", "lower", "upper"], Coefficients),
        new("terms", "Tests of regression terms", ["estimate", "term", "f", "df1", "df2", "p"], Terms),
        new("effects", "Average marginal effects", ["estimate", "variable", "value", "se", "lower", "upper"], Effects),
    }.Where(table => table.Rows.Count > 0);
}
