using Sektorskifte.Statistics.Funnels;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Funnels;

public sealed class MultinomialBootstrapTests
{
    private const int Replicates = 4000;

    public static TheoryData<string> Cases => ReferenceCase.Names("multinomial-bootstrap", "cell");

    // Mean and deviation that a multinomial has, within five Monte-Carlo errors.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_OneCell_HasTheMomentsOfAMultinomial(string name)
    {
        var expected = ReferenceCase.Of("multinomial-bootstrap", name);
        var cell = (int)expected.Number("cell") - 1;
        var bootstrap = MultinomialBootstrap.Estimate(Counts(expected), counts => counts[cell], 12, Replicates).Value;
        var spread = expected.Number("sd");
        Assert.InRange(bootstrap.Replicates.Average() - expected.Number("mean"), -5 * spread / Math.Sqrt(Replicates), 5 * spread / Math.Sqrt(Replicates));
        Assert.InRange(bootstrap.StandardError / spread, 0.94, 1.06);
        Assert.Equal(expected.Number("mean"), bootstrap.Estimate);
    }

    [Fact]
    public void Estimate_LogRatio_AgreesWithRWithinMonteCarloError()
    {
        var expected = ReferenceCase.Of("multinomial-bootstrap", "log ratio of rates");
        var bootstrap = MultinomialBootstrap.Estimate(Counts(expected), LogRatio, 12, Replicates).Value;
        Assert.InRange(bootstrap.StandardError / expected.Number("sd"), 0.95, 1.05);
        Assert.InRange(bootstrap.Lower - expected.Number("lower"), -0.03, 0.03);
        Assert.InRange(bootstrap.Upper - expected.Number("upper"), -0.03, 0.03);
    }

    [Fact]
    public void Estimate_AnyReplicate_KeepsTheSumAndEmptyCells()
    {
        var bootstrap = MultinomialBootstrap.Estimate(
            [0, 5, 0, 0, 7, 0], counts => counts.Sum() == 12 && counts[0] + counts[2] + counts[3] + counts[5] == 0 ? counts[1] : null, 3, 500).Value;
        Assert.Equal(0, bootstrap.Undefined);
        Assert.True(bootstrap.StandardError > 0);
    }

    [Fact]
    public void Estimate_SameSeed_IsTheSameAndAnotherIsNot()
    {
        BootstrapEstimate Of(ulong seed) => MultinomialBootstrap.Estimate([30, 170, 50, 250], LogRatio, seed, 200).Value;
        Assert.Equal(Of(1).Replicates, Of(1).Replicates);
        Assert.NotEqual(Of(1).Replicates, Of(2).Replicates);
    }

    [Fact]
    public void Estimate_SometimesUndefined_CountsThoseReplicates()
    {
        // Four of a hundred: about 1.7 % of the replicates have none.
        var bootstrap = MultinomialBootstrap.Estimate([4, 96], counts => counts[0] > 0 ? Math.Log(counts[0]) : null, 8, 2000).Value;
        Assert.InRange(bootstrap.Undefined, 10, 70);
        Assert.Equal(2000, bootstrap.Undefined + bootstrap.Replicates.Count);
    }

    [Fact]
    public void Estimate_OftenUndefined_SaysHowOften()
    {
        var problem = MultinomialBootstrap.Estimate([1, 99], counts => counts[0] > 0 ? 1 : null, 8, 200).Problem!;
        Assert.Equal(ProblemKind.TooFewUnits, problem.Kind);
        Assert.Contains("of 200 replicates", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_NobodyOrUndefined_IsAProblem()
    {
        Assert.Equal(ProblemKind.NoData, MultinomialBootstrap.Estimate([0, 0], _ => 1, 1).Problem!.Kind);
        Assert.Equal(ProblemKind.NoData, MultinomialBootstrap.Estimate([1, 0], _ => null, 1).Problem!.Kind);
    }

    [Fact]
    public void Estimate_ImpossibleArgument_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MultinomialBootstrap.Estimate([-1, 3], _ => 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultinomialBootstrap.Estimate([1, 3], _ => 1, 1, 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultinomialBootstrap.Estimate([int.MaxValue, 3], _ => 1, 1));
    }

    private static double? LogRatio(IReadOnlyList<long> counts) => counts[0] * counts[2] == 0
        ? null
        : Math.Log(counts[0] / (double)(counts[0] + counts[1]) / (counts[2] / (double)(counts[2] + counts[3])));

    private static long[] Counts(ReferenceCase expected) => [.. expected.Numbers("counts").Select(count => (long)count)];
}
