using System.Globalization;
using System.Runtime.InteropServices;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Reports;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary>A mapping from the options to the files in a folder, told to the terminal.</summary>
internal static class MappingRun
{
    private const long MegabyteLess1 = (1L << 20) - 1;

    public static MappingResult ToFolder(Terminal terminal, MappingOptions options, string folder, string language)
    {
        var isNew = OutputFolder.Make(folder);
        var rejects = ResultFiles.UnfinishedRejects(folder);
        // A run that is interrupted leaves no rejected rows lying about: they are microdata.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => CleanUp(folder, isNew));
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => CleanUp(folder, isNew));
        try
        {
            var result = terminal.Work("rows", progress =>
            {
                var made = RegisterMapping.Run(options with { RejectsFile = rejects, Progress = progress });
                progress?.Report(new RunProgress("writing", made.Summary.RowsRead, 0));
                ResultFiles.Write(made, folder, language);
                return made;
            });
            terminal.Say(console => Tell(console, result, folder));
            return result;
        }
        finally
        {
            CleanUp(folder, isNew);
        }
    }

    private static void CleanUp(string folder, bool isNew)
    {
        ResultFiles.DeleteUnfinished(folder);
        if (isNew)
        {
            OutputFolder.DeleteEmpty(folder);
        }
    }

    private static void Tell(IAnsiConsole console, MappingResult result, string folder)
    {
        var summary = result.Summary;
        var rejected = summary.Rejected.Values.Sum();
        RowCounts.Tell(console, summary.RowsRead, summary.Used, summary.Duplicates, rejected);
        console.MarkupLineInterpolated(
            $"{Count(summary.Persons, "person")}, {Number(summary.PersonPeriods)} person-periods ({Number(summary.AmbiguousPersonPeriods)} ambiguous), {summary.FirstPeriod} to {summary.LastPeriod}, leaders by {result.Provenance.Definition}");
        if (result.Provenance.Order != "sorted")
        {
            console.MarkupLineInterpolated($"The records {OrderOf(result)}.");
        }

        var table = new Table().AddColumn("transitions").AddColumn(new TableColumn("number").RightAligned());
        table.AddRow("same job", Number(summary.Moves.SameJob));
        table.AddRow("employer change", Number(summary.Moves.EmployerChange));
        table.AddRow("sector switch", Number(summary.Moves.SectorSwitch));
        table.AddRow("reclassification", Number(summary.Moves.Reclassification));
        table.AddRow("reorganisation", Number(summary.Moves.Reorganisation));
        table.AddRow("all linked pairs", Number(summary.LinkedPairs));
        console.Write(table);
        console.MarkupLineInterpolated($"Results: {Path.Combine(folder, "report.html")}");
        if (rejected > 0)
        {
            console.MarkupLineInterpolated($"Rejected rows, with what would be right: {Path.Combine(folder, "rejects.csv")}");
        }
    }

    /// <summary>In which order the records came, and what was done about it.</summary>
    public static string OrderOf(MappingResult result)
    {
        if (result.Provenance.Order == "sorted")
        {
            return "are ordered by person";
        }

        var spilled = result.Provenance.SpilledBytes;
        return spilled == 0
            ? "are not ordered by person, and were partitioned by person first"
            : $"are not ordered by person, and were partitioned by person first; {Number((spilled + MegabyteLess1) >> 20)} MB of them did not fit the memory and went to a temporary file";
    }

    /// <summary>A number with its noun in singular or plural.</summary>
    public static string Count(long value, string noun) => $"{Number(value)} {noun}{(value == 1 ? "" : "s")}";

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
