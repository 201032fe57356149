using System.CommandLine;
using System.Text;
using Sektorskifte.Register.Mapping;
using Spectre.Console;

namespace Sektorskifte.Host.Terminals;

/// <summary>Where a command speaks: results to standard output, progress to standard error, as much as the caller asked for.</summary>
internal sealed class Terminal
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _quiet;

    public Terminal(ParseResult parsed)
    {
        _output = parsed.InvocationConfiguration.Output;
        _error = parsed.InvocationConfiguration.Error;
        _quiet = parsed.GetValue<bool>(GlobalOptions.QuietName);
        Json = parsed.GetValue<bool>(GlobalOptions.JsonName);
    }

    /// <summary>The result is wanted as JSON.</summary>
    public bool Json { get; }

    /// <summary>Prints the result for a person; nothing when JSON or silence was asked for.</summary>
    public void Say(Action<IAnsiConsole> write)
    {
        if (!_quiet && !Json)
        {
            write(Console(_output));
        }
    }

    /// <summary>Prints the result for a machine, when that was asked for.</summary>
    public void SayJson(Action<Stream> write)
    {
        if (Json)
        {
            using var text = new MemoryStream();
            write(text);
            SayJson(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
        }
    }

    /// <inheritdoc cref="SayJson(Action{Stream})"/>
    public void SayJson(string json)
    {
        if (Json)
        {
            _output.WriteLine(json.TrimEnd());
        }
    }

    /// <summary>Says what went wrong, however quiet the run.</summary>
    public void Warn(string message) => _error.WriteLine(message);

    /// <summary>Does long work and shows how far it is: a bar on a terminal, a line now and then elsewhere, nothing when quiet.</summary>
    public T Work<T>(string unit, Func<IProgress<RunProgress>?, T> work)
    {
        if (_quiet)
        {
            return work(null);
        }

        return _error == System.Console.Error && !System.Console.IsErrorRedirected
            ? ProgressBar.Show(Console(_error), unit, work)
            : work(new ProgressLines(_error, unit));
    }

    private static IAnsiConsole Console(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = output.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!output.IsTerminal)
        {
            // What reads a pipe or a file breaks lines itself.
            console.Profile.Width = 1000;
        }

        return console;
    }
}
