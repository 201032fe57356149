using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Store;

namespace Sektorskifte.Register.Mapping;

/// <summary>One read of a store of spells into sinks, by several threads.</summary>
internal sealed class StoredSpells : IDisposable
{
    private readonly SpellStore _store;
    private readonly MappingOptions _options;

    /// <summary>Opens the store.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="options">The profile, the threads, and where rejected rows go.</param>
    /// <exception cref="InputException">There is none, it is damaged, or the profile reads rows in another way than the store's.</exception>
    public StoredSpells(string folder, MappingOptions options)
    {
        _options = options;
        _store = SpellStore.Open(folder);
        try
        {
            var profile = options.Profile.Profile;
            if (!ReadingProfile.Agree(profile, ProfileFile.Parse(_store.Profile, $"The profile in {folder}")))
            {
                throw new InputException(
                    $"The profile {profile.Name}@{profile.Version} reads rows in another way than the one by which {folder} was made: columns, periods, sectors, main job and ambiguity must be the same. Use the store's profile, or import the records again with this one, into a new folder.");
            }

            Catalogue = new JobCatalogue(profile);
            ReadingProfile.Load(
                Catalogue, _store.LoadTexts(ReadingProfile.Texts(Catalogue), Catalogue.Attributes.Attributes));
        }
        catch
        {
            _store.Dispose();
            throw;
        }
    }

    /// <summary>The texts of the store.</summary>
    public JobCatalogue Catalogue { get; }

    /// <summary>The record files that went in.</summary>
    public IReadOnlyList<InputFile> Inputs => [.. _store.Inputs.Select(input => new InputFile(input.Name, input.Bytes, input.Sha256))];

    /// <summary>Reads all persons.</summary>
    /// <param name="newSink">Makes the sink of a thread.</param>
    /// <returns>What the records were like, when the rejected rows are written, which goes on beside other work.</returns>
    /// <exception cref="InputException">The store is damaged.</exception>
    public Task<RecordReading> Run(Func<ISpellSink> newSink)
    {
        var sinks = Enumerable.Range(0, Math.Max(1, _options.Threads)).Select(_ => newSink()).ToArray();
        var next = -1;
        var stop = false;
        ReadingWorkers.Run(
            sinks.Length,
            index =>
            {
                for (var partition = Interlocked.Increment(ref next);
                    partition < _store.Partitions && !Volatile.Read(ref stop);
                    partition = Interlocked.Increment(ref next))
                {
                    _store.Read(partition, sinks[index]);
                }
            },
            () => Volatile.Write(ref stop, true));
        return Task.Run(Reading);
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private RecordReading Reading()
    {
        using var rejects = _options.RejectsFile is { } path ? new RejectsFile(path) : new RejectsFile(TextWriter.Null);
        var examples = new SortedDictionary<string, Reject>(StringComparer.Ordinal);
        foreach (var stored in _store.Rejects())
        {
            rejects.Add(stored.Reject, stored.Period);
            NoteFirst(examples, stored.Reject);
        }

        return new RecordReading
        {
            Tally = _store.Tally(),
            Rejected = rejects.Counts,
            RejectExamples = examples.Values,
            FileColumns = [],
            Order = "store",
        };
    }

    // The threads that read a file wrote its rejected rows as they found them.
    private static void NoteFirst(SortedDictionary<string, Reject> examples, in Reject reject)
    {
        if (!examples.TryGetValue(reject.Reason, out var first) || (first.File == reject.File && reject.Row < first.Row))
        {
            examples[reject.Reason] = reject;
        }
    }
}
