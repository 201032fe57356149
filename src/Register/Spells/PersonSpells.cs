using System.Runtime.InteropServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>
/// From rows to spells: works out person after person of a batch which job is the main one in each period, and hands over the
/// spells of these. Exact duplicates are dropped, and rows are counted by period.
/// </summary>
internal sealed class PersonSpells
{
    private readonly SpellSettings _settings;
    private readonly JobCatalogue _catalogue;
    private readonly MainJob _mainJob;
    private readonly ISpellSink _sink;
    private readonly RowChanges _changes = new();
    private readonly RowChanges _orderedChanges = new();
    private readonly JobBatch _ordered = new();
    private readonly List<int> _group = [];
    private JobSpell[] _spells = new JobSpell[64];
    private int _count;
    private int[] _numbers = [];
    private int _held;

    public PersonSpells(SpellSettings settings, JobCatalogue catalogue, ISpellSink sink)
    {
        _settings = settings;
        _catalogue = catalogue;
        _mainJob = new MainJob(settings.MainJob, catalogue);
        _sink = sink;
        Tally = settings.NewTally();
    }

    /// <summary>The rows so far.</summary>
    public RecordTally Tally { get; }

    /// <summary>The next rows follow none that were left.</summary>
    public void Restart() => _held = 0;

    /// <summary>Takes the persons of a batch whose rows stand together.</summary>
    /// <param name="rows">The rows; each person's are next to each other.</param>
    /// <param name="whole">The last person has no further rows; otherwise it is left for the next call.</param>
    /// <param name="first">The row to begin with.</param>
    /// <returns>The row at which the last, unfinished person begins; the number of rows when none is left.</returns>
    public int Take(JobBatch rows, bool whole, int first = 0)
    {
        if (rows.Count == first)
        {
            return first;
        }

        // Rows of a person who was unfinished, and stayed where they were, have been looked at.
        var known = Math.Max(_held, first + 1);
        _held = 0;
        _changes.Mark(rows, known);
        var persons = rows.Person;
        var start = first;
        for (var row = known; row < rows.Count; row++)
        {
            if (persons[row] != persons[row - 1])
            {
                Person(rows, start, row);
                start = row;
            }
        }

        if (!whole)
        {
            _held = start == 0 ? rows.Count : 0;
            return start;
        }

        Person(rows, start, rows.Count);
        return rows.Count;
    }

    private void Person(JobBatch rows, int start, int end)
    {
        _count = 0;
        if (_settings.LaysOutSpells)
        {
            LayOut(rows, start, end);
        }
        else if (IsAscending(rows.Period, start, end))
        {
            Follow(rows, _changes, start, end);
        }
        else
        {
            Order(rows, start, end);
            _orderedChanges.Mark(_ordered, 1);
            Follow(_ordered, _orderedChanges, 0, _ordered.Count);
        }

        _sink.Add(rows.Person[start], _spells.AsSpan(0, _count));
    }

    private static bool IsAscending(int[] periods, int start, int end)
    {
        var ascending = true;
        for (var row = start + 1; row < end; row++)
        {
            ascending &= periods[row - 1] <= periods[row];
        }

        return ascending;
    }

    /// <summary>Goes through rows in order of their periods.</summary>
    private void Follow(JobBatch rows, RowChanges changes, int start, int end)
    {
        var periods = rows.Period;
        for (var row = start; row < end;)
        {
            var period = periods[row];
            if (row + 1 < end && periods[row + 1] == period)
            {
                var next = row + 2;
                while (next < end && periods[next] == period)
                {
                    next++;
                }

                Together(rows, Numbers(row, next), period);
                row = next;
                continue;
            }

            Step(rows, row, period, ambiguous: false);
            var stop = changes.FirstChange(row + 1, end);
            if (stop < end && stop > row + 1 && periods[stop] == periods[stop - 1])
            {
                stop--;
            }

            _spells[_count - 1].Last = periods[stop - 1];
            Tally.AddUsed(period, periods[stop - 1]);
            row = stop;
        }
    }

    /// <summary>Several rows in one period: drops duplicates and finds the main job.</summary>
    private void Together(JobBatch rows, ReadOnlySpan<int> members, int period)
    {
        _group.Clear();
        RowContent.AddDistinct(rows, members, _group);
        Tally.AddUsed(period, period, _group.Count);
        Tally.Duplicates[period - Tally.Earliest] += members.Length - _group.Count;
        Choose(rows, CollectionsMarshal.AsSpan(_group), period);
    }

