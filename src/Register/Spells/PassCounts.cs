using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;

namespace Sektorskifte.Register.Spells;

/// <summary>What the pass counted.</summary>
internal sealed class PassCounts
{
    private readonly int _earliest;
    private readonly bool[] _seen;
    private bool[] _employers = new bool[1024];

    public PassCounts(PassSettings settings, int groups)
    {
        var periods = settings.Latest - settings.Earliest + 1;
        var levels = settings.Levels + 1;
        _earliest = settings.Earliest;
        _seen = new bool[periods];
        Stock = new PeriodCells(settings.Earliest, periods, groups, settings.Sectors, levels);
        Entries = new PeriodCells(settings.Earliest, periods, groups, settings.Sectors, levels);
        Exits = new PeriodCells(settings.Earliest, periods, groups, settings.Sectors, levels);
        Transitions = new Transitions(settings.Earliest, periods);
    }

    public long Used { get; set; }

    public long Duplicates { get; set; }

    public long OutsideWindow { get; set; }

    public long Persons { get; set; }

    public long PersonPeriods { get; set; }

    public long Ambiguous { get; set; }

    public long WithSecondJobs { get; set; }

    public long Spells { get; set; }

    /// <summary>People by main job in each period.</summary>
    public PeriodCells Stock { get; }

    /// <summary>People to whose period no transition leads.</summary>
    public PeriodCells Entries { get; }

    /// <summary>People from whose period no transition leads.</summary>
    public PeriodCells Exits { get; }

    public Transitions Transitions { get; }

    /// <summary>The number of employers, as compared, that are somebody's main job in the window.</summary>
    public int Employers => _employers.Count(seen => seen);

    /// <summary>Notes that a period of the window has a row.</summary>
    public void RowsSeen(int period) => _seen[period - _earliest] = true;

    /// <summary>Whether a period of the window has a row.</summary>
    public bool HasRows(int period) => period >= _earliest && period - _earliest < _seen.Length && _seen[period - _earliest];

    /// <summary>The periods of the window that have a row, ascending.</summary>
    public IReadOnlyList<int> PeriodsSeen => [.. Enumerable.Range(_earliest, _seen.Length).Where(HasRows)];

    /// <summary>Notes an employer of a main job.</summary>
    public void EmployerSeen(int employer)
    {
        if (employer >= _employers.Length)
        {
            Array.Resize(ref _employers, employer * 2);
        }

        _employers[employer] = true;
    }
}
