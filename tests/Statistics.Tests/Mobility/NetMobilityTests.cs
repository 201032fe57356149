using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Mobility;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Tests.LogLinear;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Mobility;

public sealed class NetMobilityTests
{
    private const string Folder = "net-mobility";
    private static readonly string[] Sectors = ["state", "region", "municipality"];
    private static readonly string[] Years = ["2019", "2020"];
    private static readonly double[] Moves = [40, 5, 9, 6, 30, 8, 12, 7, 55, 30, 8, 12, 9, 25, 11, 14, 10, 41];

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithGnm(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var table = ReferenceTable.Of(Folder, expected);
        var net = NetMobility.Estimate(
            table.Dimensions[1].Categories,
            table.Dimensions[0].Categories,
            table.Counts,
            expected.Flag("within"),
            (int)expected.Number("reference") - 1,
            expected.Number("level")).Value;
        expected.Agrees("moves", [.. net.Periods.Select(period => period.Moves)]);
        expected.Agrees("strength", [.. net.Periods.Select(period => period.Strength)], 1e-6);
        expected.Agrees("error", [.. net.Periods.Select(period => period.StandardError)], 1e-6, 1e-12);
        expected.Agrees("lower", [.. net.Periods.Select(period => period.Interval.Value.Lower)], 1e-6);
        expected.Agrees("upper", [.. net.Periods.Select(period => period.Interval.Value.Upper)], 1e-6);
        expected.Agrees("unidiff", net.Unidiff.Deviance, 1e-6);
        expected.Agrees("unidiffDf", net.Unidiff.DegreesOfFreedom, 0);
        expected.Agrees("constant", net.Constant.Deviance);
        expected.Agrees("constantDf", net.Constant.DegreesOfFreedom, 0);
        expected.Agrees("independence", net.Independence.Deviance);
        expected.Agrees("independenceDf", net.Independence.DegreesOfFreedom, 0);
        expected.Agrees("change", net.Change.Deviance, 1e-6);
        expected.Agrees("changeDf", net.Change.DegreesOfFreedom, 0);
        expected.Agrees("p", net.Change.PValue, 1e-5, 1e-300);
    }

    // What the measure is for: sectors that double or halve between periods leave it as it is.
    [Fact]
    public void Estimate_SectorsGrowAndShrink_StaysTheSame()
    {
        double[] first = [40, 5, 9, 6, 30, 8, 12, 7, 55];
        double[] rows = [2, 0.5, 3];
        double[] columns = [0.25, 4, 1];
        var second = first.Select((count, cell) => count * rows[cell / 3] * columns[cell % 3]);
        var net = NetMobility.Estimate(Sectors, Years, [.. first, .. second]).Value;
        Assert.Equal(1, net.Periods[1].Strength, 1e-9);
        Assert.Equal(1, net.Change.PValue, 1e-3);
    }

    [Fact]
    public void Estimate_FirstPeriod_IsTheReference()
    {
        var net = NetMobility.Estimate(Sectors, Years, Moves).Value;
        Assert.Equal(("2019", 1, 0), (net.Periods[0].Period, net.Periods[0].Strength, net.Periods[0].StandardError));
        Assert.Equal(new MultiplierInterval(1, 1), net.Periods[0].Interval.Value);
        Assert.InRange(net.Periods[1].Strength, 0.2, 0.9);
        Assert.Equal((172, 160), (net.Periods[0].Moves, net.Periods[1].Moves));
    }

    [Fact]
    public void Estimate_BetweenSectors_DoesNotLookAtMovesWithin()
    {
        string[] four = [.. Sectors, "social"];
        var counts = Enumerable.Range(0, 32).Select(cell => 5.0 + (cell * 7 % 11)).ToArray();
        var other = counts.Select((count, cell) => cell / 4 % 4 == cell % 4 ? -3 : count).ToArray();
        Assert.Equal(
            NetMobility.Estimate(four, Years, counts, withinSectors: false).Value.Periods.Select(period => period.Strength),
            NetMobility.Estimate(four, Years, other, withinSectors: false).Value.Periods.Select(period => period.Strength));
    }

    [Fact]
    public void Estimate_PeriodWithoutMoves_IsNamed()
    {
        var problem = NetMobility.Estimate(Sectors, Years, [.. Moves.Take(9), .. new double[9]]).Problem!;
        Assert.StartsWith("period=2020 has no counts", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_SectorThatNobodyLeaves_IsNamed()
    {
        var counts = Moves.Select((count, cell) => cell / 3 % 3 == 1 ? 0 : count).ToArray();
        Assert.StartsWith("origin=region has no counts", NetMobility.Estimate(Sectors, Years, counts).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_OnePeriodOrSector_IsTooFew()
    {
        Assert.Equal(ProblemKind.TooFewUnits, NetMobility.Estimate(Sectors, ["2019"], [.. Moves.Take(9)]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFewUnits, NetMobility.Estimate(["state"], Years, [1, 2]).Problem!.Kind);
    }

    [Fact]
    public void Estimate_TwoSectorsWithoutMovesWithin_SayNothing() =>
        Assert.Equal(ProblemKind.Singular, NetMobility.Estimate(["state", "region"], Years, [0, 4, 5, 0, 0, 6, 7, 0], withinSectors: false).Problem!.Kind);

    [Fact]
    public void Estimate_WrongArguments_Throw()
    {
        Assert.Throws<ArgumentException>(() => NetMobility.Estimate(Sectors, Years, [1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetMobility.Estimate(Sectors, Years, Moves, reference: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetMobility.Estimate(Sectors, Years, Moves, confidence: 0));
    }

    // 400 pairs of periods whose true strengths are 1 and 0.7: the 95 % interval covers 0.7 but for Monte-Carlo error (1.1 points).
    [Fact]
    public void Estimate_ManyPairsOfPeriods_CoversItsLevel()
    {
        double[] pattern = [1, -0.3, -0.7, -0.4, 0.8, -0.4, -0.6, -0.5, 1.1];
        var covered = 0;
        for (ulong n = 0; n < 400; n++)
        {
            var sequence = new RandomSequence(31, n);
            var counts = Draw(ref sequence, pattern, 1).Concat(Draw(ref sequence, pattern, 0.7)).ToArray();
            var interval = NetMobility.Estimate(Sectors, Years, counts).Value.Periods[1].Interval.Value;
            covered += interval.Lower <= 0.7 && 0.7 <= interval.Upper ? 1 : 0;
        }

        Assert.InRange(covered / 400.0, 0.915, 0.985);
    }

    private static double[] Draw(ref RandomSequence sequence, double[] pattern, double strength)
    {
        var shares = pattern.Select(value => Math.Exp(strength * value)).ToArray();
        var total = shares.Sum();
        var counts = new double[9];
        for (var person = 0; person < 600; person++)
        {
            var left = sequence.NextUnit() * total;
            var cell = 0;
            while (cell < 8 && left >= shares[cell])
            {
                left -= shares[cell++];
            }

            counts[cell]++;
        }

        return counts;
    }
}
