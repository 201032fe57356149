using System.CommandLine;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Profiles.Drafts;
using Sektorskifte.Register.Records;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary><c>register profile</c>: drafts a profile for an unknown file.</summary>
internal static class ProfileCommand
{
    public static Command Create()
    {
        var file = new Option<string>("--records", "-r")
        {
            Description = "The file to look at: CSV (also .gz) or Parquet.",
            HelpName = "FILE",
            Required = true,
        };
        var target = new Option<string>("--out", "-o")
        {
            Description = "Where the draft goes; a file that is there already is not replaced.",
            HelpName = "P.json",
            Required = true,
        };
        var command = new Command("profile", "Look at an unknown record file and draft a profile for it, guesses marked for review.")
        {
            file, target,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(target);
            RefuseTarget(path);
            var draft = ProfileDraft.OfFile(parsed.GetRequiredValue(file));
            var text = ProfileFile.Write(draft);
            Write(path, text);
            var terminal = new Terminal(parsed);
            terminal.Say(console =>
            {
                console.WriteLine($"Drafted {path}. Review these guesses, then delete the \"review\" list:");
                foreach (var note in draft.Review)
                {
                    console.WriteLine($"  {note.Path}: {note.Note}");
                }

                console.WriteLine($"Next: sektorskifte register check --profile {path} --records {parsed.GetRequiredValue(file)}");
            });
            terminal.SayJson(text);
            return CommandLine.Done;
        });
        return command.WithExamples("register profile --records payroll.csv --out payroll.json");
    }

    private static void RefuseTarget(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InputException("--out has no name; expected the name of a file, such as payroll.json.");
        }

        if (Directory.Exists(path))
        {
            throw new InputException($"--out {path} is a folder; name the file for the draft, such as {Path.Combine(path, "profile.json")}.");
        }

        if (File.Exists(path))
        {
            throw new InputException($"{path} is there already; a draft does not replace it. Name another file, or remove it.");
        }
    }

    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--out {path} can't be written: {problem.Message}", problem);
        }
    }
}
