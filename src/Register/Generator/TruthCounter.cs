using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Generator;

/// <summary>
/// Counts what is planted while it is planted, from the people's own lives and not from the rows. A transition out of an
/// employer from which a planted group leaves waits until the size of the group is known.
/// </summary>
internal sealed class TruthCounter
{
    private const int NotSeen = -1_000_000;
    private readonly GeneratorOptions _options;
    private readonly Employers _employers;
    private readonly IReadOnlyList<PlantedGroup> _groups;
    private readonly IReadOnlyList<int> _reclassified;
    private readonly Dictionary<int, long> _reclassifiedPeople = [];
    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private readonly MoveTally _moves = new();
    private readonly long[] _stock;
    private readonly long[] _leaderStock;
    private readonly int _reach;
    private long _used;
    private long _persons;
    private long _personPeriods;
    private long _withSecondJobs;
    private long _spells;
    private long _linked;
    private long _sameJob;
    private long _reclassification;
    private int _month;
    private int _employer;
    private int _sector;
    private bool _leader;

    /// <summary>A counter for a register with these plans.</summary>
    public TruthCounter(
        GeneratorOptions options,
        Employers employers,
        IReadOnlyList<PlantedGroup> groups,
        IReadOnlyList<int> reclassified)
    {
        _options = options;
        _employers = employers;
        _groups = groups;
        _reclassified = reclassified;
        _reach = options.GapAllowance + 1;
        _stock = new long[options.Months * LabourMarket.Sectors];
        _leaderStock = new long[options.Months * LabourMarket.Sectors];
    }

    /// <summary>Rows, beyond the first, that equal another in all columns.</summary>
    public long Duplicates { get; set; }

    /// <summary>Forgets the last person.</summary>
    public void BeginPerson() => _month = NotSeen;

    /// <summary>Whether the person had a usable main job in the month, which is the last one looked at.</summary>
    public bool WasSeenIn(int month) => _month == month;

    /// <summary>Counts a row that can't be used.</summary>
    public void Reject(string reason) => _rejected[reason] = _rejected.GetValueOrDefault(reason) + 1;

    /// <summary>Counts a month in which the person's main job can be seen. Months come in order.</summary>
    public void See(int month, int employer, int sector, bool leader, bool hasSecondJob)
    {
        _used += hasSecondJob ? 2 : 1;
        _personPeriods++;
        _withSecondJobs += hasSecondJob ? 1 : 0;
        _persons += _month == NotSeen ? 1 : 0;
        _stock[(month * LabourMarket.Sectors) + sector]++;
        _leaderStock[(month * LabourMarket.Sectors) + sector] += leader ? 1 : 0;

        var away = month - _month;
        if (away > _reach || !Link(month, away == 1, employer, sector, leader))
        {
            _spells++;
        }

        _month = month;
        _employer = employer;
        _sector = sector;
        _leader = leader;
    }

    /// <summary>The truth about the register, once all people are drawn.</summary>
    public GeneratedTruth Finish()
    {
        var moves = new MoveTally();
        moves.Add(_moves);
        var without = new MoveTally();
        without.Add(_moves);
        var rule = new ReorganisationRule();
        var groups = _groups.Select(g => Describe(g, rule)).ToList();
        foreach (var (group, found) in _groups.Zip(groups))
        {
            without.Add(group.Moves);
            if (!found.IsReorganisation)
            {
                moves.Add(group.Moves);
            }
        }

        var reorganised = groups.Where(g => g.IsReorganisation).Sum(g => g.People);
        return new GeneratedTruth
        {
            Settings = _options,
            PlantedLeaderMoves = SectorPairs((o, d) => LabourMarket.Flow(o, d)),
            RowsRead = _used + Duplicates + _rejected.Values.Sum(),
            Used = _used,
            Duplicates = Duplicates,
            Rejected = _rejected,
            Persons = _persons,
            PersonPeriods = _personPeriods,
            PersonPeriodsWithSecondJobs = _withSecondJobs,
            Spells = _spells,
            LinkedPairs = _linked,
            Moves = new MoveCounts(_sameJob, moves.EmployerChanges, moves.SectorSwitches, _reclassification, reorganised),
            MovesWithoutRule = new MoveCounts(
                _sameJob, without.EmployerChanges, without.SectorSwitches, _reclassification, 0),
            SectorMoves = SectorPairs((o, d) => moves.All[(o * LabourMarket.Sectors) + d]),
            LeaderMoves = SectorPairs((o, d) => moves.LeadersBefore[(o * LabourMarket.Sectors) + d]),
            LeaderHires = SectorPairs((o, d) => moves.LeadersAfter[(o * LabourMarket.Sectors) + d]),
            Stock = ByYear(_stock),
            LeaderStock = ByYear(_leaderStock),
            Groups = groups,
            Reclassifications = [.. _reclassified.Select(Describe)],
        };
    }

