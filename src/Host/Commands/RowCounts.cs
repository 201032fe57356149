using Sektorskifte.Register.Mapping;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary>What became of the rows that were read, told to the terminal.</summary>
internal static class RowCounts
{
    public static void Tell(IAnsiConsole console, long read, long used, long duplicates, long rejected) =>
        console.MarkupLineInterpolated(
            $"{MappingRun.Number(read)} rows = {MappingRun.Number(used)} used + {MappingRun.Number(duplicates)} duplicates + {MappingRun.Number(rejected)} rejected");

    /// <summary>The reasons for which rows were rejected, each with one row.</summary>
    public static void TellRejected(
        IAnsiConsole console, IReadOnlyDictionary<string, long> rejected, IEnumerable<RejectExample> examples)
    {
        foreach (var example in examples)
        {
            var column = example.Column.Length == 0 ? "" : $", column {example.Column}";
            console.MarkupLineInterpolated(
                $"  {MappingRun.Number(rejected[example.Reason])} {example.Reason}: for instance {example.File}, row {example.Row}{column}, value '{example.Value}'; expected {example.Expected}");
        }
    }
}
