using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>
/// One import into a store, from its beginning to <see cref="Commit"/>. Until then nothing of it is seen, and without it
/// nothing is left; whoever reads meanwhile sees the store as it was.
/// </summary>
internal sealed class StoreImport : IDisposable
{
    private readonly StoreFolder _folder;
    private readonly ImportPlan _plan;
    private readonly FileStream _lock;
    private readonly StoreManifest _before;
    private readonly StoreTexts _texts;
    private readonly int _number;
    private SegmentWriter _writer;
    private RejectLog _rejects;
    private bool _committed;

    private StoreImport(StoreFolder folder, ImportPlan plan, FileStream held, StoreTexts texts)
    {
        _folder = folder;
        _plan = plan;
        _lock = held;
        _texts = texts;
        _before = Before();
        _number = folder.NextNumber();
        (_writer, _rejects) = NewFiles();
    }

    /// <summary>
    /// The combinations of attribute values that the store has, as rows of numbers from combination 1 on. The import numbers
    /// on from here.
    /// </summary>
    public int[] Combinations => _texts.Combinations;

    /// <summary>Begins an import: takes the lock, clears away what an earlier one left, and loads the texts.</summary>
    /// <param name="folder">The store's folder; made when it is not there.</param>
    /// <param name="plan">What the import needs to know.</param>
    /// <param name="dictionaries">The dictionaries by name, empty; they are filled with the store's texts.</param>
    /// <exception cref="InputException">Another import runs, the store was made with another profile, it is damaged, or the
    /// folder can't be written to.</exception>
    public static StoreImport Begin(
        string folder, ImportPlan plan, IReadOnlyList<(string Name, TextDictionary Texts)> dictionaries)
    {
        var files = new StoreFolder(folder);
        var held = files.Lock();
        try
        {
            return new StoreImport(files, plan, held, new StoreTexts(dictionaries, plan.Width));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>What one thread gives its persons to. A person comes to one of the sinks, once, with all its spells.</summary>
    public ISpellSink Open() => _writer.Open();

    /// <summary>Drops the persons and rejects taken so far, to take them again; texts keep their numbers.</summary>
    public void Restart()
    {
        _writer.Dispose();
        _rejects.Dispose();
        (_writer, _rejects) = NewFiles();
    }

    /// <summary>Takes a rejected row; safe from several threads.</summary>
    /// <param name="reject">The row.</param>
    /// <param name="period">Its period; null when that could not be read.</param>
    /// <exception cref="InputException">It can't be written, for instance because the disk is full.</exception>
    public void AddReject(in Reject reject, int? period) => _rejects.Add(new StoredReject(reject, period));

    /// <summary>
    /// Makes the import part of the store, for good. The periods of its inputs' rows replace those that the store had before.
    /// </summary>
    /// <param name="tally">The rows by period.</param>
    /// <param name="inputs">The files that were read.</param>
    /// <param name="combinations">All combinations' rows, those of <see cref="Combinations"/> first.</param>
    /// <exception cref="InputException">It can't be written; the store is as it was.</exception>
    public ImportOutcome Commit(RecordTally tally, IReadOnlyList<StoreInput> inputs, ReadOnlySpan<int> combinations)
    {
        var (file, persons, spells) = _writer.Write(StoreFolder.Numbered(SegmentEntry.Kind, _number));
        var periods = PeriodSet.Of(inputs.SelectMany(input => input.Rows).Select(rows => rows.Period).OfType<int>());
        var names = inputs.Select(input => input.Name).ToHashSet();
        var older = _before.Segments.Select(segment => segment.Without(periods, names)).OfType<SegmentEntry>();
        var manifest = _before with
        {
            Texts = NewTexts(_before.Texts, combinations, _number),
            Segments =
            [
                .. older,
                new SegmentEntry
                {
                    File = file,
                    Persons = persons,
                    Spells = spells,
                    Periods = periods.Ranges,
                    Replaced = [],
                    Tally = PeriodTally.Of(tally),
                    Inputs = inputs,
                    Rejects = _rejects.Finish(),
                },
            ],
        };
        _folder.Commit(manifest.Write());
        _committed = true;
        var merges = manifest.Segments.Count > _plan.MostSegments;
        manifest = merges ? Merge(manifest, combinations) : manifest;
        _folder.RemoveAllBut(manifest.Files);
        var held = _before.Segments.Aggregate(PeriodSet.Empty, (all, segment) => all.Union(segment.Counting));
        return new ImportOutcome(persons, spells, held.Intersect(periods), merges);
    }

    /// <summary>Lets the next import in. Without a commit, takes away what was written.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _rejects.Dispose();
        if (!_committed)
        {
            _folder.RemoveFrom(_number);
        }

        _lock.Dispose();
    }

    private (SegmentWriter Writer, RejectLog Rejects) NewFiles() => (
        new SegmentWriter(_folder, _before.Partitions, _plan.Threads, _plan.Budget),
        new RejectLog(_folder.At(StoreFolder.Numbered(RejectLog.Kind, _number))));

    /// <summary>The store as it is, or an empty one.</summary>
    private StoreManifest Before()
    {
        var empty = new StoreManifest
        {
            Profile = _plan.Profile,
            Earliest = _plan.Earliest,
            Latest = _plan.Latest,
            Partitions = _plan.Partitions,
            Dictionaries = _texts.Names,
            Width = _texts.Width,
            Texts = [],
            Segments = [],
        };
        if (_plan.ReplacesAll || StoreManifest.Load(_folder) is not { } manifest)
        {
            return empty;
        }

        if (manifest.Profile != _plan.Profile)
        {
            throw new InputException(
                $"{_folder.At(StoreFolder.Manifest)} was made with another profile. Rows must be read in one way: use the profile of the store, or import all the records again, into a new folder.");
        }

        _folder.RemoveAllBut(manifest.Files);
        using var store = SpellStore.Open(_folder.Path);
        store.Load(_texts);
        return manifest;
    }

    private IReadOnlyList<TextsEntry> NewTexts(IReadOnlyList<TextsEntry> known, ReadOnlySpan<int> combinations, int number)
    {
        var counts = known.Count == 0 ? [.. _texts.Names.Select(_ => 0)] : known[^1].Counts;
        var rows = known.Count == 0 ? 0 : known[^1].Combinations;
        var bytes = _texts.NewSince(counts, combinations[(rows * _texts.Width)..]);
        return bytes.Length == 0
            ? known
            :
            [
                .. known,
                new TextsEntry(
                    _folder.Write(StoreFolder.Numbered(StoreTexts.Kind, number), bytes),
                    _texts.Counts,
                    _texts.Width == 0 ? 0 : combinations.Length / _texts.Width),
            ];
    }

    /// <summary>Brings all segments together in one, which says the same.</summary>
    private StoreManifest Merge(StoreManifest manifest, ReadOnlySpan<int> combinations)
    {
        try
        {
            return Merge(manifest, combinations, _number + 1);
        }
        catch (InputException error)
        {
            _folder.RemoveFrom(_number + 1);
            throw new InputException(
                $"The records are in {_folder.Path} and count, but what came before could not be merged with them: {error.Message}", error);
        }
    }

    private StoreManifest Merge(StoreManifest manifest, ReadOnlySpan<int> combinations, int number)
    {
        using var store = SpellStore.Open(_folder.Path);
        using var rejects = new RejectLog(_folder.At(StoreFolder.Numbered(RejectLog.Kind, number)));
        foreach (var reject in store.Rejects())
        {
            rejects.Add(reject);
        }

        var (file, persons, spells) = store.Merge(_folder.At(StoreFolder.Numbered(SegmentEntry.Kind, number)), _plan.Threads);
        var merged = manifest with
        {
            Texts = NewTexts([], combinations, number),
            Segments =
            [
                new SegmentEntry
                {
                    File = file,
                    Persons = persons,
                    Spells = spells,
                    Periods = store.Periods.Ranges,
                    Replaced = [],
                    Tally = PeriodTally.Of(store.Tally()),
                    Inputs = store.Inputs,
                    Rejects = rejects.Finish(),
                },
            ],
        };
        _folder.Commit(merged.Write());
        return merged;
    }
}
