using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Spells;

/// <summary>
/// The heart of the mapping: takes the spells of one person after the other and counts stocks, links and moves. What it
/// remembers grows with employers, cells and moves to another employer, never with rows or persons.
/// </summary>
internal sealed class SpellPass : ISpellSink
{
    private const int NoStay = -1;

    private readonly PassSettings _settings;
    private readonly JobMeaning _meaning;
    private readonly MoveLog.Writer _moves;
    private readonly SeenCounts.Writer _seen;
    private readonly int[] _lastSeen;
    private readonly int[] _lastLeader;
    private readonly LeaderStretch _stretch;
    private Job _previous;
    private int _previousLast;
    private int _stayEmployer = NoStay;
    private int _stayFirst;
    private int _stayLast;
    private bool _hasPrevious;

    /// <summary>A pass; several may share the moves and the people still seen.</summary>
    public SpellPass(PassSettings settings, JobMeaning meaning, MoveLog moves, SeenCounts seen)
    {
        _settings = settings;
        _meaning = meaning;
        _moves = moves.Open();
        _seen = seen.Open();
        _lastSeen = new int[settings.Sectors];
        _lastLeader = new int[settings.Sectors];
        _stretch = new LeaderStretch(settings);
        Counts = new PassCounts(settings, meaning.Groups.Count);
    }

    /// <summary>What has been counted so far.</summary>
    public PassCounts Counts { get; }

    /// <inheritdoc/>
    public void Add(PersonId person, ReadOnlySpan<JobSpell> spells)
    {
        Array.Fill(_lastSeen, int.MinValue);
        Array.Fill(_lastLeader, int.MinValue);
        _hasPrevious = false;
        _stretch.Restart();
        var before = Counts.PersonPeriods;
        foreach (ref readonly var spell in spells)
        {
            if (spell.First > _settings.Last)
            {
                break;
            }

            Follow(spell, Math.Min(spell.Last, _settings.Last));
        }

        Exit();
        EndStay();
        Counts.Persons += Counts.PersonPeriods > before ? 1 : 0;
    }

    /// <summary>Hands over what is still held back; the counts are complete then.</summary>
    public void Finish()
    {
        _moves.Flush();
        _seen.Flush();
    }

    private void Follow(in JobSpell spell, int last)
    {
        var first = Math.Max(spell.First, _settings.First);
        if (last >= first)
        {
            Counts.PersonPeriods += last - first + 1;
            Counts.RowsSeen(first, last);
        }

        if (spell.Employer == JobSpell.Ambiguous)
        {
            _stretch.Break();
            if (last >= first)
            {
                Counts.Ambiguous += last - first + 1;
                Exit(first);
            }

            return;
        }

        var sector = (byte)_meaning.Catalogue.SectorOf(spell.Sector, spell.Employer);
        var level = (byte)_meaning.Levels.Of(spell.Occupation, spell.Status, spell.Title);
        _stretch.Follow(sector, level, spell.First, last);
        if (last >= first)
        {
            var employer = _meaning.Catalogue.Employers.Compared(spell.Employer);
            Work(new Job(employer, sector, level), spell.Attributes, first, last);
        }

        _lastSeen[sector] = last;
        if (level > 0)
        {
            _lastLeader[sector] = last;
        }
    }

    /// <summary>A job over periods of the window.</summary>
    private void Work(Job job, int attributes, int first, int last)
    {
        Counts.EmployerSeen(job.Employer);
        var end = PartEnd(first, last);
        job = job with { Group = Group(attributes, first) };
        Arrive(job, first);
        Stay(job, first, end, last);

        // A person's group can change at the turn of the year; nothing else does.
        while (end < last)
        {
            var start = end + 1;
            end = PartEnd(start, last);
            job = job with { Group = Group(attributes, start) };
            Stay(job, start, end, last);
        }

        if (last > first)
        {
            Counts.SameJob += last - first;
            ExtendStay(job.Employer, first + 1, last);
        }

        _previous = job.Level > 0 ? job with { Tenure = _stretch.TenureAt(last) } : job;
        _previousLast = last;
        _hasPrevious = true;
    }

