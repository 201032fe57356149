using Sektorskifte.Register.Records;
using Sektorskifte.Register.Spells;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Mobility;

/// <summary>People by sector and position, protected: at the end of a period, at risk of moving, appearing, disappearing.</summary>
internal sealed class StockTables(
    PassSettings settings,
    PassCounts counts,
    Coverage coverage,
    StudyDimensions dimensions,
    AttributeCombinations attributes,
    FrequencyRule rule)
{
    private static readonly Measure People = new("value", new Label("Antal", "Count"), 0);
    private static readonly Measure PersonYears = new("value", new Label("Personår", "Person-years"), 1);

    /// <summary>The four measures as one long table.</summary>
    public ProtectedTable Build()
    {
        var lastSeen = coverage.Seen.GroupBy(coverage.IndexOf).Select(periods => periods.Max()).ToHashSet();
        var perYear = Profiles.PeriodNumbers.PerYear(settings.Grain);
        var stock = PeopleCube(dimensions.PeriodAlone, People);
        var years = PeopleCube(dimensions.Period, PersonYears);
        var entries = PeopleCube(dimensions.Period, People);
        var exits = PeopleCube(dimensions.Period, People);
        foreach (var period in coverage.Seen)
        {
            if (lastSeen.Contains(period))
            {
                Add(stock, 0, counts.Stock, period, period, 1);
            }

            if (coverage.ShowsArrivals(period))
            {
                Add(years, 1, counts.Stock, coverage.LastSeenBefore(period), period, 1.0 / perYear);
            }

            if (coverage.ShowsEntries(period))
            {
                Add(entries, 1, counts.Entries, period, period, 1);
            }

            if (coverage.ShowsExits(period))
            {
                Add(exits, 1, counts.Exits, period, period, 1);
            }
        }

        coverage.MarkMissing(stock, 0, period => counts.HasRows(period));
        coverage.MarkMissing(years, 1, coverage.ShowsArrivals);
        coverage.MarkMissing(entries, 1, coverage.ShowsEntries);
        coverage.MarkMissing(exits, 1, coverage.ShowsExits);
        return ProtectedTable.Stack(
            "stocks",
            new Label("Bestande", "Stocks"),
            StockMeasures,
            [rule.Protect(stock), rule.Protect(years), rule.Protect(entries), rule.Protect(exits)]);
    }

    private static Dimension StockMeasures => new(
        "measure",
        new Label("Mål", "Measure"),
        [
            new Member("stock", new Label("Bestand ved periodens slutning", "Stock at the end of the period")),
            new Member("person_years", new Label("Personår med mulighed for skifte", "Person-years at risk of moving")),
            new Member("entries", new Label("Tilkomne", "Entries")),
            new Member("exits", new Label("Fratrådte", "Exits")),
        ]);

    private Cube PeopleCube(Dimension period, Measure measure) => new(
        "stocks",
        new Label("Bestande", "Stocks"),
        [period, dimensions.Sector, dimensions.Position, .. dimensions.Attributes],
        measure);

    /// <summary>Adds the people of one grain period to the reporting period of another.</summary>
    private void Add(Cube cube, int firstPeriod, PeriodCells cells, int from, int to, double weight)
    {
        var levels = settings.Levels + 1;
        Span<int> at = stackalloc int[3 + dimensions.Attributes.Count];
        at[0] = firstPeriod + coverage.IndexOf(to);
        for (var group = 0; group < settings.Groups; group++)
        {
            var people = cells.Of(from, group);
            attributes.Members(group, at[3..]);
            for (var cell = 0; cell < people.Length; cell++)
            {
                if (people[cell] > 0)
                {
                    at[1] = dimensions.SectorMembers[cell / levels];
                    at[2] = StudyDimensions.PositionMember(cell % levels);
                    cube.Add(at, people[cell] * weight);
                }
            }
        }
    }
}
