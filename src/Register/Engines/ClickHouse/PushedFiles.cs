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

    /// <summary>Into how many parts the files may be split.</summary>
    public int Parts => _files.HasParts ? Math.Max(1, _options.Threads) : 1;

    /// <summary>Reads the rows, each part on a thread of its own.</summary>
    /// <param name="catalogue">Takes the texts.</param>
    /// <param name="rejects">Takes the rejected rows.</param>
    /// <param name="parts">How many parts there are; with one the rows come in the order in which they stand.</param>
    /// <param name="take">Takes the part's number and rows that are valid for the time of the call.</param>
    /// <exception cref="InputException">A file can't be used.</exception>
    public void Read(JobCatalogue catalogue, RejectsFile rejects, int parts, Action<int, JobBatch> take)
    {
        var workers = new ReadingWorkers(
            _files,
            Profile,
            catalogue,
            attribute => _files.Have(attribute.Column),
            rejects,
            inputs: null,
            new ReadingProgress(_options.Progress),
            parts,
            parts);
        workers.Read((part, batch, _) =>
        {
            take(part, batch);
            batch.Count = 0;
            return true;
        });
    }
}
