using System.CommandLine;
using Sektorskifte.Host.Tests.Calls;

namespace Sektorskifte.Host.Tests.Usage;

/// <summary>Every command says what it does, by which options, and shows examples that are right.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. Paths(CommandLine.Root(), "")];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_AnyCommand_HasDescriptionOptionsAndExamples(string path)
    {
        var command = Find(path, out _);

        var help = Call.Done([.. Words(path), "--help"]).Output;

        Assert.Contains(command.Description!, help, StringComparison.Ordinal);
        Assert.All(command.Options.Where(option => !option.Hidden), option =>
        {
            Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{option.Name} says nothing");
            Assert.Contains(option.Name, help, StringComparison.Ordinal);
        });
        Assert.Contains("--json", help, StringComparison.Ordinal);
        Assert.Contains("Examples:", help, StringComparison.Ordinal);
        Assert.Contains($"  sektorskifte {path}".TrimEnd(), help.Split("Examples:")[1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Examples_AnyCommand_AreUnderstood(string path)
    {
        var command = Find(path, out var root);

        Assert.NotEmpty(Examples.Of(command));
        Assert.All(Examples.Of(command), example =>
        {
            var parsed = root.Parse(example);
            Assert.Empty(parsed.Errors);
            Assert.StartsWith(path, example, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Run_NoWords_PrintsTheHelp() => Assert.Equal(Call.Done("--help").Output, Call.Done().Output);

    [Fact]
    public void Run_Version_PrintsIt() => Assert.Matches(@"^\d+\.\d+\.\d+", Call.Done("--version").Output);

    private static string[] Words(string path) => path.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Command Find(string path, out RootCommand root)
    {
        root = CommandLine.Root();
        return Words(path).Aggregate((Command)root, (at, name) => at.Subcommands.Single(c => c.Name == name));
    }

    private static IEnumerable<string> Paths(Command command, string path) =>
        command.Subcommands.SelectMany(c => Paths(c, $"{path} {c.Name}".Trim())).Prepend(path);
}
