using System.Globalization;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Register.Data;
using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Nonresponse;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Analysis.Survey;

/// <summary>Weights the answers of a survey in a file by a plan.</summary>
public static class SurveyWeighting
{
    /// <summary>
    /// Weights: the table <c>steps</c> of what each step did, <c>cells</c> of an adjustment for non-response, <c>margins</c> before and
    /// after, <c>rates</c> of the outcomes, and the listing <c>weights</c> with the data's columns, each step's factor and the weight.
    /// </summary>
    /// <param name="data">The data file: a row a case, or a row a respondent.</param>
    /// <param name="design">How the rows were drawn.</param>
    /// <param name="plan">The steps.</param>
    /// <param name="disposition">The column of AAPOR's disposition codes; null for no rates.</param>
    /// <exception cref="InputException">The file or a column is not there, or a value can't be used.</exception>
    public static AnalysisResult Run(string data, DesignDescription design, WeightPlan plan, string? disposition = null)
    {
        var columns = DataFile.Open(data).Columns;
        var file = SurveyFile.Read(data, design, columns.Concat(plan.Columns).Concat(disposition is null ? [] : [disposition]));
        var found = new WeightFindings();
        if (disposition is not null && Rates(file, design, disposition, found) is { } problem)
        {
            found.Problems.Add(problem);
        }

        if (new WeightRun(file, design, found).Run(plan).TryGet(out var weighted, out var wrong))
        {
            found.List(weighted.File, columns, weighted.Before, weighted.Design.Weights);
        }
        else
        {
            found.Problems.Add(wrong);
        }

        return new AnalysisResult
        {
            Title = "Survey weights",
            Inputs = [file.Input],
            Settings = [("steps", string.Join(", ", plan.Steps.Select(step => WeightPlanFile.MethodWords.Of(step.Method))))],
            Tables = [.. found.Tables()],
            Notes = found.Notes,
            Problems = found.Problems,
        };
    }

    private static Problem? Rates(SurveyFile file, DesignDescription design, string column, WeightFindings found)
    {
        var codes = Enumerable.Range(0, file.Rows.Count).Select(row => file.Rows[column].Text(row) ?? "").ToList();
        if (!OutcomeCounts.Of(codes, file.Weights(design)).TryGet(out var counts, out var problem))
        {
            return problem with { Message = $"{file.Name}, column {column}: {problem.Message}" };
        }

        foreach (var rate in Enum.GetValues<OutcomeRate>())
        {
            if (OutcomeRates.Rate(counts, rate).TryGet(out var value, out problem))
            {
                found.Rates.Add([rate.ToString(), value]);
            }
            else
            {
                found.Problems.Add(problem with { Message = $"{rate}: {problem.Message}" });
            }
        }

        return null;
    }
}

/// <summary>The design after all steps, and the rows that it is about.</summary>
/// <param name="File">The rows.</param>
/// <param name="Before">Their weights before the first step.</param>
/// <param name="Design">The design with the new weights.</param>
internal sealed record WeightedSurvey(SurveyFile File, double[] Before, SurveyDesign Design);

/// <summary>The steps of a plan, one after the other.</summary>
internal sealed class WeightRun(SurveyFile file, DesignDescription description, WeightFindings found)
{
    public Outcome<WeightedSurvey> Run(WeightPlan plan)
    {
        var rows = file;
        double[]? weights = null;
        var steps = plan.Steps;
        var before = file.Weights(description);
        if (steps is [{ Method: WeightMethod.Respondents } respondents, ..])
        {
            if (!Respondents(respondents, before).TryGet(out var adjusted, out var problem))
            {
                return problem;
            }

            bool[] kept = [.. adjusted.Factors.Select(factor => factor > 0)];
            rows = file.Where(kept);
            weights = [.. adjusted.Weights.Where((_, row) => kept[row])];
            before = before is null ? null : [.. before.Where((_, row) => kept[row])];
            found.Step(respondents.Method, rows.Rows.Count, 1, 0, [.. adjusted.Factors.Where(factor => factor > 0)], weights, adjusted.WeightingEffect);
            steps = [.. steps.Skip(1)];
        }

        return rows.Design(description, weights).Then<WeightedSurvey>(start =>
        {
            var design = start;
            foreach (var step in steps)
            {
                if (!Step(rows, design, step).TryGet(out var next, out var problem))
                {
                    return problem with { Message = $"{WeightPlanFile.MethodWords.Of(step.Method)}: {problem.Message}" };
                }

                found.Step(step.Method, rows.Rows.Count, next.Iterations, next.LargestGap, next.Factors, next.Weights.ToArray(), next.WeightingEffect);
                foreach (var margin in step.Margins)
                {
                    found.Margin(step.Method, Factor(rows, margin), margin.Counts, design.Weights, next.Weights);
                }

                design = next.Design;
            }

            return new WeightedSurvey(rows, before ?? start.Weights.ToArray(), design);
        });
    }

