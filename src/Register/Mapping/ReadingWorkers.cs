using System.Runtime.ExceptionServices;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Mapping;

/// <summary>The threads that read record files, each a part of the rows.</summary>
/// <param name="files">The files.</param>
/// <param name="profile">What they hold.</param>
/// <param name="catalogue">Takes the texts.</param>
/// <param name="has">Whether the files have an attribute.</param>
/// <param name="rejects">Takes the rejected rows, in the order of the files.</param>
/// <param name="inputs">Counts the rows by file and period; null when nobody asks.</param>
/// <param name="progress">Told how far the reading is.</param>
/// <param name="parts">How many threads read.</param>
/// <param name="threads">How many threads work on what was read.</param>
internal sealed class ReadingWorkers(
    RecordFiles files,
    Profile profile,
    JobCatalogue catalogue,
    Func<AttributeColumn, bool> has,
    RejectsFile rejects,
    InputRows? inputs,
    ReadingProgress progress,
    int parts,
    int threads)
{
    /// <summary>How many threads read.</summary>
    public int Parts => parts;

    /// <summary>How many threads work on what was read, from 1.</summary>
    public int Threads => Math.Max(1, threads);

    public JobCatalogue Catalogue => catalogue;

    public ReadingProgress Progress => progress;

    /// <summary>Reads all parts at once.</summary>
    /// <param name="take">Called on each part's thread when a chunk was read: the part, its batch with the new rows at the end,
    /// and the persons so far. False ends the reading of all parts.</param>
    public void Read(Func<int, JobBatch, PersonColumn, bool> take)
    {
        var partRejects = Enumerable.Range(0, parts).Select(_ => rejects.NewPart()).ToArray();
        var stop = false;
        try
        {
            Run(parts, part => ReadPart(part, partRejects[part], take, ref stop), () => Volatile.Write(ref stop, true));
            foreach (var part in partRejects)
            {
                rejects.Append(part);
            }
        }
        finally
        {
            foreach (var part in partRejects)
            {
                part.Dispose();
            }
        }
    }

    /// <summary>Runs work on so many threads, the caller's among them, and throws what the first of them threw.</summary>
    /// <param name="count">How many.</param>
    /// <param name="work">Called with 0 to <paramref name="count"/> less one.</param>
    /// <param name="failed">Called when one has failed, for the others to end soon.</param>
    public static void Run(int count, Action<int> work, Action failed)
    {
        var failures = new ExceptionDispatchInfo?[count];
        void Guarded(int index)
        {
            try
            {
                work(index);
            }
#pragma warning disable CA1031 // whatever it is, the caller gets it
            catch (Exception failure)
#pragma warning restore CA1031
            {
                failures[index] = ExceptionDispatchInfo.Capture(failure);
                failed();
            }
        }

        var others = Enumerable.Range(1, count - 1).Select(index => new Thread(() => Guarded(index)) { IsBackground = true, Name = "records" }).ToList();
        others.ForEach(thread => thread.Start());
        Guarded(0);
        others.ForEach(thread => thread.Join());
        Array.Find(failures, failure => failure is not null)?.Throw();
    }

    private void ReadPart(int part, RejectsFile partRejects, Func<int, JobBatch, PersonColumn, bool> take, ref bool stop)
    {
        long unsplit = 0;
        var rows = inputs?.NewPart();
        var columns = new RecordColumns(profile, catalogue, has);
        using var source = files.Read(
            columns.Wanted,
            reject =>
            {
                unsplit++;
                partRejects.Add(reject);
                rows?.AddUnsplit(reject);
            },
            part,
            parts);
        columns.Bind(source.Columns);
        var persons = new PersonColumn();
        var reader = new RecordReader(profile, columns, catalogue, persons, partRejects, rows);
        var chunk = new Chunk();
        var batch = new JobBatch();
        while (!Volatile.Read(ref stop) && source.Read(chunk))
        {
            reader.Read(chunk, batch);
            if (!take(part, batch, persons))
            {
                Volatile.Write(ref stop, true);
            }

            progress.Add("reading", chunk.Count + unsplit, source.Fraction);
            unsplit = 0;
        }

        inputs?.Append(rows!);
    }
}
