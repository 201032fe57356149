using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Mapping;

/// <summary>
/// Reads rows that come ordered by person. Each part's first person, who may have begun in the part before, and its last, who
/// may go on in the next, are held back and worked on when all parts are read: a person is never split.
/// </summary>
internal sealed class SortedReading(ReadingWorkers workers)
{
    private readonly Part[] _parts = [.. Enumerable.Range(0, workers.Parts).Select(_ => new Part())];

    /// <summary>Reads all rows into sinks.</summary>
    /// <returns>The rows by period; null when the rows are not ordered by person.</returns>
    public RecordTally? Run(SpellSettings settings, Func<ISpellSink> newSink)
    {
        var spells = _parts.Select(_ => new PersonSpells(settings, workers.Catalogue, newSink())).ToArray();
        workers.Read((index, batch, persons) => Take(index, batch, persons, spells[index]));
        if (!IsOrdered())
        {
            return null;
        }

        var seams = new JobBatch();
        foreach (var part in _parts)
        {
            Append(seams, part.Head, 0, part.Head.Count);
            Append(seams, part.Batch, 0, part.Batch.Count);
        }

        spells[0].Take(seams, whole: true);
        var tally = settings.NewTally();
        foreach (var part in spells)
        {
            tally.Add(part.Tally);
        }

        return tally;
    }

    private bool Take(int index, JobBatch batch, PersonColumn persons, PersonSpells spells)
    {
        var part = _parts[index];
        part.Batch = batch;
        part.Persons = persons;
        if (!persons.InOrder)
        {
            return false;
        }

        if (index > 0 && !part.HasHead && !TakeHead(part))
        {
            return true;
        }

        batch.DropBefore(spells.Take(batch, whole: false));
        return true;
    }

    /// <summary>Holds back the rows of the part's first person; false while there is no other one yet.</summary>
    private static bool TakeHead(Part part)
    {
        var batch = part.Batch;
        var end = 1;
        while (end < batch.Count && batch.Person[end] == batch.Person[0])
        {
            end++;
        }

        if (end >= batch.Count)
        {
            return false;
        }

        Append(part.Head, batch, 0, end);
        batch.DropBefore(end);
        part.HasHead = true;
        return true;
    }

    private bool IsOrdered()
    {
        PersonKey? last = null;
        foreach (var persons in _parts.Select(part => part.Persons))
        {
            if (!persons.InOrder || (last is not null && persons.First is { } first && !last.MayBeFollowedBy(first)))
            {
                return false;
            }

            last = persons.Last ?? last;
        }

        return true;
    }

    private static void Append(JobBatch batch, JobBatch from, int first, int end)
    {
        for (var row = first; row < end; row++)
        {
            batch.Add(from[row]);
        }
    }

    private sealed class Part
    {
        public JobBatch Head { get; } = new();

        public bool HasHead { get; set; }

        public JobBatch Batch { get; set; } = new();

        public PersonColumn Persons { get; set; } = new();
    }
}
