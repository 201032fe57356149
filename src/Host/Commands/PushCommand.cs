using System.CommandLine;
using System.Text.Json;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Spectre.Console;

namespace Sektorskifte.Host.Commands;

/// <summary><c>register push</c>: record files onto the shards of a cluster.</summary>
internal static class PushCommand
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create()
    {
        var profile = RecordOptions.Profile();
        var records = RecordOptions.Records();
        var place = new ClusterCommandOptions(isRequired: true);
        var threads = RecordOptions.Threads();
        var rejects = new Option<string?>("--rejects")
        {
            Description = "Where to list the rejected rows, with what would be right, as CSV.",
            HelpName = "FILE",
        };
        var command = new Command(
            "push",
            "Put record files on the shards of a ClickHouse cluster, for map --engine clickhouse. A push that was killed is run again and goes on.")
        {
            profile, records, rejects, threads,
        };
        place.AddTo(command);
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed);
            var options = new PushOptions
            {
                Profile = ProfileFile.Load(parsed.GetRequiredValue(profile)),
                Files = parsed.GetRequiredValue(records),
                Cluster = place.Read(parsed),
                RejectsFile = parsed.GetValue(rejects),
                Threads = RecordOptions.Threads(parsed, threads),
            };
            var result = terminal.Work("rows", progress => RegisterPush.Run(options with { Progress = progress }));
            terminal.Say(console => Tell(console, result, options.Cluster));
            terminal.SayJson(JsonSerializer.Serialize(result, Snake));
            return CommandLine.Done;
        });
        return command.WithExamples(
            "register push --profile dk-monthly --records 2008.parquet 2009.parquet --url http://10.0.0.1:8123 http://10.0.0.2:8123 --cluster shards --dataset bfl",
            "register push --profile my.json --records records.csv --url http://10.0.0.1:8123 --cluster one --dataset study --user analyst --password-file password.txt --rejects rejects.csv");
    }

    private static void Tell(IAnsiConsole console, PushResult result, ClusterOptions place)
    {
        if (result.WasThere)
        {
            console.MarkupLineInterpolated(
                $"These records are the dataset {place.Dataset} already: {MappingRun.Count(result.RowsPushed, "row")} on {MappingRun.Count(result.Shards, "shard")}.");
            return;
        }

        var rejected = result.Rejected.Values.Sum();
        console.MarkupLineInterpolated(
            $"{MappingRun.Count(result.RowsRead, "row")} = {MappingRun.Number(result.RowsPushed)} pushed + {MappingRun.Number(rejected)} rejected");
        console.MarkupLineInterpolated(
            $"The dataset {place.Dataset} is complete on {MappingRun.Count(result.Shards, "shard")} of the cluster {place.Cluster}.");
    }
}
