using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>
/// A store that is read: everything that any mapping of the records needs, without the records. It shows what was there when
/// it was opened, also while a later import runs.
/// </summary>
internal sealed class SpellStore : IDisposable
{
    private const int Attempts = 10;

    private readonly StoreManifest _manifest;
    private readonly List<OpenFile> _texts = [];
    private readonly List<SegmentFileReader> _segments = [];
    private readonly List<PeriodSet> _replaced = [];
    private readonly List<(OpenFile File, SegmentEntry Segment)> _rejects = [];

    private SpellStore(StoreFolder folder, StoreManifest manifest)
    {
        _manifest = manifest;
        try
        {
            foreach (var texts in manifest.Texts)
            {
                _texts.Add(new OpenFile(folder.Path, texts.File));
            }

            foreach (var segment in manifest.Segments)
            {
                _segments.Add(new SegmentFileReader(new OpenFile(folder.Path, segment.File), manifest.Partitions));
                _replaced.Add(PeriodSet.Of(segment.Replaced));
                if (segment.Rejects is { } rejects)
                {
                    _rejects.Add((new OpenFile(folder.Path, rejects), segment));
                }
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The text of the profile by which the records were read.</summary>
    public string Profile => _manifest.Profile;

    /// <summary>The number of partitions.</summary>
    public int Partitions => _manifest.Partitions;

    /// <summary>The periods that the store holds records of.</summary>
    public PeriodSet Periods =>
        _manifest.Segments.Aggregate(PeriodSet.Empty, (all, segment) => all.Union(segment.Counting));

    /// <summary>The files of records that went in, with the rows that count; oldest import first.</summary>
    public IReadOnlyList<StoreInput> Inputs => [.. _manifest.Segments.SelectMany(segment => segment.Inputs)];

    /// <summary>The number of segments: imports since the last time they were merged.</summary>
    public int Segments => _segments.Count;

    /// <summary>The bytes of all files together, without the manifest.</summary>
    public long Bytes => _manifest.Texts.Sum(texts => texts.File.Bytes)
        + _manifest.Segments.Sum(segment => segment.File.Bytes + (segment.Rejects?.Bytes ?? 0));

    /// <summary>Whether a folder holds a store.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, StoreFolder.Manifest));

    /// <summary>Opens the store of a folder.</summary>
    /// <exception cref="InputException">There is none, it is damaged, or of an unknown format.</exception>
    public static SpellStore Open(string folder)
    {
        var files = new StoreFolder(folder);
        for (var attempt = 1; ; attempt++)
        {
            var manifest = StoreManifest.Load(files)
                ?? throw new InputException($"{folder} holds no store of spells: there is no {StoreFolder.Manifest}. Import records into it first.");
            try
            {
                return new SpellStore(files, manifest);
            }
            catch (FileNotFoundException error)
            {
                // An import that ends between the two reads deletes what it replaced; then there is a new manifest.
                if (attempt == Attempts || StoreManifest.Load(files)?.Checksum == manifest.Checksum)
                {
                    throw StoreFault.Damaged(error.FileName ?? folder, "it is missing", error);
                }
            }
        }
    }

    /// <summary>Gives all texts their numbers again.</summary>
    /// <param name="dictionaries">The dictionaries by name, empty.</param>
    /// <param name="width">The number of attributes.</param>
    /// <returns>The combinations of attribute values as rows of numbers, from combination 1 on; 0 is all missing.</returns>
    /// <exception cref="InputException">The store has other dictionaries, or a file is damaged.</exception>
    public int[] LoadTexts(IReadOnlyList<(string Name, TextDictionary Texts)> dictionaries, int width)
    {
        var texts = new StoreTexts(dictionaries, width);
        Load(texts);
        return texts.Combinations;
    }

    /// <summary>The rows by period.</summary>
    public RecordTally Tally()
    {
        var tally = new RecordTally(_manifest.Earliest, _manifest.Latest);
        foreach (var period in _manifest.Segments.SelectMany(segment => segment.Tally))
        {
            period.AddTo(tally);
        }

        return tally;
    }

    /// <summary>The rejected rows that count, in the order in which they were imported.</summary>
    /// <exception cref="InputException">A file is damaged.</exception>
    public IEnumerable<StoredReject> Rejects() =>
        _rejects.SelectMany(log => RejectLog.Read(log.File).Where(reject => log.Segment.Counts(reject)));

    /// <summary>Reads the persons of a partition in the order of their identities; safe from several threads.</summary>
    /// <param name="partition">0 to <see cref="Partitions"/> less one.</param>
    /// <param name="sink">Takes each person once, with all its spells; a sink is used by one thread at a time.</param>
    /// <exception cref="InputException">A file is damaged.</exception>
    public void Read(int partition, ISpellSink sink)
    {
        var merge = new SegmentMerge();
        for (var i = 0; i < _segments.Count; i++)
        {
            var decoder = new PersonDecoder();
            _segments[i].Start(partition, decoder);
            merge.Add(decoder, _replaced[i]);
        }

        merge.Run(sink);
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _texts.ForEach(file => file.Dispose());
        _segments.ForEach(segment => segment.Dispose());
        _rejects.ForEach(log => log.File.Dispose());
    }

    /// <summary>Gives all texts their numbers again.</summary>
    internal void Load(StoreTexts texts)
    {
        if (!_manifest.Dictionaries.SequenceEqual(texts.Names) || _manifest.Width != texts.Width)
        {
            throw new InputException(
                $"The store has the texts {string.Join(", ", _manifest.Dictionaries)} and {_manifest.Width} attributes; expected {string.Join(", ", texts.Names)} and {texts.Width}. Import all the records again, into a new folder.");
        }

        foreach (var file in _texts)
        {
            texts.Read(file);
        }
    }

    /// <summary>Writes all that counts as one segment.</summary>
    /// <exception cref="InputException">A file is damaged, or the new one can't be written.</exception>
    internal (StoredFile File, long Persons, long Spells) Merge(string path, int threads)
    {
        var first = _segments.Min(segment => segment.First);
        var last = _segments.Max(segment => segment.Last);
        using var file = new SegmentFileWriter(path, Partitions, first, last);
        StoreFault.ForEach(Partitions, threads, () => new BlockBuffer(first, last), (partition, block) =>
        {
            block.Clear();
            Read(partition, block);
            file.Write(partition, block);
        });
        return (file.Finish(), file.Persons, file.Spells);
    }
}
