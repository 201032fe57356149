using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>
/// The heart of the mapping: takes the rows of one person after the other and counts main jobs, spells, transitions and
/// stocks. What it remembers grows with employers, cells and moves to another employer, never with rows or persons.
/// </summary>
internal sealed class PersonPass
{
    private const int NoStay = -1;

    private readonly JobCatalogue _catalogue;
    private readonly MainJob _mainJob;
    private readonly PassSettings _settings;
    private readonly PersonRows _rows = new();
    private readonly int[] _lastSeen;
    private readonly int[] _lastLeader;
    private Job _previous;
    private int _stayEmployer = NoStay;
    private int _stayFirst;
    private int _stayLast;
    private bool _hasPrevious;

    public PersonPass(PassSettings settings, JobCatalogue catalogue)
    {
        _settings = settings;
        _catalogue = catalogue;
        _mainJob = new MainJob(settings.MainJob, catalogue);
        _lastSeen = new int[settings.Sectors];
        _lastLeader = new int[settings.Sectors];
        Counts = new PassCounts(settings, catalogue.Attributes.Groups);
    }

    /// <summary>What has been counted so far.</summary>
    public PassCounts Counts { get; }

    /// <summary>Takes a row of the current person.</summary>
    public void Add(in JobRow row) => _rows.Add(row);

    /// <summary>Works out the current person and makes ready for the next.</summary>
    public void EndPerson()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var rows = _rows.Count;
        var duplicates = _rows.TakeOutDuplicates();
        Counts.Duplicates += duplicates;
        Counts.Used += rows - duplicates;
        CountOutside(_rows.ByPeriods());
        Array.Fill(_lastSeen, int.MinValue);
        Array.Fill(_lastLeader, int.MinValue);
        _hasPrevious = false;
        var inWindow = Counts.PersonPeriods;
        Follow(_settings.LaysOutSpells ? _rows.LaidOut(_settings.Last) : _rows.ByPeriods());
        if (_hasPrevious)
        {
            Counts.Exits[_previous.Period, _previous.Group, _previous.Sector, _previous.Level]++;
        }

        EndStay();
        Counts.Persons += Counts.PersonPeriods > inWindow ? 1 : 0;
        _rows.Clear();
    }

    private void CountOutside(ReadOnlySpan<JobRow> rows)
    {
        foreach (ref readonly var row in rows)
        {
            Counts.OutsideWindow += row.Period > _settings.Last || row.End < _settings.First ? 1 : 0;
        }
    }

    private void Follow(ReadOnlySpan<JobRow> rows)
    {
        for (var first = 0; first < rows.Length;)
        {
            var period = rows[first].Period;
            if (period > _settings.Last)
            {
                break;
            }

            var best = first;
            var ambiguous = false;
            var jobs = 1;
            var next = first + 1;
            for (; next < rows.Length && rows[next].Period == period; next++)
            {
                ambiguous |= _settings.SeveralEmployersAreAmbiguous && !SameEmployer(rows[first], rows[next]);
                jobs++;
                if (_mainJob.Beats(rows[next], rows[best]))
                {
                    best = next;
                }
            }

            Step(rows[best], period, ambiguous, jobs);
            first = next;
        }
    }

    private bool SameEmployer(in JobRow left, in JobRow right) =>
        left.Employer == right.Employer
        || _catalogue.Employers.Compared(left.Employer) == _catalogue.Employers.Compared(right.Employer);

    /// <summary>One person-period: counts it, links it to the one before, and remembers it.</summary>
    private void Step(in JobRow main, int period, bool ambiguous, int jobs)
    {
        var inWindow = period >= _settings.First;
        if (inWindow)
        {
            Counts.PersonPeriods++;
            Counts.RowsSeen(period);
            Counts.WithSecondJobs += jobs > 1 && !ambiguous ? 1 : 0;
            Counts.Ambiguous += ambiguous ? 1 : 0;
        }

        if (ambiguous)
        {
            if (_hasPrevious)
            {
                Counts.Exits[_previous.Period, _previous.Group, _previous.Sector, _previous.Level]++;
                _hasPrevious = false;
            }

            return;
        }

        var job = new Job(
            period,
            _catalogue.Employers.Compared(main.Employer),
            (byte)_catalogue.SectorOf(main.Sector, main.Employer),
            (byte)_catalogue.LevelOf(main),
            _settings.Groups == 1 ? 0 : _catalogue.Attributes.Group(main.Attributes, _settings.YearOf(period)));
        if (inWindow)
        {
            Counts.EmployerSeen(job.Employer);
            Counts.Stock[period, job.Group, job.Sector, job.Level]++;
            if (_hasPrevious && period - _previous.Period - 1 <= _settings.GapAllowance)
            {
                Link(job);
            }
            else
            {
                if (_hasPrevious)
                {
                    Counts.Exits[_previous.Period, _previous.Group, _previous.Sector, _previous.Level]++;
                }

                Counts.Entries[period, job.Group, job.Sector, job.Level]++;
                Counts.Spells++;
            }

            _previous = job;
            _hasPrevious = true;
        }

        _lastSeen[job.Sector] = period;
        if (job.Level > 0)
        {
            _lastLeader[job.Sector] = period;
        }
    }

    private void Link(in Job job)
    {
        var transitions = Counts.Transitions;
        var overGap = job.Period > _previous.Period + 1;
        if (!overGap)
        {
            ExtendStay(job.Period);
        }

        if (job.Employer == _previous.Employer)
        {
            if (job.Sector == _previous.Sector)
            {
                transitions.SameJob++;
                return;
            }

            transitions.AddReclassification(job.Period, job.Employer, _previous.Sector, job.Sector);
        }
        else
        {
            var since = job.Period - _settings.LookBack;
            transitions.Moves.Add(new Move
            {
                Period = job.Period,
                From = _previous.Employer,
                To = job.Employer,
                Group = _previous.Group,
                Origin = _previous.Sector,
                Destination = job.Sector,
                Before = _previous.Level,
                After = job.Level,
                OverGap = overGap,
                Experience = Since(_lastSeen, since) | (1u << _previous.Sector),
                LeaderExperience = Since(_lastLeader, since) | (_previous.Level > 0 ? 1u << _previous.Sector : 0),
            });
        }

        Counts.Spells++;
    }

    /// <summary>Notes a direct transition from the previous job's employer, as part of the stay there when it is one.</summary>
    private void ExtendStay(int arrival)
    {
        if (_stayEmployer != _previous.Employer || arrival != _stayLast + 1)
        {
            EndStay();
            _stayEmployer = _previous.Employer;
            _stayFirst = arrival;
        }

        _stayLast = arrival;
    }

    private void EndStay()
    {
        if (_stayEmployer != NoStay)
        {
            Counts.Transitions.Seen.AddStay(_stayFirst, _stayLast, _stayEmployer);
            _stayEmployer = NoStay;
        }
    }

    private static uint Since(int[] last, int since)
    {
        uint bits = 0;
        for (var sector = 0; sector < last.Length; sector++)
        {
            bits |= last[sector] >= since ? 1u << sector : 0;
        }

        return bits;
    }

    private readonly record struct Job(int Period, int Employer, byte Sector, byte Level, int Group);
}
