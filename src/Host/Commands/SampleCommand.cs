using System.CommandLine;
using Sektorskifte.Analysis.Survey;
using Sektorskifte.Host.Terminals;

namespace Sektorskifte.Host.Commands;

/// <summary><c>survey sample</c>: a random sample from a frame.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var data = ResultCommand.Data("The frame: CSV or Parquet, a row a unit.");
        var size = WholeNumber.Option("--size", "How many units to draw.", "N", 1, int.MaxValue);
        size.Required = true;
        var method = Choice.Option(
            "--method", "How units are drawn.",
            ("simple", SampleMethod.Simple), ("systematic", SampleMethod.Systematic), ("poisson", SampleMethod.Poisson),
            ("pps", SampleMethod.ProportionalSystematic), ("sampford", SampleMethod.Sampford));
        var strata = ResultCommand.Columns("--strata", "The columns whose combinations are the strata.");
        var sharing = Choice.Option(
            "--allocation", "How the sample is shared between strata.",
            ("proportional", SampleSharing.Proportional), ("neyman", SampleSharing.Neyman), ("power", SampleSharing.Power));
        var minimum = WholeNumber.Option("--minimum", "The least number of units in a stratum.", "N", 0, int.MaxValue);
        var power = Fraction.Option(
            "--power", "With --allocation power: 0 is equal precision in every stratum, 1 the best overall.", 0.5, closed: true);
        var spread = ResultCommand.Column("--spread", "The column of the variable by whose spread --allocation neyman and power go.");
        var measure = ResultCommand.Column("--measure", "The column of the units' sizes, for --method poisson, pps and sampford.");
        var seed = WholeNumber.Option("--seed", "The same seed draws the same sample from the same file.", "S", 0, long.MaxValue);
        var folder = ResultCommand.Out();
        folder.Description = "A folder for sample.csv (the units drawn, with probability and weight), allocation.csv, result.json and report.html.";
        folder.Required = true;
        var command = new Command("sample", "Draw a random sample from a frame, with inclusion probabilities and design weights.")
        {
            data, size, method, strata, sharing, minimum, power, spread, measure, seed, folder,
        };
        command.SetAction(parsed => ResultCommand.Finish(
            new Terminal(parsed),
            SurveySample.Draw(new SampleRequest
            {
                Data = parsed.GetRequiredValue(data),
                Size = (int)parsed.GetRequiredValue(size)!.Value,
                Method = parsed.GetValue(method),
                Strata = parsed.GetRequiredValue(strata),
                Sharing = parsed.GetValue(sharing),
                Minimum = (int)(parsed.GetValue(minimum) ?? 0),
                Power = parsed.GetValue(power),
                Spread = parsed.GetValue(spread),
                Measure = parsed.GetValue(measure),
                Seed = (ulong)(parsed.GetValue(seed) ?? 1),
            }),
            parsed.GetValue(folder)));
        return command.WithExamples(
            "survey sample --data leaders.csv --size 2000 --strata sector --allocation neyman --spread pay --minimum 50 --seed 7 --out sample",
            "survey sample --data employers.csv --size 200 --method sampford --measure employees --out sample");
    }
}
