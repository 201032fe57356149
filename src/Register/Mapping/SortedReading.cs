using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Mapping;

/// <summary>
/// Reads rows that come ordered by person. Threads read stretches of rows; each stretch's first person, who may have begun in
/// the stretch before, and its last, who may go on in the next, are held back and worked on when both stretches are read: a
/// person is never split.
/// </summary>
internal sealed class SortedReading(ReadingWorkers workers)
{
    private readonly List<Stretch> _stretches = [];
    private readonly Dictionary<long, Stretch> _byBegin = [];
    private readonly Dictionary<long, Stretch> _byEnd = [];
    private readonly List<PersonSpells> _spells = [];
    private readonly JobBatch _seam = new();
    private readonly Lock _adding = new();

    /// <summary>Reads all rows into sinks.</summary>
    /// <returns>The rows by period; null when the rows are not ordered by person.</returns>
    public RecordTally? Run(SpellSettings settings, Func<ISpellSink> newSink)
    {
        _spells.Add(new PersonSpells(settings, workers.Catalogue, newSink()));
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

        _seam.Count = 0;
        foreach (var stretch in _stretches)
        {
            Append(_seam, stretch.Head, stretch.Head.Count);
            Append(_seam, stretch.Tail, stretch.Tail.Count);
        }

        _spells[0].Take(_seam, whole: true);
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
            _byBegin[stretch.Position] = stretch;
            _byEnd[stretch.End] = stretch;
            if (_byEnd.TryGetValue(stretch.Position, out var before) && before != stretch)
            {
                Join(before, stretch);
            }

            if (_byBegin.TryGetValue(stretch.End, out var after) && after != stretch)
            {
                Join(stretch, after);
            }
        }
    }

    /// <summary>Works on the persons at the seam of two stretches; one with a single person waits for the end.</summary>
    private void Join(Stretch before, Stretch after)
    {
        if (before.IsSplit && after.IsSplit)
        {
            _seam.Count = 0;
            Append(_seam, before.Tail, before.Tail.Count);
            Append(_seam, after.Head, after.Head.Count);
            _spells[0].Take(_seam, whole: true);
            before.Tail = new JobBatch(0);
            after.Head = new JobBatch(0);
        }
    }

    /// <summary>Rows that follow each other: what is held back of them.</summary>
    private sealed class Stretch(long position)
    {
        public long Position => position;

        public long End { get; set; }

        /// <summary>Head and tail are different persons.</summary>
        public bool IsSplit { get; set; }

        public JobBatch Head { get; set; } = new(0);

        public JobBatch Tail { get; set; } = new(0);

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

        public void End(JobBatch rows, PersonColumn persons, long end)
        {
            Append(_hasHead ? _stretch.Tail : _stretch.Head, rows, rows.Count);
            rows.Count = 0;
            _stretch.End = end;
            _stretch.IsSplit = _hasHead;
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
