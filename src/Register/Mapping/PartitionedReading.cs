using Sektorskifte.Register.Records;
using Sektorskifte.Register.Records.Partitions;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Mapping;

/// <summary>
/// Reads rows in any order: partitions them by person, and then takes partition after partition, person by person.
/// </summary>
internal sealed class PartitionedReading(ReadingWorkers workers, RowPartitions partitions)
{
    /// <summary>Reads all rows into sinks.</summary>
    /// <returns>The rows by period.</returns>
    public RecordTally Run(SpellSettings settings, Func<ISpellSink> newSink)
    {
        var writers = new List<PartitionWriter>();
        workers.Read(() =>
        {
            lock (writers)
            {
                writers.Add(partitions.Open());
                return new Taker(writers[^1]);
            }
        });
        ReadingWorkers.Run(Math.Max(1, writers.Count), index => writers.ElementAtOrDefault(index)?.Flush(), () => { });

        var spellSettings = settings with { LastOfData = partitions.LastPeriod };
        var spells = Enumerable.Range(0, workers.Threads)
            .Select(_ => new PersonSpells(spellSettings, workers.Catalogue, newSink())).ToArray();
        var next = -1;
        var stop = false;
        ReadingWorkers.Run(
            spells.Length,
            index =>
            {
                using var reader = partitions.OpenReader();
                var rows = new JobBatch();
                for (var partition = Interlocked.Increment(ref next);
                    partition < partitions.Count && !Volatile.Read(ref stop);
                    partition = Interlocked.Increment(ref next))
                {
                    reader.Read(partition, rows);
                    spells[index].Take(rows, whole: true);
                    workers.Progress.Add("following persons", 0, (partition + 1.0) / partitions.Count);
                }
            },
            () => Volatile.Write(ref stop, true));
        var tally = settings.NewTally();
        foreach (var part in spells)
        {
            tally.Add(part.Tally);
        }

        return tally;
    }

    private sealed class Taker(PartitionWriter writer) : IRowTaker
    {
        public void Begin(long position)
        {
        }

        public bool Take(JobBatch rows, PersonColumn persons)
        {
            writer.Add(rows);
            return true;
        }

        public void End(JobBatch rows, PersonColumn persons, long end)
        {
        }
    }
}
