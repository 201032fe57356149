using System.Runtime.InteropServices;
using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Moves;

namespace Sektorskifte.Register.Spells;

/// <summary>What a pass counted: everything that the tables of a mapping are made of, but the moves.</summary>
internal sealed class PassCounts
{
    private readonly int _first;
    private readonly bool[] _seen;
    private bool[] _employers = new bool[1024];

    public PassCounts(PassSettings settings, int groups)
    {
        var periods = settings.Last - settings.First + 1;
        var levels = settings.Levels + 1;
        _first = settings.First;
        _seen = new bool[periods];
        Stock = new PeriodCells(settings.First, periods, groups, settings.Sectors, levels);
        Entries = new PeriodCells(settings.First, periods, groups, settings.Sectors, levels);
        Exits = new PeriodCells(settings.First, periods, groups, settings.Sectors, levels);
        Tenure = new TenureCells(groups, settings.Sectors, settings.Levels);
    }

    /// <summary>People with a period in the window.</summary>
    public long Persons { get; set; }

    public long PersonPeriods { get; set; }

    public long Ambiguous { get; set; }

    public long Spells { get; set; }

    /// <summary>Links within the same employer and sector.</summary>
    public long SameJob { get; set; }

    /// <summary>People by main job in each period.</summary>
    public PeriodCells Stock { get; }

    /// <summary>People to whose period no transition leads.</summary>
    public PeriodCells Entries { get; }

    /// <summary>People from whose period no transition leads.</summary>
    public PeriodCells Exits { get; }

    /// <summary>Leaders by years as a leader.</summary>
    public TenureCells Tenure { get; }

    /// <summary>People whose employer, as compared, stayed the same while its sector changed.</summary>
    public Dictionary<Reclassification, long> Reclassifications { get; } = [];

    /// <summary>The number of employers, as compared, that are somebody's main job in the window.</summary>
    public int Employers => _employers.Count(seen => seen);

    /// <summary>Notes that periods of the window have rows.</summary>
    public void RowsSeen(int first, int last) => _seen.AsSpan(first - _first, last - first + 1).Fill(true);

    /// <summary>Whether a period of the window has a row.</summary>
    public bool HasRows(int period) => period >= _first && period - _first < _seen.Length && _seen[period - _first];

    /// <summary>The periods of the window that have a row, ascending.</summary>
    public IReadOnlyList<int> PeriodsSeen => [.. Enumerable.Range(_first, _seen.Length).Where(HasRows)];

    /// <summary>Notes an employer of a main job.</summary>
    public void EmployerSeen(int employer)
    {
        if (employer >= _employers.Length)
        {
            Array.Resize(ref _employers, employer * 2);
        }

        _employers[employer] = true;
    }

    /// <summary>Notes people of an employer whose sector changed.</summary>
    public void AddReclassification(Reclassification change, long people) =>
        CollectionsMarshal.GetValueRefOrAddDefault(Reclassifications, change, out _) += people;

    /// <summary>Adds what another pass of the same run counted.</summary>
    public void Add(PassCounts other)
    {
        Persons += other.Persons;
        PersonPeriods += other.PersonPeriods;
        Ambiguous += other.Ambiguous;
        Spells += other.Spells;
        SameJob += other.SameJob;
        Stock.Add(other.Stock);
        Entries.Add(other.Entries);
        Exits.Add(other.Exits);
        Tenure.Add(other.Tenure);
        foreach (var (change, people) in other.Reclassifications)
        {
            AddReclassification(change, people);
        }

        for (var period = 0; period < _seen.Length; period++)
        {
            _seen[period] |= other._seen[period];
        }

        for (var employer = other._employers.Length - 1; employer >= 0; employer--)
        {
            if (other._employers[employer])
            {
                EmployerSeen(employer);
            }
        }
    }
}
