using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>The counts of a reference run.</summary>
internal static class ReferenceSummary
{
    public static RunSummary Of(ReferenceRun run, IEnumerable<(int MinPeople, double MinShare)> thresholds)
    {
        var rule = run.Profile.Period;
        var kinds = run.Moves.Select(m => m.Kind).ToList();
        var seen = run.Seen.Order().ToList();
        return new RunSummary
        {
            RowsRead = run.Records.RowsRead,
            Used = run.Records.Jobs.Count,
            Duplicates = run.Records.Duplicates,
            Rejected = run.Records.Rejected,
            OutsideWindow = run.Records.Jobs.Count - run.InWindow.Count,
            Persons = run.Observed.Select(o => o.Person).Distinct().Count(),
            PersonPeriods = run.Observed.Count,
            AmbiguousPersonPeriods = run.Observed.Count(o => o.Ambiguous),
            PersonPeriodsWithSecondJobs = run.Observed.Count(o => !o.Ambiguous && o.Rows > 1),
            Spells = Spells(run),
            LeaderStretches = Stretches(run),
            LinkedPairs = run.Transitions.Count,
            Moves = Count(kinds),
            MovesWithoutRule = Count(run.Transitions.Select(t => t.KindWith([]))),
            Thresholds = [.. thresholds.Select(t => Threshold(run, t.MinPeople, t.MinShare))],
            Employers = run.Observed.Where(o => !o.Ambiguous).Select(o => o.Main.Employer).Distinct().Count(),
            FirstPeriod = seen.Count == 0 ? null : PlainPeriods.Name(seen[0], rule.Grain),
            LastPeriod = seen.Count == 0 ? null : PlainPeriods.Name(seen[^1], rule.Grain),
            MissingPeriods = seen.Count == 0 ? [] : Enumerable.Range(seen[0], seen[^1] - seen[0])
                .Where(p => !run.Seen.Contains(p)).Select(p => PlainPeriods.Name(p, rule.Grain)).ToList(),
            PartialPeriods = seen
                .GroupBy(p => PlainPeriods.Reporting(p, rule))
                .Select(g => (g.Key, Shown: g.Count(p => Showing.Arrivals(run, p))))
                .Where(g => g.Shown > 0 && g.Shown < PlainPeriods.PerReporting(rule))
                .ToDictionary(g => g.Key, g => g.Shown),
        };
    }

    /// <summary>One spell for each unambiguous period that does not go on with the job of the period before.</summary>
    private static long Spells(ReferenceRun run)
    {
        var continued = run.Transitions.Where(t => t.SameEmployer && t.SameSector).Select(t => t.After).ToHashSet();
        return run.Observed.Count(o => !o.Ambiguous && !continued.Contains(o));
    }

    private static LeaderStretches Stretches(ReferenceRun run)
    {
        var (seen, unseen) = new ReferenceTime(run, new ReferenceCells(run)).Stretches;
        return new LeaderStretches(seen, unseen);
    }

    private static ThresholdOutcome Threshold(ReferenceRun run, int minPeople, double minShare)
    {
        var groups = run.Groups(minPeople, minShare);
        var moves = Count(run.Kinds(minPeople, minShare));
        return new ThresholdOutcome(
            minPeople, minShare, groups.Count, groups.Sum(g => g.People.Count), moves.EmployerChange, moves.SectorSwitch);
    }

    private static MoveCounts Count(IEnumerable<Kind> kinds)
    {
        var by = kinds.CountBy(k => k).ToDictionary();
        return new MoveCounts(
            by.GetValueOrDefault(Kind.SameJob),
            by.GetValueOrDefault(Kind.EmployerChange),
            by.GetValueOrDefault(Kind.SectorSwitch),
            by.GetValueOrDefault(Kind.Reclassification),
            by.GetValueOrDefault(Kind.Reorganisation));
    }
}
