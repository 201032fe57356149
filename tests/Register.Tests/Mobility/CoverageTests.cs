using Sektorskifte.Register.Mobility;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Spells;
using Sektorskifte.Register.Tests.Spells;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Mobility;

public class CoverageTests
{
    private static readonly PeriodRule Years = new() { Type = PeriodType.Year, Grain = Grain.Year, Reporting = Grain.Year };
    private static readonly PeriodRule Months = new() { Type = PeriodType.Month, Grain = Grain.Month, Reporting = Grain.Year };

    [Fact]
    public void Shows_FirstAndLastPeriod_NeitherArrivalsNorExits()
    {
        var coverage = Of(Years, 0, 2001, 2002, 2003);

        Assert.Equal([2002, 2003], coverage.Grain.Where(coverage.ShowsArrivals));
        Assert.Equal([2002, 2003], coverage.Grain.Where(coverage.ShowsEntries));
        Assert.Equal([2001, 2002], coverage.Grain.Where(coverage.ShowsExits));
        Assert.Empty(coverage.Missing);
        Assert.Empty(coverage.Partial());
    }

    [Fact]
    public void Shows_PeriodWithoutRows_HidesItsNeighboursToo()
    {
        var coverage = Of(Years, 0, 2001, 2002, 2004, 2005);

        Assert.Equal([2002, 2005], coverage.Grain.Where(coverage.ShowsArrivals));
        Assert.Equal([2002, 2005], coverage.Grain.Where(coverage.ShowsEntries));
        Assert.Equal([2001, 2004], coverage.Grain.Where(coverage.ShowsExits));
        Assert.Equal([2003], coverage.Missing);
        Assert.Equal([2001, 2002, 2003, 2004, 2005], coverage.Reporting);
    }

    [Fact]
    public void Shows_PeriodWithoutRowsWithinTheGap_ArrivalsButNoEntriesOrExits()
    {
        var coverage = Of(Years, 1, 2001, 2002, 2003, 2005, 2006);

        Assert.Equal([2002, 2003, 2005, 2006], coverage.Grain.Where(coverage.ShowsArrivals));
        Assert.Equal([2003], coverage.Grain.Where(coverage.ShowsEntries));
        Assert.Equal([2001], coverage.Grain.Where(coverage.ShowsExits));
    }

    [Fact]
    public void Partial_MonthsOfYears_AreThoseThatShowOnlySomeArrivals()
    {
        // From November 2001 to February 2003, without June 2002: 1 month, 10 months, 2 months show arrivals.
        var months = Enumerable.Range((2001 * 12) + 10, 16).Where(m => m != (2002 * 12) + 5).ToArray();
        var coverage = Of(Months, 0, months);

        Assert.Equal(
            new Dictionary<string, int> { ["2001"] = 1, ["2002"] = 10, ["2003"] = 2 },
            coverage.Partial());
        Assert.Equal([2001, 2002, 2003], coverage.Reporting);
        Assert.Equal(1, coverage.IndexOf((2002 * 12) + 11));
        Assert.Equal(12, coverage.GrainOf(2002).Count());
    }

    [Fact]
    public void Partial_WholeYear_IsNotPartial() =>
        Assert.DoesNotContain("2002", Of(Months, 0, [.. Enumerable.Range((2001 * 12) + 11, 13)]).Partial().Keys);

    [Fact]
    public void MarkMissing_YearThatShowsNothing_IsMissingAndNotZero()
    {
        var coverage = Of(Months, 0, (2001 * 12) + 11, (2002 * 12) + 0);
        var cube = new Cube(
            "t", Label.Same("t"), [new Dimension("p", Label.Same("p"), [.. coverage.Reporting.Select(r => new Member(coverage.Text(r), Label.Same("")))])],
            new Measure("n", Label.Same("n"), 0));
        coverage.MarkMissing(cube, 0, coverage.ShowsArrivals);
        var table = new FrequencyRule(5).Protect(cube);

        Assert.Equal([CellStatus.Missing, CellStatus.Published], new[] { table.At(0, 0).Status, table.At(1, 0).Status });
    }

    [Fact]
    public void Coverage_NoRows_IsEmpty() => Assert.Empty(Of(Years, 0).Reporting);

    private static Coverage Of(PeriodRule rule, int gap, params int[] seen)
    {
        var year = rule.Grain == Grain.Month ? 12 : 1;
        var settings = PassRun.Default with { First = 1990 * year, Last = 2030 * year };
        var counts = new PassCounts(settings, 1);
        foreach (var period in seen)
        {
            counts.RowsSeen(period, period);
        }

        return new Coverage(counts, rule, gap);
    }
}
