using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Spells;

/// <summary>
/// Follows since when a person has been a leader in the sector, job after job, also before the window; see
/// <c>docs/methods/time-to-switch.md</c>.
/// </summary>
internal sealed class LeaderStretch(PassSettings settings)
{
    private const int NoLeader = -1;
    private const int NoJob = -2;
    private const int Unseen = int.MinValue;

    private readonly int _perYear = PeriodNumbers.PerYear(settings.Grain);
    private int _sector = NoJob;
    private int _last;
    private int _start;
    private bool _isBroken;

    /// <summary>Whether the beginning of the stretch was seen.</summary>
    public bool IsSeen => _start != Unseen;

    /// <summary>The next jobs are another person's.</summary>
    public void Restart() => (_sector, _isBroken) = (NoJob, false);

    /// <summary>Ambiguous periods come next: nothing after them is linked to what was before.</summary>
    public void Break() => _isBroken = true;

    /// <summary>The person's next job, of the periods from first to last.</summary>
    public void Follow(int sector, int level, int first, int last)
    {
        if (level > 0)
        {
            if (sector != _sector)
            {
                _start = _sector == NoJob ? Unseen : first;
            }
            else if (_isBroken || first - _last - 1 > settings.GapAllowance)
            {
                // Nobody saw whether the person was one meanwhile.
                _start = Unseen;
            }
        }

        (_sector, _last, _isBroken) = (level > 0 ? sector : NoLeader, last, false);
    }

    /// <summary>The years as a leader in a period of the job followed last, which is a leader's.</summary>
    public byte TenureAt(int period) => _start == Unseen ? Tenure.Unknown : Tenure.Of(period - _start, _perYear);

    /// <summary>The last period in which the years as a leader are those of a period.</summary>
    public int LastLike(int period)
    {
        var years = TenureAt(period);
        return years >= Tenure.Open ? int.MaxValue : _start + ((years + 1) * _perYear) - 1;
    }
}