    /// <summary>A job over periods of one group, of those up to the job's last.</summary>
    private void Stay(in Job job, int first, int end, int last)
    {
        Counts.Stock.AddRange(first, end, job.Group, job.Sector, job.Level);
        if (job.Level == 0)
        {
            return;
        }

        // What becomes of the last period shows when the next job comes, or none.
        end = Math.Min(end, last - 1);
        for (var start = first; start <= end;)
        {
            var until = Math.Min(end, _stretch.LastLike(start));
            Counts.Tenure.AddAtRisk((job with { Tenure = _stretch.TenureAt(start) }).Cell, until - start + 1);
            start = until + 1;
        }
    }

    private int Group(int attributes, int period) =>
        _meaning.Groups.Count == 1 ? 0 : _meaning.Groups.Of(attributes, _settings.YearOf(period));

    private int PartEnd(int first, int last) =>
        _meaning.Groups.VaryByYear ? Math.Min(last, _settings.LastOf(_settings.YearOf(first))) : last;

    /// <summary>The first period of a job: links it to the one before, or lets the person enter.</summary>
    private void Arrive(in Job job, int period)
    {
        var isLinked = _hasPrevious && period - _previousLast - 1 <= _settings.GapAllowance;
        if (job.Level > 0 && !(isLinked && _previous.Level > 0 && _previous.Sector == job.Sector))
        {
            Counts.Tenure.StretchesSeen += _stretch.IsSeen ? 1 : 0;
            Counts.Tenure.StretchesUnseen += _stretch.IsSeen ? 0 : 1;
        }

        if (isLinked)
        {
            Link(job, period);
            return;
        }

        Exit();
        Counts.Entries.Add(period, job.Group, job.Sector, job.Level);
        Counts.Spells++;
    }

    private void Link(in Job job, int period)
    {
        var overGap = period > _previousLast + 1;
        if (!overGap)
        {
            ExtendStay(_previous.Employer, period, period);
        }

        if (_previous.Level > 0)
        {
            Counts.Tenure.AddAtRisk(_previous.Cell, 1);
            if (job.Level == 0 && job.Sector == _previous.Sector)
            {
                Counts.Tenure.AddLeft(_previous.Cell);
            }
        }

        if (job.Employer == _previous.Employer)
        {
            if (job.Sector == _previous.Sector)
            {
                Counts.SameJob++;
                return;
            }

            Counts.AddReclassification(new Reclassification(period, job.Employer, _previous.Sector, job.Sector), 1);
        }
        else
        {
            var since = period - _settings.LookBack;
            _moves.Add(period, _previous.Employer, job.Employer, new MoveKind
            {
                Group = _previous.Group,
                Origin = _previous.Sector,
                Destination = job.Sector,
                Before = _previous.Level,
                After = job.Level,
                OverGap = overGap,
                Tenure = _previous.Tenure,
                Experience = Since(_lastSeen, since) | (1u << _previous.Sector),
                LeaderExperience = Since(_lastLeader, since) | (_previous.Level > 0 ? 1u << _previous.Sector : 0),
            });
        }

        Counts.Spells++;
    }

    /// <summary>The person's last period links to no later one.</summary>
    /// <param name="ambiguous">The ambiguous period that comes next, if one does.</param>
    private void Exit(int ambiguous = int.MaxValue)
    {
        if (_hasPrevious)
        {
            Counts.Exits.Add(_previousLast, _previous.Group, _previous.Sector, _previous.Level);
            if (_previous.Level > 0)
            {
                Counts.Tenure.AddEnd(new LeaderEnd(
                    _previousLast, _previous.Cell, ambiguous - _previousLast - 1 <= _settings.GapAllowance));
            }

            _hasPrevious = false;
        }
    }

    /// <summary>Notes direct transitions from an employer, as part of the stay there when they continue it.</summary>
    private void ExtendStay(int employer, int firstArrival, int lastArrival)
    {
        if (_stayEmployer != employer || firstArrival != _stayLast + 1)
        {
            EndStay();
            _stayEmployer = employer;
            _stayFirst = firstArrival;
        }

        _stayLast = lastArrival;
    }

    private void EndStay()
    {
        if (_stayEmployer != NoStay)
        {
            _seen.AddStay(_stayFirst, _stayLast, _stayEmployer);
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

    private readonly record struct Job(int Employer, byte Sector, byte Level, int Group = 0, byte Tenure = 0)
    {
        public TenureCell Cell => new(Group, Sector, Level, Tenure);
    }
}