    private Outcome<ResponseWeights> Respondents(WeightStep step, double[]? weights)
    {
        var column = file.Rows[step.Column!];
        if (step.Values.FirstOrDefault(value => !column.Categories.Contains(value)) is { } unknown)
        {
            throw new InputException($"{file.Name}, column {column.Name}: there is no value '{unknown}' by which a case answered.");
        }

        bool[] responded = [.. Enumerable.Range(0, file.Rows.Count).Select(row => column.Text(row) is { } text && step.Values.Contains(text))];
        var outcome = step.Cells.Count > 0
            ? ResponseAdjustment.ByCells(file.Groups(step.Cells)!, responded, weights, step.Minimum)
            : ModelMatrix.Build([.. step.Propensity.Select(name => file.Rows[name].Name)], [.. step.Propensity.Select(Variable)])
                .Then(model => Propensity(model, step, responded, weights));
        if (outcome.TryGet(out var adjusted, out _))
        {
            found.Cells.AddRange(adjusted.Cells.Select(cell => (IReadOnlyList<ResultValue>)
                [cell.Name, cell.Count, cell.RespondentCount, cell.ResponseRate, cell.Factor]));
        }

        return outcome;
    }

    private Outcome<ResponseWeights> Propensity(ModelMatrix model, WeightStep step, bool[] responded, double[]? weights)
    {
        if (RepresentativenessIndicator.Estimate(model, responded, weights).TryGet(out var indicator, out _))
        {
            found.Notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"R-indicator {indicator.Value:0.0000} (standard error {indicator.StandardError:0.0000}; unadjusted {indicator.Unadjusted:0.0000}), response rate {indicator.ResponseRate:0.0000}."));
        }

        return step.Classes > 0
            ? ResponseAdjustment.ByPropensityClasses(model, responded, weights, step.Classes)
            : ResponseAdjustment.ByPropensity(model, responded, weights);
    }

    private ModelVariable Variable(string name) => file.Rows[name].IsNumeric
        ? ModelVariable.Of(file.Rows[name].Name, file.Rows[name].Numbers)
        : ModelVariable.Of(file.Factor(name));

    private static Outcome<CalibratedSurvey> Step(SurveyFile rows, SurveyDesign design, WeightStep step)
    {
        var margins = step.Margins.Select(margin => new Margin(Factor(rows, margin), margin.Counts)).ToList();
        return step.Method switch
        {
            WeightMethod.PostStratify => PostStratification.Apply(design, margins[0]),
            WeightMethod.Rake => Raking.Apply(design, margins),
            WeightMethod.Trim => WeightTrimming.Apply(design, step.Lower ?? 0, step.Upper ?? double.PositiveInfinity, step.Strict),
            _ => WeightCalibration.Apply(
                design,
                margins,
                [.. step.Totals.Select(total => (ModelVariable.Of(rows.Rows[total.Key].Name, rows.Rows[total.Key].Numbers), total.Value))],
                new CalibrationOptions
                {
                    Distance = step.Distance,
                    Lower = step.Lower ?? double.NegativeInfinity,
                    Upper = step.Upper ?? double.PositiveInfinity,
                }),
        };
    }

    private static Factor Factor(SurveyFile rows, MarginDescription margin) => rows.Groups(margin.Columns)!;
}
