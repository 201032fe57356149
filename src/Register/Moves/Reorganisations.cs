using System.Runtime.InteropServices;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Moves;

/// <summary>
/// People who go together from one employer to one other between two adjacent periods: the candidates, which of them the
/// run's rule calls a reorganisation, and what is left as moves.
/// </summary>
internal sealed class Reorganisations
{
    private readonly List<MoveCount> _moves = [];
    private readonly List<GroupMove> _groups = [];

    /// <summary>Goes through all moves.</summary>
    /// <param name="log">The moves.</param>
    /// <param name="seen">The people still seen at the old employer.</param>
    /// <param name="reclassified">People of employers whose sector changed.</param>
    /// <param name="rule">The rule; null when all are movers.</param>
    public Reorganisations(
        MoveLog log, SeenCounts seen, IEnumerable<KeyValuePair<Reclassification, long>> reclassified, ReorganisationRule? rule)
    {
        Rule = rule;
        var sweep = seen.Read();
        var counter = new MoveCounter(log.Kinds, _moves);
        foreach (var band in log.Bands())
        {
            Gather(band, counter, sweep);
        }

        counter.EndPeriod();
        EmployerChanges = counter.EmployerChanges;
        SectorSwitches = counter.SectorSwitches;
        var again = seen.Read();
        Reclassified =
        [
            .. reclassified.OrderBy(change => change.Key.Period).Select(change => new ReclassifiedEmployer(
                change.Key, change.Value, Math.Max(change.Value, again.Of(change.Key.Period, change.Key.Employer)))),
        ];
    }

    /// <summary>What another engine counted.</summary>
    /// <param name="moves">The moves that are no reorganisations.</param>
    /// <param name="groups">The groups of two people and more.</param>
    /// <param name="reclassified">The employers whose sector changed.</param>
    /// <param name="rule">The rule that was applied.</param>
    /// <param name="employerChanges">All moves within a sector, reorganisations included.</param>
    /// <param name="sectorSwitches">All moves between sectors, reorganisations included.</param>
    public Reorganisations(
        IEnumerable<MoveCount> moves,
        IEnumerable<GroupMove> groups,
        IEnumerable<ReclassifiedEmployer> reclassified,
        ReorganisationRule? rule,
        long employerChanges,
        long sectorSwitches)
    {
        Rule = rule;
        _moves = [.. moves];
        _groups = [.. groups];
        Reclassified = [.. reclassified];
        EmployerChanges = employerChanges;
        SectorSwitches = sectorSwitches;
    }

    /// <summary>The rule of the run; null when all are movers.</summary>
    public ReorganisationRule? Rule { get; }

    /// <summary>People by period and kind of move, reorganisations left out.</summary>
    public IReadOnlyList<MoveCount> Moves => _moves;

    /// <summary>All moves within a sector, reorganisations included.</summary>
    public long EmployerChanges { get; }

    /// <summary>All moves between sectors, reorganisations included.</summary>
    public long SectorSwitches { get; }

    /// <summary>The employers whose sector changed.</summary>
    public IReadOnlyList<ReclassifiedEmployer> Reclassified { get; }

    /// <summary>The groups that the run's rule finds.</summary>
    public IReadOnlyList<GroupMove> Found => [.. _groups.Where(group => group.Meets(Rule))];

    /// <summary>What is left of the moves under another rule, or without one.</summary>
    public ThresholdOutcome Outcome(ReorganisationRule? rule)
    {
        var met = _groups.Where(group => group.Meets(rule)).ToList();
        var people = met.Sum(group => (long)group.People);
        var switches = met.Sum(group => (long)group.Switches);
        return new ThresholdOutcome(
            rule?.MinPeople ?? 0, rule?.MinShare ?? 0, met.Count, people, EmployerChanges - (people - switches), SectorSwitches - switches);
    }

    // The moves stand in order of period and employers; those over a gap belong to no group.
    private void Gather(MoveBlock moves, MoveCounter counter, SeenCounts.Sweep seen)
    {
        for (var first = 0; first < moves.Count;)
        {
            var key = moves.Keys[first];
            var end = first + 1;
            while (end < moves.Count && moves.Keys[end] == key)
            {
                end++;
            }

            // One person is no group under any rule, and most pairs of employers have one.
            var period = moves.FirstPeriod + MoveKey.Period(key);
            var withDirect = true;
            if (end - first > 1 && Group(moves.Kinds.AsSpan(first..end), counter.Kinds) is { } group)
            {
                var (from, to) = (MoveKey.From(key), MoveKey.To(key));
                group = group with { Period = period, From = from, To = to, Seen = seen.Of(period, from) };
                _groups.Add(group);
                withDirect = !group.Meets(Rule);
            }

            counter.Add(period, moves.Kinds.AsSpan(first..end), withDirect);
            first = end;
        }
    }

    /// <summary>The direct ones of moves between the same employers in a period; null when there are fewer than two.</summary>
    private static GroupMove? Group(ReadOnlySpan<int> moves, MoveKinds kinds)
    {
        var sectors = new Dictionary<(byte Origin, byte Destination), int>();
        var people = 0;
        foreach (var move in moves)
        {
            var kind = kinds[move];
            if (!kind.OverGap)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(sectors, (kind.Origin, kind.Destination), out _)++;
                people++;
            }
        }

        if (people < 2)
        {
            return null;
        }

        var (origin, destination) = sectors
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Origin).ThenBy(pair => pair.Key.Destination)
            .First().Key;
        return new GroupMove(
            0,
            0,
            0,
            origin,
            destination,
            people,
            sectors.Where(pair => pair.Key.Origin != pair.Key.Destination).Sum(pair => pair.Value),
            0);
    }
}

/// <summary>An employer whose sector is another than in the period before.</summary>
internal readonly record struct Reclassification(int Period, int Employer, byte Origin, byte Destination);

/// <summary>The people of an employer whose sector changed.</summary>
/// <param name="Change">The period, the employer and its sectors.</param>
/// <param name="People">How many they are.</param>
/// <param name="Seen">The employer's people with a direct transition in the period; not less than <paramref name="People"/>.</param>
internal sealed record ReclassifiedEmployer(Reclassification Change, long People, long Seen);

/// <summary>People who moved in one way in one period.</summary>
internal readonly record struct MoveCount(int Period, MoveKind Kind, long People);

/// <summary>People who go together from one employer to one other.</summary>
/// <param name="Period">The period of arrival.</param>
/// <param name="From">The old employer, as compared.</param>
/// <param name="To">The new employer, as compared.</param>
/// <param name="Origin">The sector before, of most of them.</param>
/// <param name="Destination">The sector after, of most of them.</param>
/// <param name="People">How many they are.</param>
/// <param name="Switches">How many of them change sector.</param>
/// <param name="Seen">People of the old employer with a direct transition in the period.</param>
internal sealed record GroupMove(
    int Period, int From, int To, byte Origin, byte Destination, int People, int Switches, int Seen)
{
    /// <summary>Whether a rule calls the group a reorganisation.</summary>
    public bool Meets(ReorganisationRule? rule) =>
        rule is not null && People >= rule.MinPeople && People >= (decimal)rule.MinShare * Seen;
}
