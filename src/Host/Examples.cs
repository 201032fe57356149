using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Sektorskifte.Host;

/// <summary>The examples at the end of every command's help.</summary>
internal static class Examples
{
    private static readonly ConditionalWeakTable<Command, string[]> Known = [];

    /// <summary>Gives a command its examples: the words after the program's name.</summary>
    public static Command WithExamples(this Command command, params string[] examples)
    {
        Known.Add(command, examples);
        return command;
    }

    /// <summary>The examples of a command, or the first of each of its subcommands.</summary>
    public static IEnumerable<string> Of(Command command) => Known.TryGetValue(command, out var examples)
        ? examples
        : command.Subcommands.SelectMany(subcommand => Of(subcommand).Take(1));

    /// <summary>Help, and then the examples of the command or of its subcommands.</summary>
    internal sealed class Help : SynchronousCommandLineAction
    {
        private readonly HelpAction _help = new();

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            _help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in Of(parseResult.CommandResult.Command))
            {
                output.WriteLine($"  sektorskifte {example}");
            }

            return CommandLine.Done;
        }
    }
}
