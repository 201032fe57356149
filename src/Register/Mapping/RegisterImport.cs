using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Store;

namespace Sektorskifte.Register.Mapping;

/// <summary>
/// Brings record files into a store of spells, from which mappings are made without reading the records again. The periods of
/// the files replace those that the store had before.
/// </summary>
public static class RegisterImport
{
    /// <summary>Reads the records once and makes them part of the store.</summary>
    /// <param name="options">The input, the store and the means.</param>
    /// <returns>What went in.</returns>
    /// <exception cref="InputException">A file can't be used, the store was made with another profile or is damaged, another
    /// import runs, or the disk is full; the store is as it was.</exception>
    public static ImportResult Run(ImportOptions options)
    {
        var profile = options.Profile.Profile;
        var rule = profile.Period;
        var settings = new SpellSettings(profile);
        var inputs = new InputRows(settings.Earliest, settings.Latest);
        StoreImport? import = null;
        var records = new RecordSpells(
            new ReadingOptions
            {
                Files = options.Files,
                Threads = options.Threads,
                Memory = MappingSettings.Memory(options.Memory),
                TemporaryFolder = options.TemporaryFolder,
                Told = (reject, period) => import!.AddReject(reject, period),
                Inputs = inputs,
                Progress = options.Progress,
            },
            profile);
        var plan = new ImportPlan
        {
            Profile = ProfileText(options),
            Earliest = settings.Earliest,
            Latest = settings.Latest,
            Width = records.Catalogue.Attributes.Attributes,
            ReplacesAll = rule.Type == PeriodType.Spell,
            Threads = options.Threads,
        };
        using (import = StoreImport.Begin(options.Store, plan, ReadingProfile.Texts(records.Catalogue)))
        {
            ReadingProfile.Load(records.Catalogue, import.Combinations);
            var fingerprints = Task.Run(() => InputFile.Of(options.Files));
            var begun = false;
            var reading = records.Run(() =>
            {
                if (begun)
                {
                    import.Restart();
                }

                begun = true;
                return import.Open;
            });
            if (reading.RowsRead == reading.Rejected.Values.Sum())
            {
                throw new InputException(RegisterMapping.NothingUsed(reading, settings.Earliest, settings.Latest));
            }

            var files = fingerprints.GetAwaiter().GetResult();
            var outcome = import.Commit(
                reading.Tally,
                [.. files.Select(file => new StoreInput(file.Path, file.Bytes, file.Sha256, Rows(inputs, file.Path)))],
                ReadingProfile.Combinations(records.Catalogue));
            return new ImportResult
            {
                RowsRead = reading.RowsRead,
                Used = reading.Tally.Used.Sum(),
                Duplicates = reading.Tally.Duplicates.Sum(),
                Rejected = reading.Rejected,
                RejectExamples = RejectExample.Of(reading.RejectExamples),
                Persons = outcome.Persons,
                Spells = outcome.Spells,
                Replaced =
                [
                    .. outcome.Replaced.Ranges
                        .SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1))
                        .Select(period => PeriodNumbers.Text(period, rule.Grain)),
                ],
                Merged = outcome.Merged,
                Order = reading.Order,
            };
        }
    }

    /// <summary>The profile of a store.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <exception cref="InputException">There is no store, or it is damaged.</exception>
    public static LoadedProfile ProfileOf(string folder)
    {
        using var store = SpellStore.Open(folder);
        return new LoadedProfile(ProfileFile.Parse(store.Profile, $"The profile in {folder}"), store.Profile);
    }

    // A store keeps the profile that it was made with; another that reads rows in the same way adds to it.
    private static string ProfileText(ImportOptions options)
    {
        if (!SpellStore.Exists(options.Store))
        {
            return options.Profile.Text;
        }

        var stored = ProfileOf(options.Store);
        return ReadingProfile.Agree(stored.Profile, options.Profile.Profile) ? stored.Text : options.Profile.Text;
    }

    private static IReadOnlyList<PeriodRows> Rows(InputRows inputs, string file) =>
        [.. inputs.Of(file).Select(rows => new PeriodRows(rows.Period, rows.Read, rows.Rejected))];
}
