using System.Diagnostics;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Mapping;

/// <summary>
/// One read of the record files. Rows that come ordered by person are worked on as they stream by; when a person comes out
/// of order, or rows are spells, the rows are collected first and taken person by person.
/// </summary>
internal sealed class RecordPass
{
    private const int BlockRows = 1 << 16;

    private readonly MappingOptions _options;
    private readonly PassSettings _settings;
    private readonly LeaderDefinition _definition;
    private readonly IReadOnlyList<AttributeColumn> _breakdown;
    private readonly Stopwatch _sinceReport = Stopwatch.StartNew();

    public RecordPass(
        MappingOptions options,
        PassSettings settings,
        LeaderDefinition definition,
        IReadOnlyList<AttributeColumn> breakdown)
    {
        _options = options;
        _settings = settings;
        _definition = definition;
        _breakdown = breakdown;
    }

    /// <summary>Reads the files and counts.</summary>
    /// <exception cref="InputException">A file can't be used.</exception>
    public PassResult Run()
    {
        var streamed = _settings.LaysOutSpells ? null : Attempt(ordered: true);
        return streamed ?? Attempt(ordered: false)!;
    }

    /// <summary>Reads the files in one way. Null when they were taken to be ordered and are not.</summary>
    private PassResult? Attempt(bool ordered)
    {
        using var rejects = _options.RejectsFile is { } path ? new RejectsFile(path) : new RejectsFile(TextWriter.Null);
        var profile = _options.Profile.Profile;
        var catalogue = new JobCatalogue(profile, _definition, _breakdown);
        var columns = new RecordColumns(profile, _breakdown);
        var persons = new PersonKeys(ordered);
        long unsplit = 0;
        using var source = RecordFiles.Open(_options.Files, profile.Source, columns.Names, reject =>
        {
            unsplit++;
            rejects.Add(reject);
        });
        columns.Bind(source.Columns);
        var reader = new RecordReader(profile, columns, catalogue, persons, rejects);
        var chunk = new Chunk();
        var batch = new JobBatch();
        var pass = ordered ? new PersonPass(_settings, catalogue) : null;
        var collected = new List<JobRow[]>();
        long rows = 0, kept = 0, person = -1;
        while (source.Read(chunk))
        {
            reader.Read(chunk, batch);
            if (persons.OutOfOrder)
            {
                return null;
            }

            rows += chunk.Count;
            for (var row = 0; row < batch.Count; row++)
            {
                if (batch.Rejected[row])
                {
                    continue;
                }

                if (pass is null)
                {
                    Collect(collected, kept++, batch[row]);
                    continue;
                }

                if (batch.Person[row] != person)
                {
                    pass.EndPerson();
                    person = batch.Person[row];
                }

                pass.Add(batch[row]);
            }

            Report("reading", rows, source.Fraction);
        }

        pass?.EndPerson();
        pass ??= Follow(collected, kept, persons.Count, catalogue);
        return new PassResult(pass.Counts, catalogue, source.FileColumns, rows + unsplit, rejects, ordered ? "sorted" : "collected");
    }

    private static void Collect(List<JobRow[]> blocks, long index, in JobRow row)
    {
        var at = (int)(index % BlockRows);
        if (at == 0)
        {
            blocks.Add(new JobRow[BlockRows]);
        }

        blocks[^1][at] = row;
    }

    /// <summary>Takes collected rows person by person, in the order in which the persons first came.</summary>
    private PersonPass Follow(List<JobRow[]> blocks, long count, int persons, JobCatalogue catalogue)
    {
        var settings = _settings.LaysOutSpells ? _settings with { Last = LastOf(blocks, count) } : _settings;
        var pass = new PersonPass(settings, catalogue);
        var starts = new long[persons + 1];
        for (long i = 0; i < count; i++)
        {
            starts[Row(blocks, i).Person + 1]++;
        }

        for (var p = 0; p < persons; p++)
        {
            starts[p + 1] += starts[p];
        }

        var order = new long[count];
        var next = starts.AsSpan().ToArray();
        for (long i = 0; i < count; i++)
        {
            order[next[Row(blocks, i).Person]++] = i;
        }

        for (var p = 0; p < persons; p++)
        {
            for (var i = starts[p]; i < starts[p + 1]; i++)
            {
                pass.Add(Row(blocks, order[i]));
            }

            pass.EndPerson();
            Report("following persons", count, (double)starts[p + 1] / Math.Max(1, count));
        }

        return pass;
    }

    private static ref readonly JobRow Row(List<JobRow[]> blocks, long index) =>
        ref blocks[(int)(index / BlockRows)][index % BlockRows];

    /// <summary>The last period that a spell starts or ends in, or the window's last when that is earlier.</summary>
    private int LastOf(List<JobRow[]> blocks, long count)
    {
        var last = _settings.Earliest;
        for (long i = 0; i < count; i++)
        {
            ref readonly var row = ref Row(blocks, i);
            last = Math.Max(last, row.End == JobRow.StillRunning ? row.Period : row.End);
        }

        return Math.Min(last, _settings.Last);
    }

    private void Report(string stage, long rows, double fraction)
    {
        if (_options.Progress is { } progress && _sinceReport.ElapsedMilliseconds >= 100)
        {
            _sinceReport.Restart();
            progress.Report(new RunProgress(stage, rows, fraction));
        }
    }
}

/// <summary>What a pass over the files found.</summary>
/// <param name="Counts">The counts.</param>
/// <param name="Catalogue">The texts by number.</param>
/// <param name="FileColumns">The names of the first file's columns.</param>
/// <param name="RowsRead">Data rows in the files.</param>
/// <param name="Rejects">The rejected rows by reason.</param>
/// <param name="Order">How the records were read: <c>sorted</c>, <c>collected</c> or by which servers.</param>
internal sealed record PassResult(
    PassCounts Counts,
    JobCatalogue Catalogue,
    IReadOnlyList<string> FileColumns,
    long RowsRead,
    RejectsFile Rejects,
    string Order)
{
    /// <summary>The files that the records were pushed from; null when the run read files of its own.</summary>
    public IReadOnlyList<InputFile>? Inputs { get; init; }
}
