using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sektorskifte.Register.Engines.ClickHouse;
using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mapping;

/// <summary>The mapping: from employment records to protected tables of mobility.</summary>
public static class RegisterMapping
{
    private static readonly int[] OtherPeople = [3, 5, 10, 20];
    private static readonly double[] OtherShares = [0.1, 0.3, 0.5, 0.8];

    /// <summary>Reads the records once and works out the mapping.</summary>
    /// <param name="options">The input and the settings.</param>
    /// <returns>The protected tables, what describes the run, and where it comes from.</returns>
    /// <exception cref="InputException">A file or a setting can't be used; the message says which, why, and what would be
    /// right.</exception>
    public static MappingResult Run(MappingOptions options)
    {
        var started = options.Clock.GetUtcNow();
        var profile = options.Profile.Profile;
        var settings = Settings(options);
        var definition = MappingSettings.Definition(profile, options.Definition);
        var (pass, inputs) = Count(options, settings);
        if (pass.Counts.PersonPeriods == 0)
        {
            throw new InputException(NothingUsed(pass.Reading, settings.First, settings.Last));
        }

        options.Progress?.Report(new RunProgress("making tables", pass.Reading.RowsRead, 0));
        var coverage = new Coverage(pass.Counts, profile.Period, settings.GapAllowance);
        var frequency = new FrequencyRule(options.MinCount);
        var tables = MobilityTables.Build(
            profile, settings, pass.Counts, coverage, pass.Reorganisations.Moves, pass.Meaning.Groups, frequency);
        var result = new MappingResult
        {
            Summary = Summary(pass, coverage, profile, settings),
            Flows = tables.Flows,
            Stocks = tables.Stocks,
            Rates = tables.Rates,
            History = tables.History,
            TimeToSwitch = tables.TimeToSwitch,
            Incidence = tables.Incidence,
            Reorganisations = ReorganisationTable.Build(
                profile, pass.Reorganisations, pass.Meaning.Catalogue.Employers, frequency),
            Profile = profile,
            Definition = definition,
            FileColumns = pass.Reading.FileColumns,
            RejectExamples = RejectExample.Of(pass.Reading.RejectExamples),
            Provenance = new Provenance
            {
                Program = $"sektorskifte {typeof(RegisterMapping).Assembly.GetName().Version?.ToString(3)}",
                Started = started,
                Finished = options.Clock.GetUtcNow(),
                Inputs = inputs,
                Profile = $"{profile.Name}@{profile.Version}",
                ProfileSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.Profile.Text))),
                Definition = $"{definition.Name}@{definition.Version}",
                Settings = SettingsInWords(options, settings),
                Order = pass.Reading.Order,
                SpilledBytes = pass.Reading.SpilledBytes,
            },
        };
        return result;
    }

    /// <summary>Reads the records or the store of them, or lets a cluster, and counts.</summary>
    internal static (PassResult Pass, IReadOnlyList<InputFile> Inputs) Count(MappingOptions options, PassSettings settings)
    {
        var profile = options.Profile.Profile;
        var definition = MappingSettings.Definition(profile, options.Definition);
        var breakdown = MappingSettings.Breakdown(profile, options.By);
        if (options.Cluster is { } cluster)
        {
            return new ClusterPass(options, settings, definition, breakdown).Run(cluster);
        }

        if (options.Store is { } store)
        {
            return CountStored(store, options, settings, definition, breakdown);
        }

        var records = new RecordSpells(
            new ReadingOptions
            {
                Files = options.Files,
                Required = breakdown,
                Threads = options.Threads,
                Memory = MappingSettings.Memory(options.Memory),
                TemporaryFolder = options.TemporaryFolder,
                RejectsFile = options.RejectsFile,
                Progress = options.Progress,
            },
            profile);
        var fingerprints = Task.Run(() => InputFile.Of(options.Files));
        using var count = new SpellCount(settings, JobMeaning.Of(profile, records.Catalogue, definition, breakdown), options.TemporaryFolder);
        return (count.End(Task.FromResult(records.Run(count.Begin))), fingerprints.GetAwaiter().GetResult());
    }

    private static (PassResult Pass, IReadOnlyList<InputFile> Inputs) CountStored(
        string store,
        MappingOptions options,
        PassSettings settings,
        LeaderDefinition definition,
        IReadOnlyList<AttributeColumn> breakdown)
    {
        using var spells = new StoredSpells(store, options);
        var meaning = JobMeaning.Of(options.Profile.Profile, spells.Catalogue, definition, breakdown);
        using var count = new SpellCount(settings, meaning, options.TemporaryFolder);
        return (count.End(spells.Run(count.Begin())), spells.Inputs);
    }

    /// <summary>The settings of a run, checked against its profile.</summary>
    internal static PassSettings Settings(MappingOptions options)
    {
        var profile = options.Profile.Profile;
        var rule = profile.Period;
        var earliest = PeriodNumbers.OfYear(rule.FirstYear, rule.Grain, last: false);
        var latest = PeriodNumbers.OfYear(rule.LastYear, rule.Grain, last: true);
        var (first, last) = MappingSettings.Window(rule, options.From, options.To);
        return new PassSettings
        {
            First = first ?? earliest,
            Last = last ?? latest,
            Grain = rule.Grain,
            GapAllowance = MappingSettings.Gap(profile, options.Gap),
            LookBack = profile.LookBack,
            Sectors = profile.Sectors.Sectors.Count,
            Levels = profile.Leaders.Levels.Count,
            Rule = options.Reorganisations ? profile.Reorganisation : null,
        };
    }

    private static RunSummary Summary(
        PassResult pass, Coverage coverage, Profile profile, PassSettings settings)
    {
        var counts = pass.Counts;
        var tally = pass.Reading.Tally;
        var reorganisations = pass.Reorganisations;
        var reclassified = reorganisations.Reclassified.Sum(employer => employer.People);
        var (changes, switches) = (reorganisations.EmployerChanges, reorganisations.SectorSwitches);
        var withoutRule = new MoveCounts(counts.SameJob, changes, switches, reclassified, 0);
        var outcome = reorganisations.Outcome(settings.Rule);
        return new RunSummary
        {
            RowsRead = pass.Reading.RowsRead,
            Used = tally.Used.Sum(),
            Duplicates = tally.Duplicates.Sum(),
            Rejected = pass.Reading.Rejected,
            OutsideWindow = tally.OutsideWindow(settings.First, settings.Last),
            Persons = counts.Persons,
            PersonPeriods = counts.PersonPeriods,
            AmbiguousPersonPeriods = counts.Ambiguous,
            PersonPeriodsWithSecondJobs = tally.SecondJobsWithin(settings.First, settings.Last),
            Spells = counts.Spells,
            LeaderStretches = new LeaderStretches(counts.Tenure.StretchesSeen, counts.Tenure.StretchesUnseen),
            LinkedPairs = withoutRule.SameJob + changes + switches + reclassified,
            Moves = withoutRule with
            {
                EmployerChange = outcome.EmployerChanges,
                SectorSwitch = outcome.SectorSwitches,
                Reorganisation = outcome.People,
            },
            MovesWithoutRule = withoutRule,
            Thresholds =
            [
                .. OtherPeople.SelectMany(people => OtherShares.Select(share => new ReorganisationRule(people, share)))
                    .Append(profile.Reorganisation).Distinct().OrderBy(r => r.MinPeople).ThenBy(r => r.MinShare)
                    .Select(reorganisations.Outcome),
            ],
            Employers = counts.Employers,
            FirstPeriod = PeriodNumbers.Text(coverage.Seen[0], settings.Grain),
            LastPeriod = PeriodNumbers.Text(coverage.Seen[^1], settings.Grain),
            MissingPeriods = [.. coverage.Missing.Select(period => PeriodNumbers.Text(period, settings.Grain))],
            PartialPeriods = coverage.Partial(),
        };
    }

    /// <summary>Why there is nothing to work on.</summary>
    internal static string NothingUsed(RecordReading reading, int first, int last)
    {
        var rejected = string.Join(", ", reading.Rejected.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value} {r.Key}")));
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"No record can be used: {reading.RowsRead} rows read, {reading.Rejected.Values.Sum()} rejected ({(rejected.Length == 0 ? "none" : rejected)}), {reading.Tally.OutsideWindow(first, last)} outside the window.");
        foreach (var example in reading.RejectExamples)
        {
            message += string.Create(
                CultureInfo.InvariantCulture,
                $"\n{example.Reason}, for instance {example.File}, row {example.Row}, column {example.Column}, value '{example.Value}': expected {example.Expected}");
        }

        return message;
    }

    private static Dictionary<string, string> SettingsInWords(MappingOptions options, PassSettings settings)
    {
        var rule = options.Profile.Profile.Reorganisation;
        return new Dictionary<string, string>
        {
            ["from"] = options.From ?? "first period of the data",
            ["to"] = options.To ?? "last period of the data",
            ["gap_allowance"] = settings.GapAllowance.ToString(CultureInfo.InvariantCulture),
            ["look_back"] = settings.LookBack.ToString(CultureInfo.InvariantCulture),
            ["min_count"] = options.MinCount.ToString(CultureInfo.InvariantCulture),
            ["reorganisations"] = options.Reorganisations
                ? string.Create(CultureInfo.InvariantCulture, $"at least {rule.MinPeople} people and a share of {rule.MinShare}")
                : "off",
            ["breakdown"] = options.By.Count == 0 ? "none" : string.Join(", ", options.By),
            ["main_job"] = string.Join(", ", options.Profile.Profile.MainJob).ToLowerInvariant(),
        };
    }
}
