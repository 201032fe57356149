using Sektorskifte.Statistics.Survival;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>
/// Rates by years as a leader, and how many have switched by the end of a year, both from the published counts alone: neither
/// shows anything that the counts hide.
/// </summary>
/// <param name="dimensions">The dimensions of the tables.</param>
/// <param name="outcomes">The ends.</param>
/// <param name="events">What became of <see cref="TimeToSwitch.Events"/>.</param>
/// <param name="years">What became of <see cref="TimeToSwitch.PersonYears"/>.</param>
internal sealed class TenureTable(
    StudyDimensions dimensions, TenureOutcomes outcomes, ProtectedTable events, ProtectedTable years)
{
    /// <summary>Events, person-years, and events per person-year.</summary>
    public ProtectedTable Rates()
    {
        var table = new RatioTable("time_to_switch", TimeToSwitch.Title, Keys(TimeToSwitch.TenureDimension), 1, 6);
        foreach (var (at, key) in Rows(outcomes.Dimension.Members.Count))
        {
            for (var tenure = 0; tenure < TimeToSwitch.TenureDimension.Members.Count; tenure++)
            {
                table.Add([.. key[..4], tenure, .. key[4..]], Events(at, at[1], tenure), Years(at, tenure));
            }
        }

        return table.Build();
    }

    /// <summary>The cumulative incidence of each end by the end of each year, with standard error and 95 % limits.</summary>
    public ProtectedTable Incidence()
    {
        var table = new EstimateTable(
            "incidence",
            new Label("Andel, der har skiftet", "Share who have switched"),
            Keys(YearsDimension),
            [
                new Measure("incidence", new Label("Andel", "Incidence"), 6),
                new Measure("standard_error", new Label("Standardfejl", "Standard error"), 6),
                new Measure("lower", new Label("95 % nedre grænse", "95 % lower limit"), 6),
                new Measure("upper", new Label("95 % øvre grænse", "95 % upper limit"), 6),
            ]);
        foreach (var (at, key) in Rows(outcomes.Exit + 1))
        {
            var cells = new List<Cell>();
            for (var year = 0; year < Tenure.Open; year++)
            {
                var own = Events(at, at[1], 1 + year);
                var all = Events(at, 0, 1 + year) + Events(at, outcomes.Left, 1 + year) + Events(at, outcomes.Exit, 1 + year);
                cells.AddRange([own, all - own, Years(at, 1 + year)]);
                table.Add([.. key[..4], year, .. key[4..]], cells, Estimate);
            }
        }

        return table.Build();
    }

    private static Dimension YearsDimension { get; } = new(
        "years",
        new Label("År efter begyndelsen", "Years since the beginning"),
        [
            .. Enumerable.Range(1, Tenure.Open).Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .Select(year => new Member(year, Label.Same(year))),
        ]);

    /// <summary>The incidence at the end of the last year, from events, competing events and person-years of each.</summary>
    private static IReadOnlyList<double?>? Estimate(IReadOnlyList<double> numbers)
    {
        var count = numbers.Count / 3;
        double[] Every(int which) => [.. Enumerable.Range(0, count).Select(year => numbers[(3 * year) + which])];
        if (!PiecewiseIncidence.Estimate(Every(0), Every(1), Every(2)).TryGet(out var points, out _) || points.Count < count)
        {
            return null;
        }

        var point = points[^1];
        return point.TryGetInterval(out var lower, out var upper)
            ? [point.Incidence, point.StandardError, lower, upper]
            : [point.Incidence, point.StandardError, null, null];
    }

    private Dimension[] Keys(Dimension time) =>
        [dimensions.Sector, dimensions.LeaderPosition, TenureOutcomes.Kinds, dimensions.OnlyDestination, time, .. dimensions.Attributes];

    /// <summary>The rows but for time: sector, outcome, position and attributes, and the same as key columns of the tables.</summary>
    private IEnumerable<(int[] At, int[] Key)> Rows(int ends)
    {
        foreach (var at in StudyDimensions.Cells([dimensions.Sector, dimensions.LeaderPosition]))
        {
            for (var end = 0; end < ends; end++)
            {
                if (outcomes.IsSwitch(end) && dimensions.IsOneSector(at[0], end))
                {
                    continue;
                }

                var (kind, destination) = outcomes.Split(end);
                foreach (var attributes in StudyDimensions.Cells(dimensions.Attributes))
                {
                    yield return ([at[0], end, at[1], .. attributes], [at[0], at[1], kind, destination, .. attributes]);
                }
            }
        }
    }

    private Cell Events(int[] at, int outcome, int tenure) => events.FindAt(0, [at[0], outcome, at[2], tenure, .. at[3..]]);

    private Cell Years(int[] at, int tenure) => years.FindAt(0, [at[0], at[2], tenure, .. at[3..]]);
}
