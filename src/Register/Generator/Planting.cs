using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Generator;

/// <summary>
/// Chooses, before any career is drawn, the employers that are reorganised or re-classified. Each employer is in at most
/// one plan, as origin or destination, so that no plan disturbs another.
/// </summary>
internal sealed class Planting
{
    // A sector with fewer employers keeps them all: people must find another one to change to.
    private const int EmployersToSpare = 8;
    private readonly Employers _employers;
    private readonly int _months;
    private readonly HashSet<int> _taken = [];
    private readonly List<PlantedGroup> _groups = [];
    private readonly List<int> _reclassified = [];

    private Planting(Employers employers, int months)
    {
        _employers = employers;
        _months = months;
    }

    /// <summary>Plants what the options ask for, as far as there are employers of fitting size.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="employers">The employers; changed.</param>
    /// <param name="random">The sequence for plans.</param>
    /// <returns>The groups, by the number that their employer holds, and the employers whose sector code changes.</returns>
    public static (IReadOnlyList<PlantedGroup> Groups, IReadOnlyList<int> Reclassified) Plant(
        GeneratorOptions options, Employers employers, ref RandomSequence random)
    {
        var planting = new Planting(employers, options.Months);

        // The first month has no arrivals.
        if (options.Months > 1)
        {
            for (var i = 0; i < options.Reorganisations; i++)
            {
                planting.PlantGroup((GroupKind)(i % 3), i, ref random);
            }

            for (var i = 0; i < options.NearMisses; i++)
            {
                planting.PlantGroup(i % 2 == 0 ? GroupKind.TooFew : GroupKind.SmallShare, i, ref random);
            }

            for (var i = 0; i < options.ReclassifiedEmployers; i++)
            {
                planting.Reclassify(i, ref random);
            }
        }

        return (planting._groups, planting._reclassified);
    }

    private void PlantGroup(GroupKind kind, int turn, ref RandomSequence random)
    {
        var (least, most) = kind switch
        {
            GroupKind.TooFew => (8, 500),
            GroupKind.SmallShare => (60, 100_000),
            _ => (15, 300),
        };
        var origin = Choose(turn, least, most, ref random);
        if (origin == Employer.None)
        {
            return;
        }

        _taken.Add(origin);
        var sector = _employers[origin].Sector;
        var destination = kind == GroupKind.Renumbered
            ? _employers.Add(_employers[origin], _employers.People(origin))
            : Choose(sector + 1 + turn, Employers.ReportsFully, 100_000, ref random);
        if (destination == Employer.None)
        {
            return;
        }

        var month = Month(ref random);
        _taken.Add(destination);
        ref var employer = ref _employers[origin];
        employer.Group = _groups.Count;
        employer.GroupLeavesIn = month;
        if (kind is GroupKind.Renumbered or GroupKind.Merged)
        {
            employer.ClosedFrom = month;
            employer.Successor = destination;
        }

        _groups.Add(new PlantedGroup(kind, month, origin, destination));
    }

    private void Reclassify(int turn, ref RandomSequence random)
    {
        var index = Choose(turn, Employers.ReportsFully, 300, ref random);
        if (index == Employer.None)
        {
            return;
        }

        _taken.Add(index);
        ref var employer = ref _employers[index];
        employer.LaterSector = (byte)Other(employer.Sector + 1 + turn, employer.Sector);
        employer.ReclassifiedIn = Month(ref random);
        _reclassified.Add(index);
    }

    private int Month(ref RandomSequence random) => 1 + random.NextBelow(_months - 1);

    // State, region, municipality and private in turn; the social funds are too few to take part.
    private static int Other(int turn, int sector)
    {
        int[] sectors = [0, LabourMarket.Region, LabourMarket.Municipality, LabourMarket.Private];
        var chosen = sectors[turn % sectors.Length];
        return chosen != sector ? chosen : sectors[(turn + 1) % sectors.Length];
    }

    private int Choose(int turn, double least, double most, ref RandomSequence random)
    {
        // From the sector whose turn it is, or the next that has a fitting employer.
        for (var i = 0; i < 4; i++)
        {
            var (start, count) = _employers.OfSector(Other(turn + i, Employer.None)).GetOffsetAndLength(_employers.Count);
            var fitting = Enumerable.Range(start, count)
                .Where(e => _employers.People(e) >= least && _employers.People(e) <= most && !_taken.Contains(e))
                .ToList();
            if (count >= EmployersToSpare && fitting.Count > 0)
            {
                return fitting[random.NextBelow(fitting.Count)];
            }
        }

        return Employer.None;
    }
}