    // True when the spell goes on.
    private bool Link(int month, bool direct, int employer, int sector, bool leader)
    {
        _linked++;
        ref var before = ref _employers[_employer];
        var group = direct && month == before.GroupLeavesIn ? _groups[before.Group] : null;
        if (group is not null)
        {
            group.Seen++;
        }

        if (employer != _employer)
        {
            var tally = group is not null && employer == group.Destination ? group.Moves : _moves;
            tally.Add(_sector, sector, _leader, leader);
            return false;
        }

        if (sector != _sector)
        {
            _reclassification++;
            _reclassifiedPeople[employer] = _reclassifiedPeople.GetValueOrDefault(employer) + 1;
            return false;
        }

        _sameJob++;
        return true;
    }

    private TruthGroup Describe(PlantedGroup group, ReorganisationRule rule)
    {
        var share = group.Seen == 0 ? 0 : (double)group.People / group.Seen;
        return new TruthGroup(
            group.Kind,
            Month(group.Month),
            Employers.Number(group.Origin),
            Employers.Number(group.Destination),
            LabourMarket.Codes[_employers[group.Origin].SectorIn(group.Month - 1)],
            LabourMarket.Codes[_employers[group.Destination].SectorIn(group.Month)],
            group.People,
            group.Seen,
            group.People >= rule.MinPeople && share >= rule.MinShare);
    }

    private TruthReclassification Describe(int index)
    {
        ref var employer = ref _employers[index];
        return new TruthReclassification(
            Month(employer.ReclassifiedIn),
            Employers.Number(index),
            LabourMarket.Codes[employer.Sector],
            LabourMarket.Codes[employer.LaterSector],
            _reclassifiedPeople.GetValueOrDefault(index));
    }

    private string Month(int month)
    {
        var number = _options.FirstMonth + month;
        return string.Create(CultureInfo.InvariantCulture, $"{number / 12:0000}-{(number % 12) + 1:00}");
    }

    // A year's stock is that of its last month in which anybody is seen; a year in which nobody is seen has none.
    private SortedDictionary<int, IReadOnlyDictionary<string, long>> ByYear(long[] counts)
    {
        var years = new SortedDictionary<int, IReadOnlyDictionary<string, long>>();
        for (var month = 0; month < _options.Months; month++)
        {
            var first = month * LabourMarket.Sectors;
            var year = (_options.FirstMonth + month) / 12;
            if (!years.ContainsKey(year) || _stock.AsSpan(first, LabourMarket.Sectors).ContainsAnyExcept(0L))
            {
                years[year] = BySector(s => counts[first + s]);
            }
        }

        return years;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, long>> SectorPairs(Func<int, int, long> count) =>
        Enumerable.Range(0, LabourMarket.Sectors).ToDictionary(
            o => LabourMarket.Codes[o], o => BySector(d => count(o, d)));

    private static IReadOnlyDictionary<string, long> BySector(Func<int, long> count) =>
        Enumerable.Range(0, LabourMarket.Sectors).ToDictionary(s => LabourMarket.Codes[s], count);
}
