using System.CommandLine;
using Sektorskifte.Analysis.Survey;
using Sektorskifte.Host.Terminals;

namespace Sektorskifte.Host.Commands;

/// <summary><c>survey estimate</c>: totals, means, shares, quantiles, tests and regressions by the design.</summary>
internal static class EstimateCommand
{
    public static Command Create()
    {
        var data = ResultCommand.Data("The answers: CSV or Parquet, a row a respondent.");
        var design = SurveyCommand.Design();
        var estimates = new Option<string[]>("--estimate", "-e")
        {
            Description = "What to estimate, such as \"mean:pay by sector where sex=K\"; docs/guide/survey.md has the list.",
            HelpName = "SPEC",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
        };
        RecordOptions.RefuseOptionsAmong(estimates, "");
        var confidence = Fraction.Option("--confidence", "The confidence level of intervals.", 0.95, closed: false);
        var folder = ResultCommand.Out();
        var command = new Command("estimate", "Estimate totals, means, ratios, shares, quantiles, tests and regressions under the survey's design.")
        {
            data, design, estimates, confidence, folder,
        };
        command.SetAction(parsed => ResultCommand.Finish(
            new Terminal(parsed),
            SurveyEstimation.Run(new SurveyRequest
            {
                Data = parsed.GetRequiredValue(data),
                Design = DesignFile.Load(parsed.GetRequiredValue(design)),
                Estimates = parsed.GetRequiredValue(estimates),
                Confidence = parsed.GetValue(confidence),
            }),
            parsed.GetValue(folder)));
        return command.WithExamples(
            "survey estimate --data answers.csv --design design.json --estimate \"mean:years by sector\" \"share:would_switch=yes\"",
            "survey estimate --data answers.csv --design design.json --estimate \"logistic:would_switch ~ age + sector\" --out estimates");
    }
}
