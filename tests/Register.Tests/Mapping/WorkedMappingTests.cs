using System.Globalization;
using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Tests.Engines;
using Sektorskifte.Register.Tests.Oracle;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Tests.Mapping;

/// <summary>Whole mappings of registers small enough to work by hand.</summary>
public class WorkedMappingTests
{
    private readonly List<string> _lines = ["person,employer,sector,occupation,quality,title,status,period,pay,hours,sex,born,note"];
    private int _person;

    [Fact]
    public void Rates_TwentyMovesOfFortyPeople_AreThoseOfTheHand()
    {
        // Of the 20 people of the state, 6 go to a municipality, 2 to private employers, 4 to another state employer. Of 20 in
        // municipalities, 8 go to the state. The others stay.
        People(6, "s1 S", "k1 K");
        People(2, "s1 S", "p1 P");
        People(4, "s1 S", "s2 S");
        People(8, "s1 S", "s1 S");
        People(8, "k2 K", "s3 S");
        People(12, "k2 K", "k2 K");
        var rates = Map(minCount: 1, reorganisations: false).Rates;

        AssertRate(rates, 6, 12, "outflow_share", "stat", "kommune");
        AssertRate(rates, 4, 12, "outflow_share", "stat", "stat");
        AssertRate(rates, 8, 12, "inflow_share", "stat", "kommune");
        AssertRate(rates, 12, 12, "inflow_share", "stat", "public");
        AssertRate(rates, 8, 12, "inflow_share_same_group", "stat", "public");
        AssertRate(rates, 6, 6, "inflow_share", "kommune", "stat");
        AssertRate(rates, 8, 12, "switch_share", "stat", "total");
        AssertRate(rates, 16, 20, "switch_share", "total", "total");
        AssertRate(rates, 8, 20, "switch_rate", "stat", "total");
        AssertRate(rates, 12, 20, "change_rate", "stat", "total");
        AssertRate(rates, 0, 20, "net_rate", "stat", "total");
        AssertRate(rates, 16, 20, "gross_rate", "stat", "total");
        AssertRate(rates, -2, 20, "net_rate", "kommune", "total");
    }

    [Fact]
    public void Flows_LeastCountOfFive_HideTheTwoAndShowTheTotal()
    {
        People(6, "s1 S", "k1 K");
        People(2, "s1 S", "p1 P");
        People(7, "s1 S", "s2 S");
        var flows = Map(minCount: 5, reorganisations: false).Flows;

        Assert.Equal(CellStatus.TooFew, flows.Find(0, "2002", "stat", "privat", "total", "total").Status);
        Assert.Equal(CellStatus.Complement, flows.Find(0, "2002", "stat", "kommune", "total", "total").Status);
        Assert.True(flows.Find(0, "2002", "stat", "other_sectors", "total", "total").TryGetValue(out var switches));
        Assert.True(flows.Find(0, "2002", "stat", "same_sector", "total", "total").TryGetValue(out var within));
        Assert.True(flows.Find(0, "2002", "stat", "total", "total", "total").TryGetValue(out var all));
        Assert.Equal((8.0, 7.0, 15.0), (switches, within, all));
    }

    [Fact]
    public void Reorganisations_GroupsAndReclassifications_AreListedLargestFirst()
    {
        People(6, "s1 S", "k1 K");
        People(6, "s1 S", "s1 S");
        People(9, "x S", "x P");
        People(1, "x S", "k1 K");
        People(3, "y P", "y O");
        var listing = Map(minCount: 5, reorganisations: true).Reorganisations;

        Assert.Equal(
            [
                "reclassification stat privat x x 9 10",
                "reorganisation stat kommune s1 k1 6 12",
                "reclassification privat other y y too few",
            ],
            Enumerable.Range(0, listing.RowCount).Select(row => string.Join(' ', Enumerable.Range(1, 5).Select(d => listing.Key(row, d).Code))
                + (listing.At(row, 0).TryGetValue(out var people) && listing.At(row, 1).TryGetValue(out var seen)
                    ? string.Create(CultureInfo.InvariantCulture, $" {people} {seen}") : " too few")));
    }

    [Fact]
    public void Run_PersonOutOfOrderInALaterChunk_IsPartitionedWithTheSameResult()
    {
        for (var i = 0; i < 2500; i++)
        {
            People(1, "s1 S", i % 3 == 0 ? "k1 K" : "s1 S");
        }

        var sorted = Map(minCount: 1, reorganisations: false);
        _lines.Add(_lines[1]);
        _lines.RemoveAt(1);
        var partitioned = Map(minCount: 1, reorganisations: false);

        Assert.Equal(("sorted", "partitioned"), (sorted.Provenance.Order, partitioned.Provenance.Order));
        Assert.Equal(sorted.Summary.Moves, partitioned.Summary.Moves);
        Assert.Equal(sorted.Summary.Persons, partitioned.Summary.Persons);
    }

    private void People(int count, string first, string second)
    {
        for (var i = 0; i < count; i++)
        {
            _person++;
            foreach (var (job, year) in new[] { (first, 2001), (second, 2002) })
            {
                var (employer, sector) = (job.Split(' ')[0], job.Split(' ')[1]);
                _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{_person:D6},{employer},{sector},,,,,{year},,,,,"));
            }
        }
    }

    private MappingResult Map(int minCount, bool reorganisations)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("records.csv");
        File.WriteAllLines(file, _lines);
        var profile = SmallProfile.Years with { Reorganisation = new ReorganisationRule(5, 0.3) };
        return RegisterMapping.Run(new MappingOptions
        {
            Profile = new LoadedProfile(profile, "small"),
            Files = [file],
            MinCount = minCount,
            Reorganisations = reorganisations,
        });
    }

    private static void AssertRate(ProtectedTable rates, double numerator, double denominator, string measure, string sector, string other)
    {
        double Value(int column) => rates.Find(column, measure, "2002", sector, other, "total", "total").TryGetValue(out var value)
            ? value
            : double.NaN;
        Assert.Equal((numerator, denominator), (Value(0), Value(1)));
        Assert.Equal(numerator / denominator, Value(2), 9);
    }
}
