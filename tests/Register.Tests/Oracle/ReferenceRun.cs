using System.Text;
using System.Text.RegularExpressions;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>Main jobs and transitions, by docs/methods/moves.md, in the plainest way that is still quick enough for a test.</summary>
internal sealed class ReferenceRun
{
    private static readonly Comparison<string> Bytes = (a, b) =>
        Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));

    private readonly Dictionary<(int Period, string From, string To), MovingGroup> _groups;

    public ReferenceRun(PlainRecords records, ReferenceSettings settings)
    {
        Records = records;
        Settings = settings;
        Profile = records.Profile;
        Gap = settings.Gap ?? Profile.GapAllowance;
        Definition = Profile.Leaders.Find(settings.Definition ?? Profile.Leaders.Default)!;
        From = settings.From is null ? int.MinValue : PlainPeriods.Parse(settings.From, Profile.Period.Grain);
        To = settings.To is null ? int.MaxValue : PlainPeriods.Parse(settings.To, Profile.Period.Grain);

        var lastOfData = records.Jobs.Count == 0 ? 0 : records.Jobs.Max(j => j.Last ?? j.First);
        var spans = records.Jobs
            .Select(j => (Job: j, Last: j.Last ?? Math.Min(lastOfData, To))).ToList();
        InWindow = spans.Where(s => s.Job.First <= To && s.Last >= From && s.Last >= s.Job.First).Select(s => s.Job).ToList();

        var leaders = records.Leaders(Definition);
        All = spans
            .SelectMany(s => Periods(s.Job.First, s.Last).Select(p => (s.Job.Person, Period: p, s.Job)))
            .Where(x => x.Period <= To)
            .GroupBy(x => (x.Person, x.Period), x => x.Job)
            .Select(g => Observe(g.Key.Person, g.Key.Period, g.ToList(), leaders))
            .ToList();
        Observed = All.Where(o => o.Period >= From).ToList();
        Seen = Observed.Select(o => o.Period).ToHashSet();
        Transitions = Observed
            .GroupBy(o => o.Person)
            .Select(g => g.OrderBy(o => o.Period).ToList())
            .SelectMany(g => g.Zip(g.Skip(1), (before, after) => new Transition(before, after)))
            .Where(t => !t.Before.Ambiguous && !t.After.Ambiguous && t.After.Period - t.Before.Period - 1 <= Gap)
            .ToList();

        var seen = Transitions.Where(t => t.Direct).CountBy(t => (t.After.Period, t.Before.Main.Employer)).ToDictionary();
        _groups = Transitions
            .Where(t => t.Direct && !t.SameEmployer)
            .GroupBy(t => (t.After.Period, From: t.Before.Main.Employer, To: t.After.Main.Employer))
            .ToDictionary(
                g => g.Key,
                g => new MovingGroup(g.Key.Period, g.Key.From, g.Key.To, g.ToList(), seen[(g.Key.Period, g.Key.From)]));
        Moves = Transitions.Select(t => (Transition: t, Kind: KindOf(t))).ToList();
    }

    public PlainRecords Records { get; }

    public ReferenceSettings Settings { get; }

    public Profile Profile { get; }

    public LeaderDefinition Definition { get; }

    public int Gap { get; }

    public int From { get; }

    public int To { get; }

    /// <summary>The used rows that stand in at least one period of the window.</summary>
    public IReadOnlyList<PlainJob> InWindow { get; }

    /// <summary>Every person and period up to the window's end, those before the window for experience only.</summary>
    public IReadOnlyList<Observation> All { get; }

    /// <summary>The persons and periods of the window.</summary>
    public IReadOnlyList<Observation> Observed { get; }

    /// <summary>The periods of the window that have rows.</summary>
    public IReadOnlySet<int> Seen { get; }

    public IReadOnlyList<Transition> Transitions { get; }

    /// <summary>The transitions with their kind by the settings of the run.</summary>
    public IReadOnlyList<(Transition Transition, Kind Kind)> Moves { get; }

    /// <summary>The groups that meet a reorganisation rule.</summary>
    public IReadOnlyList<MovingGroup> Groups(int minPeople, double minShare) =>
        _groups.Values.Where(g => g.Meets(minPeople, minShare)).ToList();

    /// <summary>The kinds of all transitions with another rule.</summary>
    public IReadOnlyList<Kind> Kinds(int minPeople, double minShare)
    {
        return Transitions.Select(t => t.KindWith(Group(t) is { } g && g.Meets(minPeople, minShare) ? [g] : [])).ToList();
    }

    private Kind KindOf(Transition transition)
    {
        var rule = Profile.Reorganisation;
        return transition.KindWith(
            Settings.Reorganisations && Group(transition) is { } g && g.Meets(rule.MinPeople, rule.MinShare) ? [g] : []);
    }

    private MovingGroup? Group(Transition t) =>
        t.Direct ? _groups.GetValueOrDefault((t.After.Period, t.Before.Main.Employer, t.After.Main.Employer)) : null;

    private static IEnumerable<int> Periods(int first, int last) => Enumerable.Range(first, Math.Max(0, last - first + 1));

    private Observation Observe(string person, int period, IReadOnlyList<PlainJob> jobs, PlainLeaders leaders)
    {
        var main = jobs.Order(Comparer<PlainJob>.Create(MainFirst)).First();
        var ambiguous = Profile.Ambiguity == AmbiguityRule.SeveralEmployers
            && jobs.Select(j => j.Employer).Distinct().Count() > 1;
        return new Observation(person, period, jobs.Count, ambiguous, main, leaders.Level(main))
        {
            Categories = [.. Profile.Columns.Attributes.Select((a, i) => Category(a, main.Attributes[i], period))],
        };
    }

    private int MainFirst(PlainJob a, PlainJob b)
    {
        foreach (var criterion in Profile.MainJob)
        {
            var order = criterion == MainJobCriterion.Pay ? b.Pay.CompareTo(a.Pay) : b.Hours.CompareTo(a.Hours);
            if (order != 0)
            {
                return order;
            }
        }

        return Texts(a).Zip(Texts(b), (x, y) => Bytes(x, y)).FirstOrDefault(order => order != 0);
    }

    private static IEnumerable<string> Texts(PlainJob job) =>
        [job.Employer, job.Title, job.SectorText, job.Occupation, job.Status, .. job.Attributes];

    /// <summary>The source value when it is a category; for a birth year the band's index; else "unknown".</summary>
    private string Category(AttributeColumn attribute, string value, int period)
    {
        if (attribute.AgeBands.Count == 0)
        {
            return attribute.Codes.Any(c => c.Key == value) ? value : "unknown";
        }

        if (!Regex.IsMatch(value, "^[0-9]{4}$"))
        {
            return "unknown";
        }

        var age = PlainPeriods.Year(period, Profile.Period.Grain)
            - int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var band = attribute.AgeBands.Count(lower => age >= lower);
        return band == 0 ? $"under_{attribute.AgeBands[0]}"
            : band == attribute.AgeBands.Count ? $"{attribute.AgeBands[^1]}_plus"
            : $"{attribute.AgeBands[band - 1]}_{attribute.AgeBands[band] - 1}";
    }
}
