using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Mobility;

/// <summary>What the data can show: which periods have rows, and in which reporting periods arrivals, entries and exits are visible.</summary>
internal sealed class Coverage
{
    private readonly PassCounts _counts;
    private readonly PeriodRule _rule;
    private readonly int _gap;

    public Coverage(PassCounts counts, PeriodRule rule, int gapAllowance)
    {
        _counts = counts;
        _rule = rule;
        _gap = gapAllowance;
        Seen = counts.PeriodsSeen;
        Grain = Seen.Count == 0 ? [] : [.. Enumerable.Range(Seen[0], Seen[^1] - Seen[0] + 1)];
        Missing = [.. Grain.Where(period => !counts.HasRows(period))];
        Reporting = [.. Grain.Select(period => PeriodNumbers.Reporting(period, rule)).Distinct()];
    }

    /// <summary>The periods with rows, ascending.</summary>
    public IReadOnlyList<int> Seen { get; }

    /// <summary>All periods from the first with rows to the last.</summary>
    public IReadOnlyList<int> Grain { get; }

    /// <summary>Periods between the first and the last that have no row.</summary>
    public IReadOnlyList<int> Missing { get; }

    /// <summary>The reporting periods, ascending.</summary>
    public IReadOnlyList<int> Reporting { get; }

    /// <summary>The index in <see cref="Reporting"/> of the reporting period in which a period lies.</summary>
    public int IndexOf(int period) => PeriodNumbers.Reporting(period, _rule) - Reporting[0];

    /// <summary>The text of a reporting period.</summary>
    public string Text(int reporting) => PeriodNumbers.Text(reporting, _rule.Reporting);

    /// <summary>The grain periods of a reporting period, between the first and the last with rows.</summary>
    public IEnumerable<int> GrainOf(int reporting) =>
        Grain.Where(period => PeriodNumbers.Reporting(period, _rule) == reporting);

    /// <summary>Whether people can be seen to arrive in the period.</summary>
    public bool ShowsArrivals(int period) => _counts.HasRows(period) && Before(period).Any(_counts.HasRows);

    /// <summary>The last period with rows before one that shows arrivals.</summary>
    public int LastSeenBefore(int period) => Before(period).Last(_counts.HasRows);

    /// <summary>Whether people can be seen to appear in the period.</summary>
    public bool ShowsEntries(int period) => _counts.HasRows(period) && Before(period).All(_counts.HasRows);

    /// <summary>Whether people can be seen to disappear after the period.</summary>
    public bool ShowsExits(int period) =>
        _counts.HasRows(period) && Enumerable.Range(period + 1, _gap + 1).All(_counts.HasRows);

    /// <summary>Reporting periods in which only some of a full set of grain periods show arrivals, with how many do.</summary>
    public IReadOnlyDictionary<string, int> Partial()
    {
        var full = PeriodNumbers.PerYear(_rule.Grain) / PeriodNumbers.PerYear(_rule.Reporting);
        return Reporting
            .Select(reporting => (Text: Text(reporting), Shown: GrainOf(reporting).Count(ShowsArrivals)))
            .Where(period => period.Shown > 0 && period.Shown < full)
            .ToDictionary(period => period.Text, period => period.Shown);
    }

    /// <summary>Marks the reporting periods in which no grain period shows what a cube counts.</summary>
    /// <param name="cube">A cube whose first dimension is the period.</param>
    /// <param name="firstMember">The member of the first reporting period.</param>
    /// <param name="shows">Whether a grain period shows it.</param>
    public void MarkMissing(Cube cube, int firstMember, Func<int, bool> shows)
    {
        for (var i = 0; i < Reporting.Count; i++)
        {
            if (!GrainOf(Reporting[i]).Any(shows))
            {
                cube.MarkMissing(0, firstMember + i);
            }
        }
    }

    /// <summary>Whether the data show what those of the period came to, if they were seen again at the first chance.</summary>
    public bool ShowsNext(int period) => Enumerable.Range(period + 1, _gap + 1).Any(_counts.HasRows);

    private IEnumerable<int> Before(int period) => Enumerable.Range(period - 1 - _gap, _gap + 1);
}
