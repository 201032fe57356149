using System.CommandLine;
using Sektorskifte.Analysis.Funnels;
using Sektorskifte.Host.Terminals;

namespace Sektorskifte.Host.Commands;

/// <summary><c>funnel</c>: how far applicants come, and where groups part.</summary>
internal static class FunnelCommand
{
    public static Command Create()
    {
        var data = ResultCommand.Data("The applications: CSV or Parquet, a row each.");
        var stage = ResultCommand.Column("--stage", "The column of the farthest step that each application reached.");
        stage.Required = true;
        var steps = ResultCommand.Columns("--steps", "The steps in their order, at least two.");
        steps.HelpName = "STEP";
        steps.Required = true;
        var group = ResultCommand.Column("--group", "The column of the groups to compare, such as the sector that applicants come from.");
        var reference = ResultCommand.Column("--reference", "The group that the others are compared with; the largest when left out.");
        reference.HelpName = "GROUP";
        var person = ResultCommand.Column("--person", "The column of the person; persons are counted then, not applications.");
        var job = ResultCommand.Column("--job", "The column of the job; groups are compared within jobs then.");
        var open = ResultCommand.Column("--open", "The column that says whether a process is still open.");
        var openValues = ResultCommand.Columns("--open-values", "The values with which it is; 1, yes, true and open when left out.");
        openValues.HelpName = "VALUE";
        var supply = WholeNumber.Option(
            "--supply-stages", "How many stages, from the first, are the leaders' own doing; the later ones are the employers'. 0 when left out.", "N", 0, 100);
        var confidence = Fraction.Option("--confidence", "The confidence level of intervals.", 0.95, closed: false);
        var folder = ResultCommand.Out();
        var command = new Command("funnel", "Recruitment funnels: stage rates, gaps between groups by stage, selection ratios, comparison within jobs.")
        {
            data, stage, steps, group, reference, person, job, open, openValues, supply, confidence, folder,
        };
        command.SetAction(parsed =>
        {
            var request = new FunnelRequest
            {
                Data = parsed.GetRequiredValue(data),
                Stage = parsed.GetRequiredValue(stage)!,
                Steps = parsed.GetRequiredValue(steps),
                Group = parsed.GetValue(group),
                Reference = parsed.GetValue(reference),
                Person = parsed.GetValue(person),
                Job = parsed.GetValue(job),
                Open = parsed.GetValue(open),
                SupplyStages = (int)(parsed.GetValue(supply) ?? 0),
                Confidence = parsed.GetValue(confidence),
            };
            var values = parsed.GetRequiredValue(openValues);
            return ResultCommand.Finish(
                new Terminal(parsed),
                FunnelAnalysis.Run(values.Length > 0 ? request with { OpenValues = values } : request),
                parsed.GetValue(folder));
        });
        return command.WithExamples(
            "funnel --data cases.csv --stage stage --steps applied longlist interview offer hired --group sector --reference municipality --job job",
            "funnel --data cases.csv --stage stage --steps eligible applied hired --group sector --supply-stages 1 --open open --out funnel");
    }
}
