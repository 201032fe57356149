using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Analysis.Survey;

/// <summary>What to estimate from a survey in a file.</summary>
public sealed record SurveyRequest
{
    /// <summary>The data file: a row a respondent.</summary>
    public required string Data { get; init; }

    /// <summary>How its rows were drawn.</summary>
    public required DesignDescription Design { get; init; }

    /// <summary>The estimates, each as it is written: see <c>docs/guide/survey.md</c>.</summary>
    public required IReadOnlyList<string> Estimates { get; init; }

    /// <summary>The confidence level of intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;
}

/// <summary>Estimates from a survey in a file, under its design.</summary>
public static class SurveyEstimation
{
    /// <summary>
    /// Estimates. The table <c>estimates</c> has totals, means, shares, quantiles and the like; <c>tests</c>, <c>coefficients</c>,
    /// <c>terms</c> and <c>effects</c> are there when they were asked for.
    /// </summary>
    /// <param name="request">The data, the design and the estimates.</param>
    /// <exception cref="InputException">The file or a column is not there, a value can't be used, or an estimate can't be read.</exception>
    public static AnalysisResult Run(SurveyRequest request)
    {
        var specs = request.Estimates.Select(EstimateReader.Read).ToList();
        var file = SurveyFile.Read(request.Data, request.Design, specs.SelectMany(spec => spec.Columns));
        var found = new SurveyFindings();
        if (file.Design(request.Design).TryGet(out var design, out var wrong))
        {
            foreach (var spec in specs)
            {
                if (new EstimateRun(file, design, spec, request.Confidence).Into(found) is { } problem)
                {
                    found.Problems.Add(problem with { Message = $"{spec.Text}: {problem.Message}" });
                }
            }
        }
        else
        {
            found.Problems.Add(wrong);
        }

        return new AnalysisResult
        {
            Title = "Survey estimates",
            Inputs = [file.Input],
            Settings = [.. Settings(request, design)],
            Tables = [.. found.Tables()],
            Notes = found.Notes,
            Problems = found.Problems,
        };
    }

    private static IEnumerable<(string Name, string Value)> Settings(SurveyRequest request, SurveyDesign? design)
    {
        var described = request.Design;
        yield return ("weights", described.Weights ?? described.Probabilities ?? "from the population");
        yield return ("strata", Words(described.Strata));
        yield return ("clusters", Words(described.Clusters));
        yield return ("population", Words(described.Population));
        yield return ("replicates", described.Replicates?.Method.ToString() ?? "none: linearisation");
        yield return ("single units", described.Lonely.ToString());
        yield return ("confidence", request.Confidence.ToString(CultureInfo.InvariantCulture));
        if (design is not null)
        {
            yield return ("degrees of freedom", design.DegreesOfFreedom.ToString(CultureInfo.InvariantCulture));
            yield return ("sum of weights", ((ResultValue)design.SumOfWeights).ToString());
        }
    }

    private static string Words(IReadOnlyList<string> columns) =>
        columns.Count == 0 ? "none" : string.Join(", ", columns.Select(column => column.Length == 0 ? "none" : column));
}
