using System.CommandLine;
using Sektorskifte.Analysis.Results;
using Sektorskifte.Host.Terminals;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary>What the commands have in common that analyse a data file: where the data are, and where results go.</summary>
internal static class ResultCommand
{
    private const int RejectsTold = 5;

    public static Option<string> Data(string description) =>
        new("--data", "-d") { Description = description, HelpName = "FILE", Required = true };

    public static Option<string?> Out() => new("--out", "-o")
    {
        Description = "A folder for result.json, a CSV file for each table, and report.html; made when it is not there.",
        HelpName = "DIR",
    };

    public static Option<string?> Column(string name, string description) =>
        new(name) { Description = description, HelpName = "COLUMN" };

    public static Option<string[]> Columns(string name, string description)
    {
        var columns = new Option<string[]>(name)
        {
            Description = description,
            HelpName = "COLUMN",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        RecordOptions.RefuseOptionsAmong(columns, "");
        return columns;
    }

    /// <summary>Tells a result to the terminal, writes it to the folder that was asked for, and says whether all was computed.</summary>
    public static int Finish(Terminal terminal, AnalysisResult result, string? folder)
    {
        if (folder is not null)
        {
            OutputFolder.Make(folder);
            ResultFolder.Write(result, folder);
        }

        terminal.Say(console => Tell(console, result, folder));
        terminal.SayJson(stream => ResultJson.Write(result, stream));
        foreach (var problem in result.Problems)
        {
            terminal.Warn(problem.Message);
        }

        var rejected = result.Inputs.SelectMany(input => input.Rejected).ToList();
        foreach (var row in rejected.Take(RejectsTold))
        {
            terminal.Warn($"{row.File}, row {row.Row}, value '{row.Value}': left out; expected {row.Expected}.");
        }

        if (rejected.Count > RejectsTold)
        {
            terminal.Warn($"{rejected.Count - RejectsTold} more rows were left out.");
        }

        return result.Problems.Count > 0 || rejected.Count > 0 ? CommandLine.FoundProblems : CommandLine.Done;
    }

    private static void Tell(IAnsiConsole console, AnalysisResult result, string? folder)
    {
        foreach (var table in result.Tables.Where(table => !table.IsListing))
        {
            var shown = new Table().Title(Markup.Escape(table.Title));
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var column = new TableColumn(Markup.Escape(table.Columns[i].Replace('_', ' ')));
                shown.AddColumn(table.IsNumeric(i) ? column.RightAligned() : column);
            }

            foreach (var row in table.Rows)
            {
                shown.AddRow([.. row.Select(value => Markup.Escape(value.ToString()))]);
            }

            console.Write(shown);
        }

        foreach (var note in result.Notes)
        {
            console.MarkupLineInterpolated($"{note}");
        }

        if (folder is not null)
        {
            console.MarkupLineInterpolated($"Results: {Path.Combine(folder, "report.html")}");
        }
    }
}
