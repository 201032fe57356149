using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Moves;

/// <summary>
/// People who go together from one employer to one other between two adjacent periods: the candidates, and which of them
/// a rule calls a reorganisation.
/// </summary>
internal sealed class Reorganisations
{
    private readonly Transitions _transitions;
    private readonly int[] _groupOf;
    private readonly List<GroupMove> _groups = [];

    public Reorganisations(Transitions transitions)
    {
        _transitions = transitions;
        _groupOf = new int[transitions.Moves.Count];
        Gather();
    }

    /// <summary>The groups that a rule finds; none without a rule.</summary>
    public IReadOnlyList<GroupMove> Found(ReorganisationRule? rule) => [.. _groups.Where(group => group.Meets(rule))];

    /// <summary>For each move, in order, whether a rule makes it part of a reorganisation.</summary>
    public bool[] IsPart(ReorganisationRule? rule) =>
        [.. _groupOf.Select(group => group >= 0 && _groups[group].Meets(rule))];

    /// <summary>What is left of the moves under a rule, or without one.</summary>
    public ThresholdOutcome Outcome(ReorganisationRule? rule)
    {
        var met = _groups.Where(group => group.Meets(rule)).ToList();
        var people = met.Sum(group => (long)group.People);
        var switches = met.Sum(group => (long)group.Switches);
        var (changes, allSwitches) = Totals();
        return new ThresholdOutcome(
            rule?.MinPeople ?? 0, rule?.MinShare ?? 0, met.Count, people, changes - (people - switches), allSwitches - switches);
    }

    /// <summary>The moves within a sector and between sectors when no rule is applied.</summary>
    public (long EmployerChanges, long SectorSwitches) Totals()
    {
        var switches = _transitions.Moves.Count(move => move.Origin != move.Destination);
        return (_transitions.Moves.Count - switches, switches);
    }

    private void Gather()
    {
        var moves = _transitions.Moves;
        var order = new int[moves.Count];
        var direct = 0;
        for (var i = 0; i < moves.Count; i++)
        {
            _groupOf[i] = -1;
            if (!moves[i].OverGap)
            {
                order[direct++] = i;
            }
        }

        order.AsSpan(0, direct).Sort((left, right) => Compare(moves[left], moves[right]));
        for (var first = 0; first < direct;)
        {
            var end = first + 1;
            while (end < direct && Compare(moves[order[first]], moves[order[end]]) == 0)
            {
                end++;
            }

            // One person is no group under any rule, and most pairs of employers have one.
            if (end - first > 1)
            {
                AddGroup(order.AsSpan(first, end - first));
            }

            first = end;
        }
    }

    private void AddGroup(ReadOnlySpan<int> members)
    {
        var move = _transitions.Moves[members[0]];
        var sectors = new Dictionary<(byte Origin, byte Destination), int>();
        foreach (var member in members)
        {
            var pair = (_transitions.Moves[member].Origin, _transitions.Moves[member].Destination);
            sectors[pair] = sectors.GetValueOrDefault(pair) + 1;
            _groupOf[member] = _groups.Count;
        }

        var (origin, destination) = sectors
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Origin).ThenBy(pair => pair.Key.Destination)
            .First().Key;
        _groups.Add(new GroupMove(
            move.Period,
            move.From,
            move.To,
            origin,
            destination,
            members.Length,
            sectors.Where(pair => pair.Key.Origin != pair.Key.Destination).Sum(pair => pair.Value),
            _transitions.Seen[move.Period, move.From]));
    }

    private static int Compare(in Move left, in Move right)
    {
        var order = left.Period.CompareTo(right.Period);
        order = order != 0 ? order : left.From.CompareTo(right.From);
        return order != 0 ? order : left.To.CompareTo(right.To);
    }
}

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
