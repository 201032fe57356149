using System.CommandLine;
using Sektorskifte.Host.Terminals;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Reports;

namespace Sektorskifte.Host.Commands;

/// <summary><c>register map</c>: from records to tables and a report.</summary>
internal static class MapCommand
{
    public static Command Create()
    {
        var profile = RecordOptions.Profile();
        var records = RecordOptions.Records();
        var definition = RecordOptions.Definition();
        var folder = new Option<string>("--out", "-o")
        {
            Description = "The folder for the results; files of an earlier run in it are replaced when all new ones are ready.",
            HelpName = "DIR",
            Required = true,
        };
        var from = new Option<string?>("--from") { Description = "The first period: a year, or a month such as 2008-01.", HelpName = "PERIOD" };
        var to = new Option<string?>("--to") { Description = "The last period.", HelpName = "PERIOD" };
        var gap = new Option<int?>("--gap") { Description = "How many unseen periods a link bridges; the profile's when left out.", HelpName = "N" };
        var minCount = new Option<int>("--min-count")
        {
            Description = "The fewest people that a published cell may count; 1 hides nothing.",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
        };
        minCount.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var count) && count < 1)
            {
                result.AddError($"--min-count {count}: expected a whole number from 1.");
            }
        });
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
        var language = new Option<string>("--language")
        {
            Description = "The language of the report: da or en.",
            DefaultValueFactory = _ => "da",
        };
        language.AcceptOnlyFromAmong("da", "en");
        var command = new Command("map", "Make the mapping: flows, stocks, rates, experience, reorganisations and a report.")
        {
            profile, records, folder, from, to, definition, gap, minCount, keep, by, language,
        };
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed);
            var options = new MappingOptions
            {
                Profile = ProfileFile.Load(parsed.GetRequiredValue(profile)),
                Files = parsed.GetRequiredValue(records),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Definition = parsed.GetValue(definition),
                Gap = parsed.GetValue(gap),
                MinCount = parsed.GetValue(minCount),
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
            "register map --profile ontario-public-pay --records records.csv.gz --out mapping --from 2005 --to 2010 --language en");
    }
}
