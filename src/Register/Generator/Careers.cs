using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Generator;

/// <summary>
/// Draws one person's working life after the other and turns it into rows. A person is forgotten when the next is drawn.
/// </summary>
internal sealed class Careers
{
    private const int SearchTries = 64;
    private readonly GeneratorOptions _options;
    private readonly Employers _employers;
    private readonly IReadOnlyList<PlantedGroup> _groups;
    private readonly TruthCounter _truth;
    private readonly JobChanges _changes;
    private readonly CrowdLimit _crowds = new();
    private readonly RowMaker _rows;
    private readonly AliasTable _sectors;
    private readonly int _months;
    private readonly double _presentAtStart;
    private long _next = 1;
    private RandomSequence _random;
    private Job _job;
    private SecondJob _second;

    /// <summary>Careers at the employers, counted by <paramref name="truth"/>.</summary>
    public Careers(
        GeneratorOptions options, Employers employers, IReadOnlyList<PlantedGroup> groups, TruthCounter truth)
    {
        _options = options;
        _employers = employers;
        _groups = groups;
        _truth = truth;
        _months = options.Months;
        _changes = new JobChanges(options, employers.PrivateReportedShare);
        _rows = new RowMaker(options, truth);
        _sectors = new AliasTable([.. Enumerable.Range(0, LabourMarket.Sectors).Select(LabourMarket.EmployeeShare)]);
        _presentAtStart = StockShare(options);
    }

    /// <summary>People whose careers are drawn.</summary>
    public long Done => _next - 1;

    /// <summary>The people expected at work or between two jobs in a month, as a share of all who ever have a job in the
    /// period: each who leaves is replaced.</summary>
    public static double StockShare(GeneratorOptions options) => 1 / (1 + (options.ExitRate / 12 * (options.Months - 1)));

    /// <summary>The rows of the person drawn last, by month. Valid until the next is drawn.</summary>
    public ReadOnlySpan<GeneratedRow> Rows => _rows.Rows;

    /// <summary>Draws the next person; false when all are drawn.</summary>
    public bool Next()
    {
        if (_next > _options.Persons)
        {
            return false;
        }

        _random = new RandomSequence((ulong)_options.Seed, (ulong)_next + RegisterGenerator.StreamsBeforePersons);
        var start = _random.NextUnit() < _presentAtStart ? 0 : 1 + _random.NextBelow(_months - 1);

        Enter(start);
        _rows.Begin(_next++, start, _job.Leader, ref _random);
        _truth.BeginPerson();
        Live(start);
        return true;
    }

    private void Enter(int month)
    {
        var sector = _sectors.Draw(ref _random);
        var leader = _random.NextUnit() < LabourMarket.LeaderShare(sector);
        _job = default;
        _job.Employer = Employer.None;
        var employer = Search(sector, month, leader, direct: false);

        // Every sector keeps lasting employers that report; the last one drawn serves when chance passed them by.
        Start(employer == Employer.None ? _employers.OfSector(sector).Start.Value : employer, month, leader);
        _second = _random.NextUnit() < _options.SecondJobShare ? FindSecondJob() : SecondJob.None;
    }

    private void Live(int start)
    {
        var absent = false;
        for (var month = start; month < _months; month++)
        {
            if (absent)
            {
                if (_random.NextUnit() >= JobChanges.GapEnds)
                {
                    continue;
                }

                absent = false;
                Return(month);
            }
            else if (month > start)
            {
                var happens = _changes.Draw(_job.Sector, _job.Leader, ref _random);
                if (happens == CareerEvent.Exit)
                {
                    return;
                }

                if (happens == CareerEvent.Gap)
                {
                    absent = true;
                    continue;
                }

                Continue(happens, month);
            }

            _job.Sector = (byte)_employers[_job.Employer].SectorIn(month);
            if (_second.Exists && _random.NextUnit() < JobChanges.SecondJobEnds)
            {
                _second = SecondJob.None;
            }

            _rows.Write(month, in _job, in _second, _employers, ref _random);
        }
    }

