using System.CommandLine;
using System.Globalization;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Reports;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary><c>register check</c>: what files hold, how good it is, and what a mapping would use of it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var profile = RecordOptions.Profile();
        var records = RecordOptions.Records();
        var definition = RecordOptions.Definition();
        var memory = MemorySize.Option();
        var temporary = RecordOptions.TemporaryFolder();
        var command = new Command("check", "Say what record files hold, their quality, and what a mapping would use. Exits 1 when rows were rejected.")
        {
            profile, records, definition, memory, temporary,
        };
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed);
            var options = new MappingOptions
            {
                Profile = ProfileFile.Load(parsed.GetRequiredValue(profile)),
                Files = parsed.GetRequiredValue(records),
                Definition = parsed.GetValue(definition),
                Memory = parsed.GetValue(memory),
                TemporaryFolder = parsed.GetValue(temporary),
            };
            var check = terminal.Work("rows", progress => RecordCheck.Run(options with { Progress = progress }));
            terminal.Say(console => Tell(console, check));
            terminal.SayJson(stream => RecordCheckJson.Write(check, stream));
            return check.Mapping.Summary.Rejected.Count > 0 ? CommandLine.FoundProblems : CommandLine.Done;
        });
        return command.WithExamples(
            "register check --profile dk-monthly --records 200801.parquet 200802.parquet",
            "register check --profile my.json --records records.csv --json");
    }

    private static void Tell(IAnsiConsole console, RecordCheck check)
    {
        var summary = check.Mapping.Summary;
        console.Write(Columns(check));
        RowCounts.Tell(console, summary.RowsRead, summary.Used, summary.Duplicates, summary.Rejected.Values.Sum());
        RowCounts.TellRejected(console, summary.Rejected, check.Mapping.RejectExamples);
        console.MarkupLineInterpolated(
            $"{MappingRun.Count(summary.Persons, "person")}, {MappingRun.Count(summary.Employers, "employer")}, {summary.FirstPeriod} to {summary.LastPeriod}; records {MappingRun.OrderOf(check.Mapping)}");
        if (summary.MissingPeriods.Count > 0)
        {
            console.MarkupLineInterpolated($"Periods without a row: {string.Join(", ", summary.MissingPeriods)}");
        }

        console.MarkupLineInterpolated(
            $"{Number(summary.PersonPeriods)} person-periods: {Number(summary.AmbiguousPersonPeriods)} ambiguous, {Number(summary.PersonPeriodsWithSecondJobs)} with second jobs; {Number(summary.LinkedPairs)} linked pairs");
        console.MarkupLineInterpolated($"People by main job in the last period, leaders by {check.Mapping.Provenance.Definition}:");
        console.Write(Sectors(check));
        if (check.Mapping.Profile.Review.Count > 0)
        {
            console.MarkupLineInterpolated($"Nobody has reviewed these guesses of the profile yet:");
            foreach (var note in check.Mapping.Profile.Review)
            {
                console.MarkupLineInterpolated($"  {note.Path}: {note.Note}");
            }
        }
    }

    private static Table Columns(RecordCheck check)
    {
        var table = new Table().AddColumn("column").AddColumn("used as");
        foreach (var column in check.Columns)
        {
            table.AddRow(Markup.Escape(column.Name), column.Role ?? "-");
        }

        return table;
    }

    private static Table Sectors(RecordCheck check)
    {
        var table = new Table().AddColumn("sector").AddColumn(new TableColumn("people").RightAligned()).AddColumn(new TableColumn("leaders").RightAligned());
        foreach (var sector in check.Sectors)
        {
            table.AddRow(Markup.Escape(sector.Sector), Shown(sector.People), Shown(sector.Leaders));
        }

        return table;
    }

    private static string Shown(double? people) => people?.ToString("N0", CultureInfo.InvariantCulture) ?? "hidden";

    private static string Number(long value) => MappingRun.Number(value);
}
