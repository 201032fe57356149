using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>The record files of a push, read twice.</summary>
internal sealed class PushedFiles
{
    private readonly PushOptions _options;
    private readonly RecordFiles _files;

    /// <summary>Opens the files.</summary>
    /// <exception cref="InputException">A file can't be used.</exception>
    public PushedFiles(PushOptions options)
    {
        _options = options;
        _files = RecordFiles.Open(options.Files, Profile.Source);
    }

    /// <summary>What the files hold.</summary>
    public Profile Profile => _options.Profile.Profile;

    /// <summary>The names of the first file's columns.</summary>
    public IReadOnlyList<string> FileColumns => _files.FileColumns;

    /// <summary>The names of the profile's attributes that the files have.</summary>
    public IReadOnlyList<string> Attributes =>
        [.. Profile.Columns.Attributes.Where(attribute => _files.Have(attribute.Column)).Select(attribute => attribute.Name)];

    /// <summary>Reads the rows by as many threads as the caller of the push wants.</summary>
    /// <param name="catalogue">Takes the texts.</param>
    /// <param name="rejects">Takes the rejected rows.</param>
    /// <param name="newTake">Makes what takes the rows of a thread, which are valid for the time of the call; called on that thread.</param>
    /// <exception cref="InputException">A file can't be used.</exception>
    public void Read(JobCatalogue catalogue, RejectsFile rejects, Func<Action<JobBatch>> newTake) =>
        Read(catalogue, rejects, newTake, _options.Threads);

    /// <summary>Reads the rows on one thread, in the order in which they stand.</summary>
    /// <inheritdoc cref="Read(JobCatalogue, RejectsFile, Func{Action{JobBatch}})"/>
    public void ReadInOrder(JobCatalogue catalogue, RejectsFile rejects, Action<JobBatch> take) =>
        Read(catalogue, rejects, () => take, threads: 1);

    private void Read(JobCatalogue catalogue, RejectsFile rejects, Func<Action<JobBatch>> newTake, int threads)
    {
        var workers = new ReadingWorkers(
            _files,
            Profile,
            catalogue,
            attribute => _files.Have(attribute.Column),
            rejects,
            inputs: null,
            new ReadingProgress(_options.Progress),
            threads);
        workers.Read(() => new Taker(newTake()));
    }

    private sealed class Taker(Action<JobBatch> take) : IRowTaker
    {
        public void Begin(long position)
        {
        }

        public bool Take(JobBatch rows, PersonColumn persons)
        {
            take(rows);
            rows.Count = 0;
            return true;
        }

        public void End(JobBatch rows, PersonColumn persons, long end)
        {
        }
    }
}
