using System.Globalization;

namespace Sektorskifte.Register.Tests.Generator;

/// <summary>
/// Counts a written register by the rules of docs/methods/moves.md, slowly and plainly, from the file's lines alone. It
/// shares no code with what made the file.
/// </summary>
internal sealed class Recount
{
    private static readonly string[] SectorCodes = ["stat", "region", "kommune", "fonde", "privat"];
    private static readonly string[] SectorNames = ["state", "region", "municipality", "social_funds", "private"];

    public long RowsRead { get; private set; }

    public long Duplicates { get; private set; }

    public Dictionary<string, long> Rejected { get; } = [];

    public List<Job> Used { get; } = [];

    public List<Job> MainJobs { get; private set; } = [];

    public List<Transition> Transitions { get; } = [];

    public long PersonPeriodsWithSecondJobs { get; private set; }

    public List<Group> Groups { get; private set; } = [];

    public sealed record Job(
        string Person, int Month, string Employer, string Sector, bool Leader, double Pay, double Hours);

    public sealed record Transition(Job Before, Job After, bool Direct)
    {
        public string Kind { get; set; } = "";
    }

    public sealed record Group(int Month, string From, string To, int People, int Seen);

    public static Recount OfCsv(string file, int gap = 0)
    {
        var recount = new Recount();
        recount.Read(File.ReadAllLines(file));
        recount.ChooseMainJobs();
        recount.LinkMonths(gap);
        recount.NameKinds();
        return recount;
    }

    public long Count(string kind) => Transitions.Count(t => t.Kind == kind);

    public long Moves(string origin, string destination, Func<Transition, bool> which) => Transitions.Count(t =>
        t.Kind is "employer_change" or "sector_switch"
        && t.Before.Sector == origin && t.After.Sector == destination && which(t));

    public long Stock(int yearAndMonth, string sector, bool leadersOnly) => MainJobs.Count(j =>
        j.Month == ((yearAndMonth / 100) * 12) + (yearAndMonth % 100) - 1 && j.Sector == sector && (j.Leader || !leadersOnly));

    private void Read(string[] lines)
    {
        Assert.Equal("person,enterprise,workplace,month,sector,disco08,pay,hours,imputed,sex,birth_year", lines[0]);
        var seen = new HashSet<string>();
        foreach (var line in lines.Skip(1))
        {
            RowsRead++;
            var f = line.Split(',');
            Assert.Equal(11, f.Length);
            if (Problem(f) is { } problem)
            {
                Rejected[problem] = Rejected.GetValueOrDefault(problem) + 1;
            }
            else if (!seen.Add(line))
            {
                Duplicates++;
            }
            else
            {
                var month = int.Parse(f[3], CultureInfo.InvariantCulture);
                Used.Add(new Job(
                    f[0],
                    (month / 100 * 12) + (month % 100) - 1,
                    f[1],
                    SectorNames[Array.IndexOf(SectorCodes, f[4])],
                    f[5].StartsWith('1') && !f[5].StartsWith("1111", StringComparison.Ordinal),
                    double.Parse(f[6], CultureInfo.InvariantCulture),
                    double.Parse(f[7], CultureInfo.InvariantCulture)));
            }
        }
    }

    private static string? Problem(string[] f)
    {
        var month = int.Parse(f[3], CultureInfo.InvariantCulture);
        return f[0].Length == 0 ? "person_missing"
            : f[1].Length == 0 ? "employer_missing"
            : month % 100 is < 1 or > 12 ? "period"
            : month / 100 is < 1980 or > 2100 ? "period_range"
            : f[4].Length == 0 ? "sector_missing"
            : !SectorCodes.Contains(f[4]) ? "sector_unknown"
            : null;
    }

    private void ChooseMainJobs()
    {
        var months = Used.GroupBy(j => (j.Person, j.Month)).ToList();
        PersonPeriodsWithSecondJobs = months.Count(m => m.Count() > 1);
        MainJobs = [.. months.Select(m => m.OrderByDescending(j => j.Pay).ThenByDescending(j => j.Hours).First())];
    }

    private void LinkMonths(int gap)
    {
        foreach (var person in MainJobs.GroupBy(j => j.Person))
        {
            var months = person.OrderBy(j => j.Month).ToList();
            foreach (var (before, after) in months.Zip(months.Skip(1)))
            {
                if (after.Month - before.Month - 1 <= gap)
                {
                    Transitions.Add(new Transition(before, after, after.Month == before.Month + 1));
                }
            }
        }
    }

    private void NameKinds()
    {
        var seen = Transitions.Where(t => t.Direct).GroupBy(t => (t.After.Month, t.Before.Employer))
            .ToDictionary(g => g.Key, g => g.Count());
        Groups = [.. Transitions.Where(t => t.Direct && t.Before.Employer != t.After.Employer)
            .GroupBy(t => (t.After.Month, From: t.Before.Employer, To: t.After.Employer))
            .Select(g => new Group(g.Key.Month, g.Key.From, g.Key.To, g.Count(), seen[(g.Key.Month, g.Key.From)]))];
        var reorganisations = Groups.Where(g => g.People >= 5 && g.People >= 0.3 * g.Seen)
            .Select(g => (g.Month, g.From, g.To)).ToHashSet();
        foreach (var t in Transitions)
        {
            var sameSector = t.Before.Sector == t.After.Sector;
            t.Kind = t.Before.Employer == t.After.Employer ? sameSector ? "same_job" : "reclassification"
                : t.Direct && reorganisations.Contains((t.After.Month, t.Before.Employer, t.After.Employer)) ? "reorganisation"
                : sameSector ? "employer_change" : "sector_switch";
        }
    }
}
