using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Mapping;

/// <summary>
/// Reads rows that come ordered by person. Threads read stretches of rows; each stretch's first person, who may have begun in
/// the stretch before, and its last, who may go on in the next, are held back and worked on when all is read: a person is
/// never split.
/// </summary>
internal sealed class SortedReading(ReadingWorkers workers)
{
    private readonly List<Stretch> _stretches = [];
    private readonly List<PersonSpells> _spells = [];
    private readonly Lock _adding = new();

    /// <summary>Reads all rows into sinks.</summary>
    /// <returns>The rows by period; null when the rows are not ordered by person.</returns>
    public RecordTally? Run(SpellSettings settings, Func<ISpellSink> newSink)
    {
        var seams = new PersonSpells(settings, workers.Catalogue, newSink());
        _spells.Add(seams);
        workers.Read(() =>
        {
            lock (_adding)
            {
                _spells.Add(new PersonSpells(settings, workers.Catalogue, newSink()));
                return new Taker(this, _spells[^1]);
            }
        });
        _stretches.Sort((left, right) => left.Position.CompareTo(right.Position));
        if (!IsOrdered())
        {
            return null;
        }

        var rows = new JobBatch();
        foreach (var stretch in _stretches)
        {
            Append(rows, stretch.Head, stretch.Head.Count);
            Append(rows, stretch.Tail, stretch.Tail.Count);
        }

        seams.Take(rows, whole: true);
        var tally = settings.NewTally();
        foreach (var spells in _spells)
        {
            tally.Add(spells.Tally);
        }

        return tally;
    }

    private bool IsOrdered()
    {
        PersonKey? last = null;
        foreach (var stretch in _stretches)
        {
            if (!stretch.InOrder || (last is not null && stretch.First is { } first && !last.MayBeFollowedBy(first)))
            {
                return false;
            }

            last = stretch.Last ?? last;
        }

        return true;
    }

    private static void Append(JobBatch batch, JobBatch from, int end)
    {
        batch.Reserve(end);
        for (var row = 0; row < end; row++)
        {
            batch.Add(from[row]);
        }
    }

    private void Add(Stretch stretch)
    {
        lock (_adding)
        {
            _stretches.Add(stretch);
        }
    }

    /// <summary>Rows that follow each other: what is held back of them.</summary>
    private sealed class Stretch(long position)
    {
        public long Position => position;

        public JobBatch Head { get; } = new(0);

        public JobBatch Tail { get; } = new(0);

        public bool InOrder { get; set; } = true;

        public PersonKey? First { get; set; }

        public PersonKey? Last { get; set; }
    }

    private sealed class Taker(SortedReading reading, PersonSpells spells) : IRowTaker
    {
        private Stretch _stretch = new(0);
        private bool _hasHead;
        private int _seen;

        public void Begin(long position)
        {
            _stretch = new Stretch(position);
            _hasHead = false;
            _seen = 1;
            spells.Restart();
        }

        public bool Take(JobBatch rows, PersonColumn persons)
        {
            if (!persons.InOrder)
            {
                return false;
            }

            if (_hasHead || TakeHead(rows))
            {
                rows.DropBefore(spells.Take(rows, whole: false));
            }

            return true;
        }

        public void End(JobBatch rows, PersonColumn persons)
        {
            Append(_hasHead ? _stretch.Tail : _stretch.Head, rows, rows.Count);
            rows.Count = 0;
            _stretch.InOrder = persons.InOrder;
            _stretch.First = persons.First;
            _stretch.Last = persons.Last;
            reading.Add(_stretch);
        }

        /// <summary>Holds back the rows of the stretch's first person; false while there is no other one yet.</summary>
        private bool TakeHead(JobBatch rows)
        {
            while (_seen < rows.Count && rows.Person[_seen] == rows.Person[0])
            {
                _seen++;
            }

            if (_seen >= rows.Count)
            {
                return false;
            }

            Append(_stretch.Head, rows, _seen);
            rows.DropBefore(_seen);
            _hasHead = true;
            return true;
        }
    }
}
