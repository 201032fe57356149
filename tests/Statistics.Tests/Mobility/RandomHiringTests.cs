using Sektorskifte.Statistics.Mobility;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Tests.LogLinear;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Mobility;

public sealed class RandomHiringTests
{
    private const string Folder = "random-hiring";
    private static readonly string[] Sectors = ["state", "region", "municipality"];
    private static readonly double[] Moves = [40, 5, 9, 6, 30, 8, 12, 7, 55];

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Given_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var table = ReferenceTable.Of(Folder, expected);
        var sectors = table.Dimensions[0].Categories;
        var (within, level) = (expected.Flag("within"), expected.Number("level"));
        var hiring = (expected.Flag("bySizes")
            ? RandomHiring.GivenSizes(sectors, table.Counts, expected.Numbers("sizes"), within, level)
            : RandomHiring.GivenMargins(sectors, table.Counts, within, level)).Value;
        expected.Agrees("expected", [.. hiring.Flows.Select(flow => flow.Expected)]);
        expected.Agrees("residuals", [.. hiring.Flows.Select(flow => flow.Residual)], 1e-7, 1e-8);
        expected.Agrees("lower", [.. hiring.Flows.Select(flow => flow.Ratio().Value.Lower)], 1e-8, 1e-300);
        expected.Agrees("upper", [.. hiring.Flows.Select(flow => flow.Ratio().Value.Upper)]);
        expected.Agrees("deviance", hiring.Deviance, 1e-8, 1e-10);
        expected.Agrees("df", hiring.DegreesOfFreedom, 0);
        expected.Agrees("p", hiring.PValue, 1e-6, 1e-300);
    }

    [Fact]
    public void GivenSizes_BetweenSectors_HiresFromTheOthersOnly()
    {
        var hiring = RandomHiring.GivenSizes(Sectors, Moves, [100, 300, 600], withinSectors: false).Value;
        Assert.Equal(6, hiring.Flows.Count);
        var flow = hiring.Flows.Single(f => f is { Origin: "region", Destination: "state" });
        Assert.Equal(18 * 300.0 / 900, flow.Expected, 1e-12);
        Assert.Equal(6, flow.Observed);
        Assert.Equal(3, hiring.DegreesOfFreedom);
    }

    [Fact]
    public void GivenMargins_BetweenSectors_DoesNotLookAtMovesWithin()
    {
        var other = (double[])Moves.Clone();
        (other[0], other[4], other[8]) = (double.NaN, -1, 1e12);
        Assert.Equal(
            RandomHiring.GivenMargins(Sectors, Moves, withinSectors: false).Value.Flows,
            RandomHiring.GivenMargins(Sectors, other, withinSectors: false).Value.Flows);
    }

    [Fact]
    public void Given_AnyMoves_ExpectsAsManyAsThereAre()
    {
        foreach (var within in new[] { true, false })
        {
            var margins = RandomHiring.GivenMargins(Sectors, Moves, within).Value.Flows;
            var sizes = RandomHiring.GivenSizes(Sectors, Moves, [1, 2, 3], within).Value.Flows;
            Assert.Equal(margins.Sum(flow => flow.Observed), margins.Sum(flow => flow.Expected), 1e-9);
            Assert.Equal(sizes.Sum(flow => flow.Observed), sizes.Sum(flow => flow.Expected), 1e-9);
        }
    }

    // Garwood's exact limits of a count of 0 at 95 %: 0 and −ln 0.025.
    [Fact]
    public void Ratio_NothingObserved_HasAnUpperLimit()
    {
        var ratio = new HiringFlow("state", "region", 0, 2, 0, 0.95).Ratio().Value;
        Assert.Equal((0, 0), (ratio.Ratio, ratio.Lower));
        Assert.Equal(-Math.Log(0.025) / 2, ratio.Upper, 1e-12);
    }

    [Fact]
    public void Ratio_NobodyExpected_IsAProblemThatNamesTheSectors()
    {
        var hiring = RandomHiring.GivenMargins(["state", "region"], [5, 3, 0, 0]).Value;
        var problem = hiring.Flows[2].Ratio().Problem!;
        Assert.Equal(ProblemKind.NoData, problem.Kind);
        Assert.StartsWith("From region to state nobody is expected", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(RandomHiring.GivenSizes(["state", "region"], [5, 0, 3, 0], [1, 1]).Value.Flows[1].Ratio().Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void GivenSizes_ImpossibleSize_IsNamed(double size)
    {
        var problem = RandomHiring.GivenSizes(Sectors, Moves, [10, size, 20]).Problem!;
        Assert.Equal(ProblemKind.InvalidValue, problem.Kind);
        Assert.StartsWith("The size of region is ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_ImpossibleCounts_AreNamed()
    {
        Assert.Contains(
            "origin=state, destination=region is -1", RandomHiring.GivenMargins(["state", "region"], [1, -1, 2, 3]).Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(ProblemKind.NoData, RandomHiring.GivenMargins(["state", "region"], new double[4]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFewUnits, RandomHiring.GivenMargins(["state"], [4]).Problem!.Kind);
    }

    [Fact]
    public void Given_WrongArguments_Throw()
    {
        Assert.Throws<ArgumentException>(() => RandomHiring.GivenMargins(Sectors, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => RandomHiring.GivenMargins(["state", "state"], [1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => RandomHiring.GivenSizes(Sectors, Moves, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomHiring.GivenMargins(Sectors, Moves, confidence: 1));
    }

    // People drawn at random from sectors of known size: the intervals cover 1 in at least 95 % (they are exact, so not less), and
    // the test rejects in 5 %. 1,000 draws: Monte-Carlo error 0.7 points.
    [Fact]
    public void GivenSizes_RandomHiring_KeepsItsLevels()
    {
        double[] sizes = [100, 300, 600];
        var (covered, flows, rejected) = (0, 0, 0);
        for (ulong n = 0; n < 1000; n++)
        {
            var sequence = new RandomSequence(23, n);
            var counts = new double[9];
            for (var person = 0; person < 240; person++)
            {
                var origin = sequence.NextBelow(10) switch { 0 => 0, < 4 => 1, _ => 2 };
                counts[(origin * 3) + (person % 3)]++;
            }

            var hiring = RandomHiring.GivenSizes(Sectors, counts, sizes).Value;
            rejected += hiring.PValue < 0.05 ? 1 : 0;
            flows += hiring.Flows.Count;
            covered += hiring.Flows.Count(flow => flow.Ratio().Value is var ratio && ratio.Lower <= 1 && 1 <= ratio.Upper);
        }

        Assert.InRange(covered / (double)flows, 0.95, 1);
        Assert.InRange(rejected / 1000.0, 0.03, 0.08);
    }
}
