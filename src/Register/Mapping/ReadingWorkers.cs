using System.Runtime.ExceptionServices;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Mapping;

/// <summary>The threads that read record files.</summary>
/// <param name="files">The files.</param>
/// <param name="profile">What they hold.</param>
/// <param name="catalogue">Takes the texts.</param>
/// <param name="has">Whether the files have an attribute.</param>
/// <param name="rejects">Takes the rejected rows, in the order of the files.</param>
/// <param name="inputs">Counts the rows by file and period; null when nobody asks.</param>
/// <param name="progress">Told how far the reading is.</param>
/// <param name="threads">How many threads read, where the files allow it, and work on what was read.</param>
internal sealed class ReadingWorkers(
    RecordFiles files,
    Profile profile,
    JobCatalogue catalogue,
    Func<AttributeColumn, bool> has,
    RejectsFile rejects,
    InputRows? inputs,
    ReadingProgress progress,
    int threads)
{
    /// <summary>The most threads that read.</summary>
    public int Readers => files.HasParts ? Threads : 1;

    /// <summary>How many threads work on what was read, from 1.</summary>
    public int Threads => Math.Max(1, threads);

    public JobCatalogue Catalogue => catalogue;

    public ReadingProgress Progress => progress;

    /// <summary>Reads all rows.</summary>
    /// <param name="newTaker">Makes what takes the rows of a thread; called on that thread.</param>
    public void Read(Func<IRowTaker> newTaker)
    {
        var columns = new RecordColumns(profile, catalogue, has);
        var workers = new List<RowWorker>();
        try
        {
            files.Feed(columns.Wanted, Readers, columns.Bind, () =>
            {
                var worker = new RowWorker(
                    profile, columns, catalogue, rejects.NewPart(), inputs?.NewPart(), progress, newTaker());
                lock (workers)
                {
                    workers.Add(worker);
                }

                return new ChunkTaker(worker.Take, worker.Reject);
            });
            workers.ForEach(worker => worker.End());
            rejects.Append([.. workers.Select(worker => worker.Rejects)]);
            foreach (var rows in workers.Select(worker => worker.Inputs).OfType<InputRows>())
            {
                inputs!.Append(rows);
            }
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
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
}
