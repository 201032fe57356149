using System.CommandLine;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Generator;
using Sektorskifte.Register.Mapping;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary><c>generate</c>: a synthetic register with planted truth.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var persons = Persons("People who ever have a job in the period.");
        persons.Required = true;
        var from = new Option<string>("--from") { Description = "The first month.", HelpName = "YYYY-MM", DefaultValueFactory = _ => "2012-01" };
        var to = new Option<string>("--to") { Description = "The last month.", HelpName = "YYYY-MM", DefaultValueFactory = _ => "2021-12" };
        var seed = Seed();
        var file = new Option<string>("--out", "-o")
        {
            Description = "The file: .parquet, .csv or .csv.gz; the truth goes beside it as FILE.truth.json.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "generate",
            "Make a synthetic Danish register of the shape dk-monthly, with planted moves, reorganisations and errors, and the truth beside it.")
        {
            persons, from, to, seed, file,
        };
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed);
            var truth = Generate(terminal, parsed.GetRequiredValue(file), new GeneratorOptions
            {
                Persons = parsed.GetRequiredValue(persons)!.Value,
                From = parsed.GetRequiredValue(from),
                To = parsed.GetRequiredValue(to),
                Seed = parsed.GetRequiredValue(seed)!.Value,
            });
            terminal.Say(console => console.WriteLine(
                $"{MappingRun.Count(truth.RowsRead, "row")} of {MappingRun.Count(truth.Persons, "person")} in {parsed.GetRequiredValue(file)}, the truth in {parsed.GetRequiredValue(file)}.truth.json"));
            terminal.SayJson(truth.ToJson());
            return CommandLine.Done;
        });
        return command.WithExamples(
            "generate --persons 100000 --from 2012-01 --to 2021-12 --seed 7 --out register.parquet",
            "generate --persons 500 --out small.csv");
    }

    public static GeneratedTruth Generate(Terminal terminal, string file, GeneratorOptions options) => terminal.Work(
        "rows", progress => RegisterGenerator.Generate(file, options, progress is null ? null : new Relay(progress)));

    public static Option<long?> Persons(string description) => WholeNumber.Option("--persons", description, "N", 1, 1_000_000_000);

    public static Option<long?> Seed()
    {
        var seed = WholeNumber.Option("--seed", "The same seed gives the same register.", "S", long.MinValue, long.MaxValue);
        seed.DefaultValueFactory = _ => 1;
        return seed;
    }

    private sealed class Relay(IProgress<RunProgress> progress) : IProgress<GeneratorProgress>
    {
        public void Report(GeneratorProgress value) => progress.Report(
            new RunProgress("generating", value.Rows, (double)value.PersonsDone / Math.Max(1, value.Persons)));
    }
}
