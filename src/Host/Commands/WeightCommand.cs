using System.CommandLine;
using Sektorskifte.Analysis.Survey;
using Sektorskifte.Host.Terminals;

namespace Sektorskifte.Host.Commands;

/// <summary><c>survey weight</c>: from answers to weighted answers.</summary>
internal static class WeightCommand
{
    public static Command Create()
    {
        var data = ResultCommand.Data("The cases or answers: CSV or Parquet, a row each.");
        var design = SurveyCommand.Design();
        var plan = new Option<string>("--plan")
        {
            Description = "The steps of weighting: a JSON file, see docs/formats/weight-plan.md.",
            HelpName = "PLAN.json",
            Required = true,
        };
        var disposition = new Option<string?>("--disposition")
        {
            Description = "The column of AAPOR's final disposition codes; the response rates are told when it is given.",
            HelpName = "COLUMN",
        };
        var folder = ResultCommand.Out();
        folder.Description = "A folder for weights.csv (the rows with their weights), the tables, result.json and report.html.";
        folder.Required = true;
        var command = new Command("weight", "Weight answers for non-response and to the population's counts and totals.")
        {
            data, design, plan, disposition, folder,
        };
        command.SetAction(parsed => ResultCommand.Finish(
            new Terminal(parsed),
            SurveyWeighting.Run(
                parsed.GetRequiredValue(data),
                DesignFile.Load(parsed.GetRequiredValue(design)),
                WeightPlanFile.Load(parsed.GetRequiredValue(plan)),
                parsed.GetValue(disposition)),
            parsed.GetValue(folder)));
        return command.WithExamples(
            "survey weight --data cases.csv --design design.json --plan plan.json --out weighted",
            "survey weight --data cases.csv --design design.json --plan plan.json --disposition outcome --out weighted");
    }
}
