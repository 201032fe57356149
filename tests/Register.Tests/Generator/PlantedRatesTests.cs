using System.Diagnostics;
using Sektorskifte.Register.Generator;
using Xunit.Abstractions;

namespace Sektorskifte.Register.Tests.Generator;

/// <summary>
/// What is planted at random comes out at its rate. Each share must hold the planted one in its Wilson interval at 99.9 %;
/// the seed is fixed, so that the tests do not depend on luck.
/// </summary>
public class PlantedRatesTests(PlantedRatesTests.Register register, ITestOutputHelper output)
    : IClassFixture<PlantedRatesTests.Register>
{
    private static readonly string[] Public = ["state", "region", "municipality"];

    /// <summary>50,000 people over ten years, drawn and not written.</summary>
    public sealed class Register
    {
        public Register()
        {
            var watch = Stopwatch.StartNew();
            var (careers, truth) = RegisterGenerator.Prepare(new GeneratorOptions { Persons = 50_000 });
            while (careers.Next())
            {
                Rows += careers.Rows.Length;
            }

            Seconds = watch.Elapsed.TotalSeconds;
            Truth = truth.Finish();
        }

        public GeneratedTruth Truth { get; }

        public long Rows { get; }

        public double Seconds { get; }
    }

    private GeneratedTruth Truth => register.Truth;

    [Fact]
    public void LeaderMoves_PublishedShare_22PercentSwitch()
    {
        output.WriteLine($"{register.Rows:N0} rows drawn, {register.Rows / register.Seconds:N0} a second");
        var stay = Truth.LeaderMoves.Sum(o => o.Value[o.Key]);
        var all = Truth.LeaderMoves.Sum(o => o.Value.Values.Sum());

        AssertShare(0.22, all - stay, all);
    }

    [Theory]
    [InlineData("state", 0.07)]
    [InlineData("municipality", 0.05)]
    [InlineData("region", 0.21)]
    public void LeaderHires_PublishedShare_FromTheOtherPublicSectors(string sector, double share)
    {
        var hires = Truth.LeaderHires.Sum(o => o.Value[sector]);
        var others = Public.Where(o => o != sector).Sum(o => Truth.LeaderHires[o][sector]);

        AssertShare(share, others, hires);
    }

    [Fact]
    public void PlantedLeaderMoves_Exact_GiveThePublishedFigures()
    {
        var flows = Truth.PlantedLeaderMoves;
        long Into(string sector) => flows.Sum(o => o.Value[sector]);

        Assert.Equal(10_000, flows.Sum(o => o.Value.Values.Sum()));
        Assert.Equal(2_200, flows.Sum(o => o.Value.Sum(d => d.Key == o.Key ? 0 : d.Value)));
        Assert.Equal(0.07 * Into("state"), flows["municipality"]["state"] + flows["region"]["state"], 9);
        Assert.Equal(0.05 * Into("municipality"), flows["state"]["municipality"] + flows["region"]["municipality"], 9);
        Assert.Equal(0.21 * Into("region"), flows["state"]["region"] + flows["municipality"]["region"], 9);
        Assert.All(flows, o => Assert.Equal(Into(o.Key), o.Value.Values.Sum()));
    }

    [Theory]
    [InlineData("state", 0.06)]
    [InlineData("region", 0.044065)]
    [InlineData("municipality", 0.145837)]
    [InlineData("private", 0.749417)]
    public void Stock_EachYear_SectorsKeepTheirSize(string sector, double share)
    {
        Assert.Equal(10, Truth.Stock.Count);
        Assert.All(Truth.Stock.Values, year =>
            Assert.InRange((double)year[sector] / year.Values.Sum(), share * 0.93, share * 1.07));
    }

    [Theory]
    [InlineData("state", 12_000.0 / 180_000)]
    [InlineData("municipality", 30_000.0 / 437_512)]
    [InlineData("private", 49_900.0 / 2_248_251)]
    public void LeaderStock_EachYear_KeepsItsShare(string sector, double share) =>
        Assert.All(Truth.Stock.Keys, year =>
            AssertShare(share, Truth.LeaderStock[year][sector], Truth.Stock[year][sector]));

    [Fact]
    public void Moves_PerYear_MeetTheRates()
    {
        var leaderYears = Truth.LeaderStock.Values.Sum(y => y.Values.Sum());
        var leaderMoves = Truth.LeaderMoves.Sum(o => o.Value.Values.Sum());

        Assert.InRange((double)leaderMoves / leaderYears, 0.08 * 0.9, 0.08 * 1.1);
        Assert.InRange((double)(Truth.Moves.EmployerChange + Truth.Moves.SectorSwitch) / Truth.LinkedPairs * 12, 0.09, 0.11);
    }

    [Fact]
    public void Flaws_PersonMonths_MeetTheirShares()
    {
        var rejected = Truth.Rejected.Values.Sum();
        var months = Truth.PersonPeriods + rejected;

        AssertShare(0.0005, rejected, months);
        AssertShare(0.001, Truth.Duplicates, months);
        Assert.InRange((double)Truth.PersonPeriodsWithSecondJobs / months, 0.055, 0.065);
    }

    private void AssertShare(double planted, long hits, long all)
    {
        // E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
        const double z = 3.2905;
        var p = (double)hits / all;
        var centre = (p + (z * z / (2 * all))) / (1 + (z * z / all));
        var half = z / (1 + (z * z / all)) * Math.Sqrt((p * (1 - p) / all) + (z * z / (4.0 * all * all)));
        output.WriteLine($"planted {planted:P2}, found {hits:N0} of {all:N0} = {p:P2}, {centre - half:P2} to {centre + half:P2}");
        Assert.InRange(planted, centre - half, centre + half);
    }
}
