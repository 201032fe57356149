using FsCheck;
using FsCheck.Fluent;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>What must hold of every mapping, tried on the reference alone; and that the random registers reach the rules.</summary>
public sealed class ReferencePropertyTests
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(PropertyRuns.Count(300));

    [Fact]
    public void Summary_AnyRegister_AddsUp() => Prop.ForAll(SmallRegisters.Any(), register =>
    {
        var run = Map(register);
        var summary = ReferenceSummary.Of(run, []);
        var moves = summary.Moves;
        var all = summary.MovesWithoutRule;
        return summary.RowsRead == summary.Used + summary.Duplicates + summary.Rejected.Values.Sum()
            && summary.LinkedPairs
                == moves.SameJob + moves.EmployerChange + moves.SectorSwitch + moves.Reclassification + moves.Reorganisation
            && summary.Spells == summary.PersonPeriods - summary.AmbiguousPersonPeriods - moves.SameJob
            && (all.SameJob, all.Reclassification, all.Reorganisation) == (moves.SameJob, moves.Reclassification, 0)
            && all.EmployerChange + all.SectorSwitch == moves.EmployerChange + moves.SectorSwitch + moves.Reorganisation
            && new ReferenceCells(run).Flows.GetValueOrDefault(Totals(run)) == moves.EmployerChange + moves.SectorSwitch;
    }).Check(Quick);

    [Fact]
    public void Map_RowsInAnotherOrder_GivesTheSame() => Prop.ForAll(SmallRegisters.Any(), register =>
    {
        var turned = register with { Table = register.Table with { Rows = [.. register.Table.Rows.Reverse()] } };
        var (one, other) = (new ReferenceCells(Map(register)), new ReferenceCells(Map(turned)));
        return one.Flows.OrderBy(c => c.Key, StringComparer.Ordinal)
                .SequenceEqual(other.Flows.OrderBy(c => c.Key, StringComparer.Ordinal))
            && one.Experienced.OrderBy(c => c.Key, StringComparer.Ordinal)
                .SequenceEqual(other.Experienced.OrderBy(c => c.Key, StringComparer.Ordinal))
            && one.Reorganisations.OrderBy(c => c.Key, StringComparer.Ordinal)
                .SequenceEqual(other.Reorganisations.OrderBy(c => c.Key, StringComparer.Ordinal));
    }).Check(Quick);

    [Fact]
    public void SmallRegisters_FourHundredSeeds_ReachEveryRule()
    {
        var runs = Enumerable.Range(1, 400).Select(seed => Map(SmallRegisters.Of(seed))).ToList();
        var summaries = runs.Select(run => ReferenceSummary.Of(run, [])).ToList();

        Assert.All(Enum.GetValues<Kind>(), kind => Assert.InRange(runs.Count(r => r.Moves.Any(m => m.Kind == kind)), 20, 400));
        Assert.InRange(runs.Count(r => r.Transitions.Any(t => !t.Direct)), 40, 400);
        Assert.InRange(summaries.Count(s => s.AmbiguousPersonPeriods > 0), 80, 400);
        Assert.InRange(summaries.Count(s => s.PersonPeriodsWithSecondJobs > 0), 80, 400);
        Assert.InRange(summaries.Count(s => s.Duplicates > 0), 80, 400);
        Assert.InRange(summaries.Count(s => s.MissingPeriods.Count > 0), 20, 400);
        Assert.InRange(summaries.Count(s => s.PartialPeriods.Count > 0), 20, 400);
        Assert.InRange(summaries.Count(s => s.OutsideWindow > 0), 40, 400);
        Assert.InRange(runs.Count(r => new ReferenceCells(r).Experienced.Count > 0), 80, 400);
        Assert.InRange(summaries.SelectMany(s => s.Rejected.Keys).Distinct().Count(), 9, 9);

        // Each end of a leader's time, also after a whole year, by those whose beginning was seen.
        var times = runs.Select(r => new ReferenceTime(r, new ReferenceCells(r))).ToList();
        foreach (var outcome in new[] { "switch", "left_leadership", "exit", "ambiguous" })
        {
            Assert.InRange(times.Count(t => t.Events.ContainsKey($"total|leader|{outcome}|total|0") || t.Events.ContainsKey($"total|leader|{outcome}|total|0|total")), 4, 400);
        }

        Assert.InRange(times.Count(t => t.PersonYears.Keys.Any(k => k.Split('|')[2] == "1")), 20, 400);
        Assert.InRange(times.Count(t => t.PersonYears.Keys.Any(k => k.Split('|')[2] == "unknown")), 80, 400);

        // Groups that just meet the rule and groups that one more person who stays would have let through.
        var groups = runs.Where(r => r.Settings.Reorganisations)
            .SelectMany(r => r.Groups(1, 0).Select(g => (g, r.Profile.Reorganisation))).ToList();
        Assert.InRange(groups.Count(x => x.g.People.Count == x.Reorganisation.MinPeople), 20, 4000);
        Assert.InRange(groups.Count(x => x.g.People.Count == x.Reorganisation.MinPeople - 1), 20, 4000);
        Assert.InRange(groups.Count(x => x.g.Seen > 2 && x.g.People.Count == (decimal)x.Reorganisation.MinShare * x.g.Seen), 5, 4000);
    }

    private static ReferenceRun Map(SmallRegister register) =>
        new(PlainRecords.Read(register.Table, register.Profile), register.Settings);

    private static string Totals(ReferenceRun run) =>
        string.Join('|', Enumerable.Repeat("total", 5 + (run.Gap > 0 ? 1 : 0) + run.Settings.By.Count));
}
