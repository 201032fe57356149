using Sektorskifte.Analysis.Results;
using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Analysis.Survey;

/// <summary>What the steps of weighting have found, by the tables that hold it.</summary>
internal sealed class WeightFindings
{
    private readonly List<IReadOnlyList<ResultValue>> _steps = [];
    private readonly List<IReadOnlyList<ResultValue>> _margins = [];
    private ResultTable? _listing;

    public List<IReadOnlyList<ResultValue>> Cells { get; } = [];

    public List<IReadOnlyList<ResultValue>> Rates { get; } = [];

    public List<string> Notes { get; } = [];

    public List<Problem> Problems { get; } = [];

    public void Step(
        WeightMethod method, int rows, int iterations, double gap, IReadOnlyList<double> factors, double[] weights, double effect) =>
        _steps.Add(
        [
            WeightPlanFile.MethodWords.Of(method), rows, iterations, gap, factors.Min(), factors.Max(), weights.Min(), weights.Max(),
            weights.Sum(), effect,
        ]);

    public void Margin(
        WeightMethod method, Factor variable, IReadOnlyDictionary<string, double> counts, ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        var sums = new (double Before, double After)[variable.Levels.Count];
        for (var row = 0; row < variable.Count; row++)
        {
            if (variable.Codes[row] is var code and >= 0)
            {
                sums[code] = (sums[code].Before + before[row], sums[code].After + after[row]);
            }
        }

        foreach (var (level, sum) in variable.Levels.Zip(sums))
        {
            if (counts.TryGetValue(level, out var count))
            {
                _margins.Add([WeightPlanFile.MethodWords.Of(method), variable.Name, level, count, sum.Before, sum.After]);
            }
        }
    }

    /// <summary>The rows with their weights, for a program to read on.</summary>
    public void List(SurveyFile file, IReadOnlyList<string> columns, double[] before, ReadOnlySpan<double> after)
    {
        var rows = new List<IReadOnlyList<ResultValue>>();
        for (var row = 0; row < before.Length; row++)
        {
            rows.Add([.. columns.Select(column => (ResultValue)file.Rows[column].Text(row)), before[row], after[row] / before[row], after[row]]);
        }

        _listing = new ResultTable("weights", "Weights", [.. columns, "weight_before", "weight_factor", "weight_after"], rows) { IsListing = true };
    }

    /// <summary>The tables that have rows.</summary>
    public IEnumerable<ResultTable> Tables() => new[]
    {
        new ResultTable(
            "steps", "Steps",
            ["step", "rows", "iterations", "largest_gap", "least_factor", "largest_factor", "least_weight", "largest_weight", "sum", "weighting_effect"],
            _steps),
        new ResultTable("margins", "Margins", ["step", "variable", "category", "population", "before", "after"], _margins),
        new ResultTable("cells", "Cells of the adjustment for non-response", ["cell", "cases", "respondents", "response_rate", "factor"], Cells),
        new ResultTable("rates", "Outcome rates (AAPOR)", ["rate", "value"], Rates),
        _listing,
    }.OfType<ResultTable>().Where(table => table.Rows.Count > 0);
}
