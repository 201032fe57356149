using System.CommandLine;
using System.CommandLine.Help;
using Sektorskifte.Host.Commands;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Host;

/// <summary>The command line: which commands there are, and how every outcome becomes a message and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The work was done and found problems.</summary>
    public const int FoundProblems = 1;

    /// <summary>Wrong usage, or an input that can't be read.</summary>
    public const int Unusable = 2;

    /// <summary>Runs a command.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where messages and progress go.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = Root();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not Examples.Help)
        {
            foreach (var problem in parsed.Errors)
            {
                error.WriteLine(problem.Message);
            }

            error.WriteLine($"See: {Usage(parsed)} --help");
            return Unusable;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (InputException problem)
        {
            error.WriteLine(problem.Message);
            return Unusable;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return Unusable;
        }
    }

    /// <summary>All commands with their options.</summary>
    public static RootCommand Root()
    {
        var root = new RootCommand(
            "Sektorskifte: leader mobility between sectors, from employment records to a mapping, on a machine of your own.")
        {
            GlobalOptions.Json(),
            GlobalOptions.Quiet(),
            RegisterCommand.Create(),
            SurveyCommand.Create(),
            TableCommand.Create(),
            AgreementCommand.Create(),
            FunnelCommand.Create(),
            GenerateCommand.Create(),
            DemoCommand.Create(),
        };
        root.SetAction(new Examples.Help().Invoke);
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new Examples.Help();
        }

        return root;
    }

    private static string Usage(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Push(at.Command is RootCommand ? "sektorskifte" : at.Command.Name);
        }

        return string.Join(' ', names);
    }
}
