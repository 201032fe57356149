namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>
/// Leaders by years as a leader, by docs/methods/time-to-switch.md: every person and period by itself. Cells by their codes, as
/// those of <see cref="ReferenceCells"/>.
/// </summary>
internal sealed class ReferenceTime
{
    private const int OpenYears = 15;

    private readonly ReferenceRun _run;
    private readonly ReferenceCells _cells;
    private readonly ILookup<string, Observation> _persons;

    public ReferenceTime(ReferenceRun run, ReferenceCells cells)
    {
        _run = run;
        _cells = cells;
        _persons = run.All.OrderBy(o => o.Period).ToLookup(o => o.Person);
        CountYears();
        CountEvents();
    }

    /// <summary>Sector, position, outcome, destination, years as a leader, attributes.</summary>
    public Dictionary<string, double> Events { get; } = [];

    /// <summary>Sector, position, years as a leader, attributes.</summary>
    public Dictionary<string, double> PersonYears { get; } = [];

    /// <summary>The stretches of the window that began seen and unseen.</summary>
    public (long Seen, long Unseen) Stretches
    {
        get
        {
            var begun = _run.Observed.Where(o => IsLeader(o) && !_run.Transitions.Any(t => t.After == o && Continues(t.Before, o))).ToList();
            return (begun.Count(o => Beginning(o) is not null), begun.Count(o => Beginning(o) is null));
        }
    }

    /// <summary>The share who have come to an end by the end of a year; null when it can't be said.</summary>
    public double? Incidence(string sector, string position, string outcome, string destination, int years, IReadOnlyList<string> attributes)
    {
        var (free, come) = (1.0, 0.0);
        for (var year = 0; year < years; year++)
        {
            double Count(string kind, string to) => Events.GetValueOrDefault(string.Join('|', [sector, position, kind, to, $"{year}", .. attributes]));
            var atRisk = PersonYears.GetValueOrDefault(string.Join('|', [sector, position, $"{year}", .. attributes]));
            if (atRisk == 0)
            {
                return null;
            }

            var all = (Count("switch", "total") + Count("left_leadership", "total") + Count("exit", "total")) / atRisk;
            come += all == 0 ? 0 : free * (Count(outcome, destination) / atRisk / all) * (1 - Math.Exp(-all));
            free *= Math.Exp(-all);
        }

        return come;
    }

    private void CountYears()
    {
        foreach (var period in _run.Seen.Where(p => Showing.Arrivals(_run, p)))
        {
            foreach (var leader in _run.Observed.Where(o => o.Period == Showing.Before(_run, period) && IsLeader(o)))
            {
                ReferenceCells.Add(
                    PersonYears,
                    [_cells.SectorCodes(leader.Main.Sector), .. Rest(leader)],
                    1.0 / PlainPeriods.PerYear(_run.Profile.Period));
            }
        }
    }

    private void CountEvents()
    {
        foreach (var (move, kind) in _run.Moves.Where(m => m.Kind == Kind.SectorSwitch && IsLeader(m.Transition.Before)))
        {
            AddEvent(move.Before, "switch", _cells.SectorCodes(move.After.Main.Sector));
        }

        foreach (var move in _run.Transitions.Where(t => t.SameSector && IsLeader(t.Before) && !IsLeader(t.After)))
        {
            AddEvent(move.Before, "left_leadership", ["total"]);
        }

        var linked = _run.Transitions.Select(t => t.Before).ToHashSet();
        foreach (var leader in _run.Observed.Where(o => IsLeader(o) && !linked.Contains(o) && Showing.Exits(_run, o.Period)))
        {
            var next = _persons[leader.Person].FirstOrDefault(o => o.Period > leader.Period);
            AddEvent(leader, next is { Ambiguous: true } && next.Period - leader.Period - 1 <= _run.Gap ? "ambiguous" : "exit", ["total"]);
        }
    }

    private void AddEvent(Observation leader, string outcome, IReadOnlyList<string> destinations)
    {
        var rest = Rest(leader).ToList();
        ReferenceCells.Add(Events, [_cells.SectorCodes(leader.Main.Sector), rest[0], [outcome], destinations, .. rest.Skip(1)], 1);
    }

    private IEnumerable<IReadOnlyList<string>> Rest(Observation leader) =>
        [[.. ReferenceCells.PositionCodes(leader.Level).Skip(1)], ["total", Years(leader)], .. _cells.AttributeCodes(leader)];

    private string Years(Observation leader)
    {
        if (Beginning(leader) is not { } beginning)
        {
            return "unknown";
        }

        var years = (leader.Period - beginning) / PlainPeriods.PerYear(_run.Profile.Period);
        return years >= OpenYears ? $"{OpenYears}_plus" : $"{years}";
    }

    /// <summary>The period in which the stretch began; null when that was not seen.</summary>
    private int? Beginning(Observation leader)
    {
        var first = leader;
        var before = Before(first);
        while (before is not null && !before.Ambiguous && Continues(before, first) && first.Period - before.Period - 1 <= _run.Gap)
        {
            first = before;
            before = Before(first);
        }

        var known = _persons[leader.Person].LastOrDefault(o => o.Period < first.Period && !o.Ambiguous);
        return known is null || Continues(known, first) ? null : first.Period;
    }

    private Observation? Before(Observation one) => _persons[one.Person].LastOrDefault(o => o.Period < one.Period);

    private static bool Continues(Observation before, Observation after) =>
        IsLeader(before) && IsLeader(after) && before.Main.Sector == after.Main.Sector;

    private static bool IsLeader(Observation one) => !one.Ambiguous && one.Level is not null;
}