    private void Choose(JobBatch rows, ReadOnlySpan<int> jobs, int period)
    {
        var best = jobs[0];
        var ambiguous = false;
        foreach (var job in jobs[1..])
        {
            ambiguous |= _settings.SeveralEmployersAreAmbiguous && !SameEmployer(rows.Employer[jobs[0]], rows.Employer[job]);
            best = _mainJob.Beats(rows, job, best) ? job : best;
        }

        Tally.SecondJobs[period - Tally.Earliest] += jobs.Length > 1 && !ambiguous ? 1 : 0;
        Step(rows, best, period, ambiguous);
    }

    private bool SameEmployer(int left, int right) =>
        left == right || _catalogue.Employers.Compared(left) == _catalogue.Employers.Compared(right);

    /// <summary>Continues the last spell, or begins one.</summary>
    private void Step(JobBatch rows, int row, int period, bool ambiguous)
    {
        var spell = ambiguous
            ? new JobSpell { First = period, Last = period, Employer = JobSpell.Ambiguous }
            : new JobSpell
            {
                First = period,
                Last = period,
                Employer = rows.Employer[row],
                Sector = rows.Sector[row],
                Occupation = rows.Occupation[row],
                Title = rows.Title[row],
                Status = rows.Status[row],
                Attributes = rows.Attributes[row],
            };
        if (_count > 0 && _spells[_count - 1].Last == period - 1 && _spells[_count - 1].SameJob(spell))
        {
            _spells[_count - 1].Last = period;
            return;
        }

        if (_count == _spells.Length)
        {
            Array.Resize(ref _spells, _count * 2);
        }

        _spells[_count++] = spell;
    }

    /// <summary>The numbers of consecutive rows.</summary>
    private ReadOnlySpan<int> Numbers(int first, int end)
    {
        if (_numbers.Length < end - first)
        {
            _numbers = new int[(end - first) * 2];
        }

        for (var row = first; row < end; row++)
        {
            _numbers[row - first] = row;
        }

        return _numbers.AsSpan(0, end - first);
    }

    /// <summary>Copies a person's rows in order of their periods.</summary>
    private void Order(JobBatch rows, int start, int end)
    {
        var order = Numbers(start, end).ToArray();
        var periods = rows.Period;
        Array.Sort(order, (left, right) => periods[left] != periods[right]
            ? periods[left].CompareTo(periods[right]) : left.CompareTo(right));
        _ordered.Count = 0;
        foreach (var row in order)
        {
            _ordered.Add(rows[row]);
        }
    }

    /// <summary>Lays distinct spells out over the periods they touch, and chooses in each of these.</summary>
    private void LayOut(JobBatch rows, int start, int end)
    {
        _group.Clear();
        RowContent.AddDistinct(rows, Numbers(start, end), _group);
        int[] distinct = [.. _group];
        CountSpells(rows, distinct, start, end);
        Array.Sort(distinct, (left, right) => rows.Period[left].CompareTo(rows.Period[right]));
        var running = new List<int>();
        var next = 0;
        for (var period = rows.Period[distinct[0]]; next < distinct.Length || running.Count > 0; period++)
        {
            if (running.Count == 0)
            {
                period = rows.Period[distinct[next]];
            }

            while (next < distinct.Length && rows.Period[distinct[next]] == period)
            {
                running.Add(distinct[next++]);
            }

            running.RemoveAll(row => Math.Min(rows.End[row], _settings.LastOfData) < period);
            if (running.Count > 0)
            {
                Choose(rows, CollectionsMarshal.AsSpan(running), period);
            }
        }
    }

    private void CountSpells(JobBatch rows, int[] distinct, int start, int end)
    {
        foreach (var row in distinct)
        {
            Tally.Used[rows.Period[row] - Tally.Earliest]++;
            if (rows.End[row] != JobRow.StillRunning)
            {
                Tally.Ended[rows.End[row] - Tally.Earliest]++;
            }
        }

        for (var row = start; row < end; row++)
        {
            Tally.Duplicates[rows.Period[row] - Tally.Earliest]++;
        }

        foreach (var row in distinct)
        {
            Tally.Duplicates[rows.Period[row] - Tally.Earliest]--;
        }
    }
}
