using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Records.Partitions;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Mapping;

/// <summary>
/// One read of record files into spells, by several threads. Rows that come ordered by person are worked on as they stream by,
/// each thread with a part of the rows; when a person comes out of order, or rows are spells themselves, they are partitioned
/// by person first.
/// </summary>
internal sealed class RecordSpells
{
    private readonly ReadingOptions _options;
    private readonly Profile _profile;
    private readonly JobCatalogue _catalogue;
    private readonly RecordFiles _files;
    private readonly SpellSettings _settings;
    private readonly ReadingProgress _progress;

    /// <summary>Opens the files.</summary>
    /// <param name="options">What to read, and with what means.</param>
    /// <param name="profile">What the files hold.</param>
    /// <exception cref="InputException">A file can't be used.</exception>
    public RecordSpells(ReadingOptions options, Profile profile)
    {
        _options = options;
        _profile = profile;
        _files = RecordFiles.Open(options.Files, profile.Source);
        _settings = new SpellSettings(profile);
        _progress = new ReadingProgress(options.Progress);
        _catalogue = new JobCatalogue(profile);
    }

    /// <summary>Takes the texts of what is read.</summary>
    public JobCatalogue Catalogue => _catalogue;

    /// <summary>Reads the files into sinks.</summary>
    /// <param name="begin">Called once, or twice when the first read finds rows out of order: drops what sinks made before have
    /// taken, and gives what makes a sink for each thread.</param>
    /// <exception cref="InputException">A file can't be used.</exception>
    public RecordReading Run(Func<Func<ISpellSink>> begin)
    {
        using (var rejects = NewRejects())
        {
            if (!_settings.LaysOutSpells && new SortedReading(NewWorkers(rejects)).Run(_settings, begin()) is { } tally)
            {
                return Reading(tally, rejects, "sorted");
            }
        }

        using var again = NewRejects();
        var workers = NewWorkers(again);
        var plan = PartitionPlan.For(_files.ApproximateRows, workers.Readers, workers.Threads, _options.Memory);
        using var partitions = new RowPartitions(plan, _options.TemporaryFolder);
        var all = new PartitionedReading(workers, partitions).Run(_settings, begin());
        return Reading(all, again, "partitioned") with { SpilledBytes = partitions.SpilledBytes };
    }

    private ReadingWorkers NewWorkers(RejectsFile rejects) => new(
        _files,
        _profile,
        _catalogue,
        attribute => _options.Required.Contains(attribute) || _files.Have(attribute.Column),
        rejects,
        _options.Inputs,
        _progress,
        _options.Threads);

    private RejectsFile NewRejects()
    {
        _options.Inputs?.Clear();
        return _options.RejectsFile is { } path
            ? new RejectsFile(path) { Told = _options.Told }
            : new RejectsFile(TextWriter.Null) { Told = _options.Told };
    }

    private RecordReading Reading(RecordTally tally, RejectsFile rejects, string order) => new()
    {
        Tally = tally,
        Rejected = rejects.Counts,
        RejectExamples = rejects.Examples,
        FileColumns = _files.FileColumns,
        Order = order,
    };
}

/// <summary>What is read, and with what means.</summary>
internal sealed record ReadingOptions
{
    /// <summary>The record files; all of one shape.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Attributes that the files must have; others are read when they are there.</summary>
    public IReadOnlyList<AttributeColumn> Required { get; init; } = [];

    /// <summary>How many threads read at a time, from 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The bytes that the run should keep to when rows are out of order.</summary>
    public long Memory { get; init; } = MachineMemory.Half();

    /// <summary>The folder for what does not fit; null for the system's.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Where the rejected rows go as CSV. Null: they are counted only.</summary>
    public string? RejectsFile { get; init; }

    /// <summary>Told of each rejected row with its period, on the thread that reads it. Null: nobody is.</summary>
    public Action<Reject, int?>? Told { get; init; }

    /// <summary>Counts the rows by file and period. Null: nobody asks.</summary>
    public InputRows? Inputs { get; init; }

    /// <summary>Told how far the reading is. Null: nobody is.</summary>
    public IProgress<RunProgress>? Progress { get; init; }
}
