using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Generator;

namespace Sektorskifte.Register.Tests.Mapping;

/// <summary>The mapping finds exactly what was planted.</summary>
public class GeneratedRegisterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Map_SortedParquet_FindsThePlantedTruth(int gap) => GeneratedRegister.AssertTruth(Options(3_000, 11 + gap, gap), ".parquet");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Map_SortedCsv_FindsThePlantedTruth(int gap) => GeneratedRegister.AssertTruth(Options(1_000, 21 + gap, gap), ".csv");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Map_ShuffledCsv_FindsThePlantedTruth(int gap) =>
        GeneratedRegister.AssertTruth(Options(1_000, 31 + gap, gap), ".csv", shuffle: gap);

    [Fact]
    public void Map_EverythingPlanted_IsNotEmpty()
    {
        var (truth, result) = GeneratedRegister.AssertTruth(Options(3_000, 5, 0), ".csv", shuffle: 1);

        Assert.True(truth.Groups.Count(g => g.IsReorganisation) >= 4);
        Assert.Contains(truth.Groups, g => !g.IsReorganisation && g.People > 0);
        Assert.Contains(truth.Reclassifications, r => r.People > 0);
        Assert.True(truth.Duplicates > 0 && truth.Rejected.Count >= 5 && truth.PersonPeriodsWithSecondJobs > 0);
        Assert.True(result.Summary.Moves.Reorganisation > 0);
        Assert.Equal(truth.Moves.Reorganisation, result.Summary.Thresholds.Single(t => t is { MinPeople: 5, MinShare: 0.3 }).People);
    }

    // The one person is away in December 2016: the year's stock is of the last month in which anybody is seen.
    [Fact]
    public void Map_NobodySeenInDecember_StockIsOfTheYearsLastMonthWithRows()
    {
        var (truth, _) = GeneratedRegister.AssertTruth(
            Options(1, 2_088_785_800, 1) with
            {
                MoveRate = 0.75,
                DuplicateShare = 0.15,
                MiscodedShare = 0.15,
                GapShare = 0.1875,
                Reorganisations = 15,
                ReclassifiedEmployers = 15,
            },
            ".csv",
            null);

        Assert.All(truth.Stock.Values, sectors => Assert.Equal(1, sectors.Values.Sum()));
    }

    [Fact]
    public void Map_AnySmallRegister_FindsThePlantedTruth()
    {
        var options =
            from persons in Gen.Choose(1, 400)
            from seed in Gen.Choose(1, int.MaxValue)
            from gap in Gen.Elements(0, 1, 3)
            from flaws in Gen.Choose(0, 20)
            select Options(persons, seed, gap) with
            {
                MoveRate = flaws / 20.0,
                DuplicateShare = flaws / 100.0,
                MiscodedShare = flaws / 100.0,
                GapShare = flaws / 80.0,
                Reorganisations = flaws,
                ReclassifiedEmployers = flaws,
            };
        Prop.ForAll(options.ToArbitrary(), Gen.Choose(0, 1).ToArbitrary(), (o, shuffle) =>
        {
            GeneratedRegister.AssertTruth(o, ".csv", o.Persons > 50 && shuffle == 1 ? 1 : null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    private static GeneratorOptions Options(long persons, long seed, int gap) => new()
    {
        Persons = persons,
        From = "2015-05",
        To = "2017-09",
        Seed = seed,
        GapAllowance = gap,
        GapShare = 0.06,
        MiscodedShare = 0.003,
        Reorganisations = 6,
        NearMisses = 4,
        ReclassifiedEmployers = 5,
    };
}
