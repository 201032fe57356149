using System.Diagnostics.CodeAnalysis;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.ClickHouse;

/// <summary>One read of record files in the order in which they stand, with all attributes of the profile that the files have.</summary>
internal sealed class RecordRead : IDisposable
{
    private readonly IRecordSource _source;
    private readonly RecordReader _reader;
    private readonly Chunk _chunk = new();
    private readonly JobBatch _batch = new();
    private long _unsplit;
    private long _split;

    /// <summary>Opens the files.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="files">The files.</param>
    /// <param name="rejects">Takes the rejected rows.</param>
    /// <param name="catalogue">The texts of an earlier read; null for the first.</param>
    /// <exception cref="InputException">A file can't be read.</exception>
    public RecordRead(Profile profile, IReadOnlyList<string> files, RejectsFile rejects, JobCatalogue? catalogue = null)
    {
        Breakdown = AttributesIn(profile, files);
        var columns = new RecordColumns(profile, Breakdown);
        Catalogue = catalogue ?? new JobCatalogue(profile, profile.Leaders.Find(profile.Leaders.Default)!, Breakdown);
        _source = RecordFiles.Open(files, profile.Source, columns.Names, reject =>
        {
            _unsplit++;
            rejects.Add(reject);
        });
        columns.Bind(_source.Columns);
        _reader = new RecordReader(profile, columns, Catalogue, new PersonKeys(ordered: false), rejects);
    }

    public JobCatalogue Catalogue { get; }

    /// <summary>The profile's attributes that the files have, in the profile's order.</summary>
    public IReadOnlyList<AttributeColumn> Breakdown { get; }

    /// <summary>The names of the first file's columns.</summary>
    public IReadOnlyList<string> FileColumns => _source.FileColumns;

    /// <summary>Data rows so far.</summary>
    public long RowsRead => _split + _unsplit;

    /// <summary>How much of the files is read, 0 to 1.</summary>
    public double Fraction => _source.Fraction;

    /// <summary>Reads the next rows. False at the end of the last file.</summary>
    public bool Next([NotNullWhen(true)] out JobBatch? batch)
    {
        batch = null;
        if (!_source.Read(_chunk))
        {
            return false;
        }

        _reader.Read(_chunk, _batch);
        _split += _chunk.Count;
        batch = _batch;
        return true;
    }

    /// <summary>Who a row is about.</summary>
    public static PersonId Person(JobBatch batch, int row) => PersonId.Of(batch.Person[row]);

    public void Dispose() => _source.Dispose();

    private static List<AttributeColumn> AttributesIn(Profile profile, IReadOnlyList<string> files)
    {
        using var source = RecordFiles.Open(files, profile.Source, [profile.Columns.Person], _ => { });
        return
        [
            .. profile.Columns.Attributes.Where(attribute => source.FileColumns.Any(
                name => string.Equals(name.Trim(), attribute.Column.Trim(), StringComparison.OrdinalIgnoreCase))),
        ];
    }
}
