using System.CommandLine;
using System.CommandLine.Parsing;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Reports;

namespace Sektorskifte.Host.Commands;

/// <summary><c>register map</c>: from records to tables and a report.</summary>
internal static class MapCommand
{
    private const string Local = "local";
    private const string ClickHouse = "clickhouse";

    public static Command Create()
    {
        var profile = RecordOptions.ProfileOrStore();
        var records = RecordOptions.RecordsOrStore();
        var store = RecordOptions.Store();
        var threads = RecordOptions.Threads();
        var engine = Engine();
        var place = new ClusterCommandOptions(isRequired: false);
        var definition = RecordOptions.Definition();
        var folder = new Option<string>("--out", "-o")
        {
            Description = "The folder for the results; files of an earlier run in it are replaced when all new ones are ready.",
            HelpName = "DIR",
            Required = true,
        };
        var from = new Option<string?>("--from") { Description = "The first period: a year, or a month such as 2008-01.", HelpName = "PERIOD" };
        var to = new Option<string?>("--to") { Description = "The last period.", HelpName = "PERIOD" };
        var gap = WholeNumber.Option(
            "--gap", "How many unseen periods a link bridges, 0 to 120; the profile's when left out.", "N", 0, 120);
        var minCount = WholeNumber.Option(
            "--min-count", "The fewest people that a published cell may count; 1 hides nothing.", "N", 1, int.MaxValue);
        minCount.DefaultValueFactory = _ => 5;
        var keep = new Option<bool>("--no-reorganisations")
        {
            Description = "Count people who move together as movers, instead of keeping them out as reorganisations.",
        };
        var by = new Option<string[]>("--by")
        {
            Description = "Attributes of the profile to break results down by, such as sex or age.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        RecordOptions.RefuseOptionsAmong(by, "");
        var memory = MemorySize.Option();
        var temporary = RecordOptions.TemporaryFolder();
        var language = ReportLanguage.Option();
        var command = new Command("map", "Make the mapping: flows, stocks, rates, experience, reorganisations and a report.")
        {
            profile, records, store, folder, from, to, definition, gap, minCount, keep, by, language, memory, temporary, threads, engine,
        };
        place.AddTo(command);
        command.Validators.Add(result => Check(result, profile, records, store, engine, place));
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed);
            var options = new MappingOptions
            {
                Profile = parsed.GetValue(profile) is { } name
                    ? ProfileFile.Load(name)
                    : RegisterImport.ProfileOf(parsed.GetValue(store)!),
                Files = parsed.GetValue(records)!,
                Store = parsed.GetValue(store),
                Cluster = parsed.GetValue(engine) == ClickHouse ? place.Read(parsed) : null,
                Threads = RecordOptions.Threads(parsed, threads),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Definition = parsed.GetValue(definition),
                Gap = (int?)parsed.GetValue(gap),
                MinCount = (int)parsed.GetRequiredValue(minCount)!.Value,
                Memory = parsed.GetValue(memory),
                TemporaryFolder = parsed.GetValue(temporary),
                Reorganisations = !parsed.GetValue(keep),
                By = [.. parsed.GetValue(by)!.SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries))],
            };
            var result = MappingRun.ToFolder(
                terminal, options, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(language));
            terminal.SayJson(stream => SummaryJson.Write(result.Summary, stream));
            return CommandLine.Done;
        });
        return command.WithExamples(
            "register map --profile dk-monthly --records bfl.parquet --out mapping",
            "register map --profile my.json --records 2008.csv 2009.csv --out mapping --definition disco-1 --by sex,age",
            "register map --store study --out mapping --definition disco-1 --gap 2 --by sex",
            "register map --profile ontario-public-pay --records records.csv.gz --out mapping --from 2005 --to 2010 --language en",
            "register map --profile dk-monthly --engine clickhouse --url http://10.0.0.1:8123 http://10.0.0.2:8123 --cluster shards --dataset bfl --out mapping");
    }

    private static Option<string> Engine()
    {
        var engine = new Option<string>("--engine")
        {
            Description = $"Who counts: {Local}, this machine, from --records or a --store; or {ClickHouse}, a cluster that register push has put records on.",
            HelpName = "E",
            DefaultValueFactory = _ => Local,
        };
        return engine.AcceptOnlyFromAmong(Local, ClickHouse);
    }

    private static void Check(
        CommandResult result,
        Option<string?> profile,
        Option<string[]> records,
        Option<string?> store,
        Option<string> engine,
        ClusterCommandOptions place)
    {
        if (result.GetValue(engine) == ClickHouse)
        {
            RequireCluster(result, profile, records, store, place);
        }
        else if (place.FirstGiven(result) is { } given)
        {
            result.AddError($"{given} is for --engine clickhouse.");
        }
        else
        {
            RequireOneInput(result, profile, records, store);
        }
    }

    private static void RequireCluster(
        CommandResult result, Option<string?> profile, Option<string[]> records, Option<string?> store, ClusterCommandOptions place)
    {
        Option[] local = [records, store];
        if (local.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } given)
        {
            result.AddError($"{given.Name} is for --engine local; with --engine clickhouse the records are those of --dataset.");
        }
        else if (place.FirstMissing(result) is { } missing)
        {
            result.AddError($"Option '{missing}' is required with --engine clickhouse.");
        }
        else if (result.GetResult(profile) is null)
        {
            result.AddError("Option '--profile' is required with --engine clickhouse.");
        }
    }

    private static void RequireOneInput(
        CommandResult result, Option<string?> profile, Option<string[]> records, Option<string?> store)
    {
        var hasStore = result.GetResult(store) is not null;
        var hasRecords = result.GetResult(records) is { Tokens.Count: > 0 };
        if (hasStore && hasRecords)
        {
            result.AddError("--store and --records: give one of them, not both.");
        }
        else if (!hasStore)
        {
            // An error here keeps the parser from naming the other options that are missing.
            RequireEach(result, result.Command.Options.Where(option => option.Required || option == profile || (option == records && !hasRecords)));
        }
    }

    private static void RequireEach(CommandResult result, IEnumerable<Option> required)
    {
        var missing = required.Where(option => result.GetResult(option) is not { Implicit: false }).ToList();
        if (missing.Any(option => !option.Required))
        {
            foreach (var option in missing)
            {
                var instead = option.Name == "--records" ? ", or --store" : "";
                result.AddError($"Option '{option.Name}' is required{instead}.");
            }
        }
    }
}