    private void Continue(CareerEvent happens, int month)
    {
        ref var employer = ref _employers[_job.Employer];
        if (month == employer.GroupLeavesIn)
        {
            // Nobody else changes employer in that month, so that the group is exactly who was planned.
            FollowGroup(_groups[employer.Group], month);
            return;
        }

        switch (happens)
        {
            case CareerEvent.SecondJob when !_second.Exists:
                _second = FindSecondJob();
                break;
            case CareerEvent.Move:
                Move(month, direct: true);
                break;
            case CareerEvent.MoveUp:
                MoveTo(_changes.LeaderDestination(_job.Sector, ref _random), month, leader: true, direct: true);
                break;
            case CareerEvent.ChangePosition when _job.Leader || employer.Report != OccupationReport.None:
                Start(_job.Employer, month, !_job.Leader);
                break;
            case CareerEvent.ChangeWorkplace:
                _job.Workplace = DrawWorkplace(_job.Employer);
                break;
        }
    }

    private void Return(int month)
    {
        _job.Employer = _employers.InPlaceOf(_job.Employer, month);
        if (_random.NextUnit() < JobChanges.ElsewhereAfterGap)
        {
            Move(month, direct: false);
        }
    }

    private void FollowGroup(PlantedGroup group, int month)
    {
        var goes = group.Kind switch
        {
            GroupKind.Renumbered or GroupKind.Merged => true,
            GroupKind.UnitMoved => _random.NextUnit() < PlantedGroup.UnitShare,
            // A near miss takes those who are sure to be seen in both months, so that its size is exact.
            _ => group.Places > 0 && _truth.WasSeenIn(month - 1) && _rows.WillBeSeen(ref _random),
        };
        if (goes)
        {
            group.Places--;
            _job.Employer = group.Destination;
            _job.Workplace = DrawWorkplace(group.Destination);
        }
    }

    private void Move(int month, bool direct)
    {
        var leader = _job.Leader;
        var sector = leader
            ? _changes.LeaderDestination(_job.Sector, ref _random)
            : _changes.OtherDestination(_job.Sector, ref _random);
        var stepsDown = leader && _random.NextUnit() < JobChanges.StepDownShare;
        MoveTo(sector, month, leader && !stepsDown, direct);
    }

    // Who finds no other employer stays.
    private void MoveTo(int sector, int month, bool leader, bool direct)
    {
        var employer = Search(sector, month, leader, direct);
        if (employer != Employer.None)
        {
            Start(employer, month, leader);
        }
    }

    private int Search(int sector, int month, bool leader, bool direct)
    {
        for (var i = 0; i < SearchTries; i++)
        {
            var found = _employers.InPlaceOf(_employers.Draw(sector, ref _random), month);
            ref var employer = ref _employers[found];
            if (found != _job.Employer
                && employer.SectorIn(month) == sector
                && (!leader || employer.Report != OccupationReport.None)
                && (!direct || !_employers[_job.Employer].IsSmall || _crowds.Admit(_job.Employer, found, month)))
            {
                return found;
            }
        }

        return Employer.None;
    }

    private void Start(int index, int month, bool leader)
    {
        ref var employer = ref _employers[index];
        _job.Employer = index;
        _job.Sector = (byte)employer.SectorIn(month);
        _job.Leader = leader;
        _job.Occupation = Occupations.Draw(ref _random, _job.Sector, leader, employer.Report);
        _job.Workplace = DrawWorkplace(index);
        var (pay, hours) = RowMaker.DrawPay(_job.Sector, leader, ref _random);
        _job.Pay = pay;
        _job.Hours = hours;
    }

    private long DrawWorkplace(int employer) =>
        (Employers.Number(employer) * (long)(Employer.MostWorkplaces + 100)) + _random.NextBelow(_employers[employer].Workplaces);

    private SecondJob FindSecondJob()
    {
        var employer = _employers.Draw(_sectors.Draw(ref _random), ref _random);
        return new SecondJob(
            employer,
            Occupations.Draw(ref _random, _employers[employer].Sector, leader: false, _employers[employer].Report),
            0.10 + (0.35 * _random.NextUnit()),
            Math.Round(10 + (50 * _random.NextUnit()), 2));
    }
}
