using System.CommandLine;
using Sektorskifte.Analysis.Agreement;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Statistics.Agreement;

namespace Sektorskifte.Host.Commands;

/// <summary><c>agreement</c>: how far coders agree.</summary>
internal static class AgreementCommand
{
    public static Command Create()
    {
        var data = ResultCommand.Data("The codings: CSV or Parquet, a row a unit with a column a coder, or a row a coding.");
        var coders = ResultCommand.Columns("--coders", "The coders' columns, where each row is a unit.");
        var unit = ResultCommand.Column("--unit", "The column of the unit, where each row is a coding.");
        var coder = ResultCommand.Column("--coder", "The column of the coder, where each row is a coding.");
        var value = ResultCommand.Column("--value", "The column of the value, where each row is a coding.");
        var metric = Choice.Option(
            "--scale", "The scale of the values, for Krippendorff's alpha.",
            ("nominal", AlphaMetric.Nominal), ("ordinal", AlphaMetric.Ordinal), ("interval", AlphaMetric.Interval), ("ratio", AlphaMetric.Ratio));
        var categories = ResultCommand.Columns("--categories", "The categories in their order, where that is not the order of numbers or letters.");
        categories.HelpName = "CATEGORY";
        var replicates = WholeNumber.Option("--replicates", "Bootstrap replicates for alpha's interval, from 100; 0 for none. 10000 when left out.", "N", 0, 1_000_000);
        replicates.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is > 0 and < 100)
            {
                result.AddError("--replicates: expected 0, or a whole number from 100.");
            }
        });
        var seed = WholeNumber.Option("--seed", "The same seed gives the same interval.", "S", 0, long.MaxValue);
        var confidence = Fraction.Option("--confidence", "The confidence level of intervals.", 0.95, closed: false);
        var folder = ResultCommand.Out();
        var command = new Command("agreement", "Agreement of coders: Krippendorff's alpha, Cohen's and Fleiss' kappa.")
        {
            data, coders, unit, coder, value, metric, categories, replicates, seed, confidence, folder,
        };
        command.SetAction(parsed => ResultCommand.Finish(
            new Terminal(parsed),
            CoderAgreement.Run(new AgreementRequest
            {
                Data = parsed.GetRequiredValue(data),
                Coders = parsed.GetRequiredValue(coders),
                Unit = parsed.GetValue(unit),
                Coder = parsed.GetValue(coder),
                Value = parsed.GetValue(value),
                Metric = parsed.GetValue(metric),
                Categories = parsed.GetRequiredValue(categories),
                Replicates = (int)(parsed.GetValue(replicates) ?? 10_000),
                Seed = (ulong)(parsed.GetValue(seed) ?? 1),
                Confidence = parsed.GetValue(confidence),
            }),
            parsed.GetValue(folder)));
        return command.WithExamples(
            "agreement --data codes.csv --coders anna bo carl --scale nominal",
            "agreement --data codings.csv --unit segment --coder coder --value theme --seed 7 --out agreement");
    }
}
