using System.CommandLine;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Reports;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary><c>register import</c>: from records to a store of spells, once, for any number of mappings.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var profile = RecordOptions.Profile();
        var records = RecordOptions.Records();
        var store = new Option<string>("--store", "-s")
        {
            Description = "The store's folder, made when it is not there. Months that it holds already are replaced by those of the files.",
            HelpName = "DIR",
            Required = true,
        };
        var memory = MemorySize.Option();
        var temporary = RecordOptions.TemporaryFolder();
        var threads = RecordOptions.Threads();
        var command = new Command("import", "Read records once into a store, from which mappings are made in a second.")
        {
            profile, records, store, memory, temporary, threads,
        };
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed);
            var options = new ImportOptions
            {
                Profile = ProfileFile.Load(parsed.GetRequiredValue(profile)),
                Files = parsed.GetRequiredValue(records),
                Store = parsed.GetRequiredValue(store),
                Memory = parsed.GetValue(memory),
                TemporaryFolder = parsed.GetValue(temporary),
                Threads = RecordOptions.Threads(parsed, threads),
            };
            var result = terminal.Work("rows", progress => RegisterImport.Run(options with { Progress = progress }));
            terminal.Say(console => Tell(console, result, options));
            terminal.SayJson(stream => ImportJson.Write(result, stream));
            return CommandLine.Done;
        });
        return command.WithExamples(
            "register import --profile dk-monthly --records 2008*.parquet --store study",
            "register import --profile dk-monthly --records 200901.parquet --store study");
    }

    private static void Tell(IAnsiConsole console, ImportResult result, ImportOptions options)
    {
        RowCounts.Tell(console, result.RowsRead, result.Used, result.Duplicates, result.Rejected.Values.Sum());
        RowCounts.TellRejected(console, result.Rejected, result.RejectExamples);
        console.MarkupLineInterpolated(
            $"{MappingRun.Count(result.Persons, "person")} with {MappingRun.Count(result.Spells, "spell")} in {options.Store}");
        if (result.Replaced.Count > 0)
        {
            console.MarkupLineInterpolated(result.Replaced.Count == 1
                ? $"Replaced {result.Replaced[0]}"
                : (FormattableString)$"Replaced {MappingRun.Number(result.Replaced.Count)} periods from {result.Replaced[0]} to {result.Replaced[^1]}");
        }
    }
}
