using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Generator;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary><c>demo</c>: a whole mapping of a synthetic register, from nothing to the report.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--out", "-o")
        {
            Description = "The folder for the register and the results.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "sektorskifte-demo",
        };
        var persons = GenerateCommand.Persons("People in the synthetic register.");
        persons.DefaultValueFactory = _ => 100_000;
        var seed = GenerateCommand.Seed();
        var language = ReportLanguage.Option();
        var open = new Option<bool>("--open") { Description = "Open the report when it is ready." };
        var command = new Command("demo", "Generate a synthetic register, map it, and compare what was found with what was planted.")
        {
            folder, persons, seed, language, open,
        };
        command.SetAction(parsed => Run(
            new Terminal(parsed),
            parsed.GetRequiredValue(folder),
            parsed.GetRequiredValue(persons)!.Value,
            parsed.GetRequiredValue(seed)!.Value,
            parsed.GetRequiredValue(language),
            parsed.GetValue(open)));
        return command.WithExamples("demo", "demo --open --language en", "demo --persons 1000000 --out big-demo");
    }

    private static int Run(Terminal terminal, string folder, long persons, long seed, string language, bool open)
    {
        OutputFolder.Make(folder);
        var register = Path.Combine(folder, "register.parquet");
        var profile = Synthetic(ProfileFile.Load("dk-monthly"));
        var truth = GenerateCommand.Generate(terminal, register, new GeneratorOptions
        {
            Persons = persons,
            Seed = seed,
            GapAllowance = profile.Profile.GapAllowance,
        });
        terminal.Say(console => console.WriteLine(
            $"Generated {MappingRun.Number(truth.RowsRead)} rows of invented people: {register}"));
        var mapping = MappingRun.ToFolder(
            terminal, new MappingOptions { Profile = profile, Files = [register] }, Path.Combine(folder, "mapping"), language);
        var figures = KeyFigure.Of(mapping);
        terminal.Say(console => Tell(console, figures));
        terminal.SayJson(stream =>
        {
            using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            json.WriteStartObject();
            json.WritePropertyName("planted");
            json.WriteRawValue(truth.ToJson());
            json.WritePropertyName("found");
            json.WriteRawValue(File.ReadAllBytes(Path.Combine(folder, "mapping", "summary.json")));
            json.WriteEndObject();
        });
        var recovered = truth.Moves == mapping.Summary.Moves;
        terminal.Say(console => console.WriteLine(recovered
            ? "The mapping found exactly the moves that were planted."
            : "The mapping did not find the moves that were planted."));
        if (open)
        {
            Open(Path.Combine(folder, "mapping", "report.html"));
        }

        return recovered ? CommandLine.Done : CommandLine.FoundProblems;
    }

    /// <summary>The profile with a title that says on the report what the records are.</summary>
    private static LoadedProfile Synthetic(LoadedProfile profile) => profile with
    {
        Profile = profile.Profile with
        {
            Title = new Label(
                "Syntetisk register, genereret: ingen virkelige personer eller arbejdsgivere",
                "Synthetic register, generated: no real people or employers"),
        },
    };

    private static void Tell(IAnsiConsole console, IReadOnlyList<KeyFigure> figures)
    {
        var table = new Table().AddColumn("key figure")
            .AddColumn(new TableColumn("planted").RightAligned())
            .AddColumn(new TableColumn("found").RightAligned())
            .AddColumn(new TableColumn("95 % interval").RightAligned());
        foreach (var figure in figures)
        {
            table.AddRow(
                figure.What,
                figure.Planted.ToString("P0", CultureInfo.InvariantCulture),
                figure.Estimate.TryGetInterval(out var interval)
                    ? string.Create(CultureInfo.InvariantCulture, $"{interval.Share:P1} ({figure.Estimate.Successes:N0} of {figure.Estimate.Trials:N0})")
                    : "nobody",
                figure.Estimate.TryGetInterval(out _)
                    ? string.Create(CultureInfo.InvariantCulture, $"{interval.Lower:P1} - {interval.Upper:P1}")
                    : "");
        }

        console.Write(table);
    }

    private static void Open(string report)
    {
        try
        {
            using var viewer = Process.Start(new ProcessStartInfo(Path.GetFullPath(report)) { UseShellExecute = true });
        }
        catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            throw new IOException($"The report could not be opened ({problem.Message}); it is at {Path.GetFullPath(report)}.", problem);
        }
    }
}
