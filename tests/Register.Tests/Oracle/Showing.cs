namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>What the data can show in a period, and what is missing there because they can't.</summary>
internal static class Showing
{
    /// <summary>Rows in the period and in one of those before it, within reach of the gap allowance.</summary>
    public static bool Arrivals(ReferenceRun run, int period) =>
        run.Seen.Contains(period) && Reach(run).Any(back => run.Seen.Contains(period - back));

    /// <summary>Rows in the period and in all of those before it within reach: who is in none of them is new.</summary>
    public static bool Entries(ReferenceRun run, int period) =>
        run.Seen.Contains(period) && Reach(run).All(back => run.Seen.Contains(period - back));

    /// <summary>The same way round: rows in the period and in all of those after it within reach.</summary>
    public static bool Exits(ReferenceRun run, int period) =>
        run.Seen.Contains(period) && Reach(run).All(ahead => run.Seen.Contains(period + ahead));

    /// <summary>The grain period with rows that stands before an arrival period.</summary>
    public static int Before(ReferenceRun run, int period) =>
        Reach(run).Select(back => period - back).First(run.Seen.Contains);

    private static IEnumerable<int> Reach(ReferenceRun run) => Enumerable.Range(1, run.Gap + 1);
}
