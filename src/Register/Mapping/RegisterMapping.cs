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
        var settings = Settings(options, out var definition, out var breakdown);
        var fingerprints = Task.Run(() => Fingerprints(options.Files));
        var pass = options.Cluster is { } cluster
            ? new ClusterPass(options, settings, definition, breakdown).Run(cluster)
            : new RecordPass(options, settings, definition, breakdown).Run();
        if (pass.Counts.PersonPeriods == 0)
        {
            throw new InputException(NothingUsed(pass));
        }

        options.Progress?.Report(new RunProgress("making tables", pass.RowsRead, 0));
        var coverage = new Coverage(pass.Counts, profile.Period, settings.GapAllowance);
        var reorganisations = new Reorganisations(pass.Counts.Transitions);
        var rule = options.Reorganisations ? profile.Reorganisation : null;
        var isPart = reorganisations.IsPart(rule);
        var frequency = new FrequencyRule(options.MinCount);
        var tables = MobilityTables.Build(
            profile, settings, pass.Counts, coverage, pass.Catalogue.Attributes, isPart, frequency);
        var result = new MappingResult
        {
            Summary = Summary(pass, coverage, reorganisations, rule, profile, settings),
            Flows = tables.Flows,
            Stocks = tables.Stocks,
            Rates = tables.Rates,
            History = tables.History,
            Reorganisations = ReorganisationTable.Build(
                profile, reorganisations.Found(rule), pass.Counts.Transitions, pass.Catalogue.Employers, frequency),
            Profile = profile,
            Definition = definition,
            FileColumns = pass.FileColumns,
            RejectExamples = [.. pass.Rejects.Examples.Select(r => new RejectExample(r.Reason, r.File, r.Row, r.Column, r.Value, r.Expected))],
            Provenance = new Provenance
            {
                Program = $"sektorskifte {typeof(RegisterMapping).Assembly.GetName().Version?.ToString(3)}",
                Started = started,
                Finished = options.Clock.GetUtcNow(),
                Inputs = pass.Inputs ?? fingerprints.GetAwaiter().GetResult(),
                Profile = $"{profile.Name}@{profile.Version}",
                ProfileSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.Profile.Text))),
                Definition = $"{definition.Name}@{definition.Version}",
                Settings = SettingsInWords(options, settings),
                Order = pass.Order,
            },
        };
        return result;
    }

    /// <summary>The settings of a run, checked against its profile.</summary>
    internal static PassSettings Settings(
        MappingOptions options, out LeaderDefinition definition, out IReadOnlyList<AttributeColumn> breakdown)
    {
        var profile = options.Profile.Profile;
        var rule = profile.Period;
        definition = MappingSettings.Definition(profile, options.Definition);
        breakdown = MappingSettings.Breakdown(profile, options.By);
        var earliest = PeriodNumbers.OfYear(rule.FirstYear, rule.Grain, last: false);
        var latest = PeriodNumbers.OfYear(rule.LastYear, rule.Grain, last: true);
        var (first, last) = MappingSettings.Window(rule, options.From, options.To);
        return new PassSettings
        {
            First = first ?? earliest,
            Last = last ?? latest,
            Earliest = earliest,
            Latest = latest,
            Grain = rule.Grain,
            LaysOutSpells = rule.Type == PeriodType.Spell,
            GapAllowance = MappingSettings.Gap(profile, options.Gap),
            LookBack = profile.LookBack,
            Sectors = profile.Sectors.Sectors.Count,
            Levels = profile.Leaders.Levels.Count,
            Groups = new AttributeCombinations(breakdown).Groups,
            MainJob = profile.MainJob,
            SeveralEmployersAreAmbiguous = profile.Ambiguity == AmbiguityRule.SeveralEmployers,
        };
    }

    private static RunSummary Summary(
        PassResult pass,
        Coverage coverage,
        Reorganisations reorganisations,
        ReorganisationRule? rule,
        Profile profile,
        PassSettings settings)
    {
        var counts = pass.Counts;
        var reclassified = counts.Transitions.Reclassifications.Values.Sum();
        var (changes, switches) = reorganisations.Totals();
        var withoutRule = new MoveCounts(counts.Transitions.SameJob, changes, switches, reclassified, 0);
        var outcome = reorganisations.Outcome(rule);
        return new RunSummary
        {
            RowsRead = pass.RowsRead,
            Used = counts.Used,
            Duplicates = counts.Duplicates,
            Rejected = pass.Rejects.Counts,
            OutsideWindow = counts.OutsideWindow,
            Persons = counts.Persons,
            PersonPeriods = counts.PersonPeriods,
            AmbiguousPersonPeriods = counts.Ambiguous,
            PersonPeriodsWithSecondJobs = counts.WithSecondJobs,
            Spells = counts.Spells,
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

    private static string NothingUsed(PassResult pass)
    {
        var rejected = string.Join(", ", pass.Rejects.Counts.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value} {r.Key}")));
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"No record can be used: {pass.RowsRead} rows read, {pass.Rejects.Total} rejected ({(rejected.Length == 0 ? "none" : rejected)}), {pass.Counts.OutsideWindow} outside the window.");
        foreach (var first in pass.Rejects.Examples)
        {
            message += string.Create(
                CultureInfo.InvariantCulture,
                $"\n{first.Reason}, for instance {first.File}, row {first.Row}, column {first.Column}, value '{first.Value}': expected {first.Expected}");
        }

        return message;
    }

    private static List<InputFile> Fingerprints(IReadOnlyList<string> files) =>
    [
        .. files.Where(File.Exists).Select(file =>
        {
            using var stream = File.OpenRead(file);
            return new InputFile(file, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }),
    ];

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
