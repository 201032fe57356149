using Sektorskifte.Register.Records;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Generator;

/// <summary>Turns a person's months into rows, with the flaws that are planted, and tells the truth about them.</summary>
internal sealed class RowMaker
{
    private const double FullTimeHours = 160.33;
    private const double WageGrowth = 0.02;
    private const int ImputedOf256 = 15;
    private const double UnitPerHalf = 1.0 / (1UL << 32);
    private const long FirstPerson = 10_000_000_000;
    private static readonly string[] Flaws =
    [
        RejectReason.SectorUnknown, RejectReason.SectorMissing, RejectReason.Period,
        RejectReason.PeriodRange, RejectReason.PersonMissing, RejectReason.EmployerMissing,
    ];

    private readonly TruthCounter _truth;
    private readonly GeneratedRow[] _rows;
    private readonly int[] _months;
    private readonly double[] _wageLevel;
    private readonly int _firstYear;
    private readonly double _miscoded;
    private readonly double _duplicate;
    private GeneratedRow _person;
    private int _count;
    private bool _surelySeen;

    /// <summary>Rows under the settings.</summary>
    public RowMaker(GeneratorOptions options, TruthCounter truth)
    {
        _truth = truth;
        _rows = new GeneratedRow[options.Months * 3];
        _months = [.. Enumerable.Range(options.FirstMonth, options.Months).Select(m => (m / 12 * 100) + (m % 12) + 1)];
        _wageLevel = [.. Enumerable.Range(0, options.Months).Select(m => 1 + (WageGrowth / 12 * m))];
        _firstYear = options.FirstMonth / 12;
        _miscoded = options.MiscodedShare;
        _duplicate = _miscoded + options.DuplicateShare;
    }

    /// <summary>The person's rows so far.</summary>
    public ReadOnlySpan<GeneratedRow> Rows => _rows.AsSpan(0, _count);

    /// <summary>Draws a job's pay and hours: two thirds work full time, and pay is spread around the sector's level.</summary>
    public static (double Pay, double Hours) DrawPay(int sector, bool leader, ref RandomSequence random)
    {
        var spread = 0.75 + (0.25 * (random.NextUnit() + random.NextUnit()));
        var part = random.NextUnit();
        var time = leader || part < 0.67 ? 1 : 0.3 + part;
        return (LabourMarket.FullTimePay(sector, leader) * spread * time, Math.Round(FullTimeHours * time, 2));
    }

    /// <summary>Draws who the next person is.</summary>
    public void Begin(long number, int start, bool leader, ref RandomSequence random)
    {
        _count = 0;
        _surelySeen = false;

        // Nobody enters younger than 18, leaders at 28; nobody is older than 67 in the last month.
        var youngest = leader ? 28 : 18;
        var years = _months.Length / 12;
        var oldest = Math.Max(67 - years, youngest + 10);
        var entering = start > 0 && !leader ? youngest + ((oldest - youngest) / 2) : oldest;
        var year = _firstYear + (start / 12);
        _person = new GeneratedRow
        {
            Person = FirstPerson + number,
            BirthYear = (short)(year - youngest - random.NextBelow(entering - youngest + 1)),
            Sex = (byte)(1 + random.NextBelow(2)),
        };
    }

    /// <summary>Decides now that the month's row will have no flaw, or will; the draw that <see cref="Write"/> would make.</summary>
    public bool WillBeSeen(ref RandomSequence random)
    {
        _surelySeen = random.NextUnit() >= _miscoded;
        return _surelySeen;
    }

    /// <summary>Writes a month: one row, one more for the second job, one more when it is duplicated.</summary>
    public void Write(int month, in Job job, in SecondJob second, Employers employers, ref RandomSequence random)
    {
        var bits = random.Next();
        var flaw = (bits >> 32) * UnitPerHalf;
        if (flaw < _miscoded && !_surelySeen)
        {
            Fill(ref _rows[_count], month, in job, bits);
            Spoil(ref _rows[_count++], ref random);
            return;
        }

        _surelySeen = false;
        Fill(ref _rows[_count++], month, in job, bits);
        if (second.Exists)
        {
            AddSecondJob(month, in second, employers, bits);
        }

        _truth.See(month, job.Employer, job.Sector, job.Leader, second.Exists);
        if (flaw < _duplicate && flaw >= _miscoded)
        {
            _rows[_count] = _rows[_count - 1];
            _count++;
            _truth.Duplicates++;
        }
    }

    private void Fill(ref GeneratedRow row, int month, in Job job, ulong bits)
    {
        var noise = 0.98 + (0.04 / 65536 * (ushort)bits);
        var imputed = (byte)(bits >> 16) < ImputedOf256;
        row = _person;
        row.Enterprise = Employers.Number(job.Employer);
        row.Workplace = job.Workplace;
        row.Month = _months[month];
        row.Sector = job.Sector;
        row.Occupation = job.Occupation;
        row.Pay = (long)(job.Pay * _wageLevel[month] * noise * 100) / 100.0;
        row.Hours = imputed ? FullTimeHours : job.Hours;
        row.Imputed = imputed ? (byte)1 : (byte)0;
    }

    // The main job's row stands first in half of the months, so that order tells nothing.
    private void AddSecondJob(int month, in SecondJob second, Employers employers, ulong bits)
    {
        var employer = employers.InPlaceOf(second.Employer, month);
        ref var main = ref _rows[_count - 1];
        ref var row = ref _rows[_count++];
        row = main;
        row.Enterprise = Employers.Number(employer);
        row.Workplace = row.Enterprise * (long)(Employer.MostWorkplaces + 100);
        row.Sector = (byte)employers[employer].SectorIn(month);
        row.Occupation = second.Occupation;
        row.Pay = (long)(main.Pay * second.PayShare * 100) / 100.0;
        row.Hours = second.Hours;
        row.Imputed = 0;
        if ((bits & (1 << 24)) != 0)
        {
            (main, row) = (row, main);
        }
    }

    private void Spoil(ref GeneratedRow row, ref RandomSequence random)
    {
        var reason = Flaws[random.NextBelow(Flaws.Length)];
        _truth.Reject(reason);
        switch (reason)
        {
            case RejectReason.SectorUnknown:
                row.Sector = GeneratedRow.UnknownSector;
                break;
            case RejectReason.SectorMissing:
                row.Sector = GeneratedRow.NoSector;
                break;
            case RejectReason.Period:
                row.Month = (row.Month / 100 * 100) + (13 * random.NextBelow(2));
                break;
            case RejectReason.PeriodRange:
                row.Month = random.NextBelow(2) == 0 ? 185001 : 999912;
                break;
            case RejectReason.PersonMissing:
                row.Person = 0;
                break;
            default:
                row.Enterprise = 0;
                break;
        }
    }
}
