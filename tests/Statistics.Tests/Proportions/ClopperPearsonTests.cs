using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Proportions;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Proportions;

public sealed class ClopperPearsonTests
{
    private static readonly Arbitrary<(int Successes, int Trials)> Counts = (
        from trials in Gen.Choose(1, 60)
        from successes in Gen.Choose(0, trials)
        select (successes, trials)).ToArbitrary();

    public static TheoryData<string> Cases => ReferenceCase.Names("clopper-pearson");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("clopper-pearson", name);
        var interval = Interval((long)expected.Number("successes"), (long)expected.Number("trials"), expected.Number("confidence"));
        expected.Agrees("lower", interval.Lower);
        expected.Agrees("upper", interval.Upper);
    }

    // The definition: at the lower limit as many successes or more have the chance α/2, at the upper as many or fewer.
    [Fact]
    public void Estimate_AnyCount_LimitsHaveTheTailsOfTheLevel() => Prop.ForAll(Counts, count =>
    {
        var interval = Interval(count.Successes, count.Trials, 0.95);
        return (count.Successes == 0 || Math.Abs(Binomial(count.Trials, interval.Lower, count.Successes, count.Trials) - 0.025) < 1e-9)
            && (count.Successes == count.Trials || Math.Abs(Binomial(count.Trials, interval.Upper, 0, count.Successes) - 0.025) < 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_AnyCount_IsWiderThanWilson() => Prop.ForAll(Counts, count =>
    {
        var exact = Interval(count.Successes, count.Trials, 0.95);
        Assert.True(WilsonInterval.Estimate(count.Successes, count.Trials).TryGetInterval(out var score));
        return exact.Upper - exact.Lower > score.Upper - score.Lower - 0.02
            && exact.Lower <= exact.Share && exact.Share <= exact.Upper && exact is { Lower: >= 0, Upper: <= 1 };
    }).QuickCheckThrowOnFailure();

    // "At least as often as its level says": the coverage at every share of a grid, computed, not simulated.
    [Fact]
    public void Estimate_AnyShare_CoversAtLeastItsLevel()
    {
        for (var share = 0.01; share < 1; share += 0.01)
        {
            var covered = Enumerable.Range(0, 41).Where(x => Interval(x, 40, 0.9).Contains(share)).Sum(x => Binomial(40, share, x, x));
            Assert.True(covered >= 0.9, $"{share}: {covered}");
        }
    }

    [Fact]
    public void Estimate_NoTrials_HasNoInterval() => Assert.False(ClopperPearson.Estimate(0, 0).TryGetInterval(out _));

    [Theory]
    [InlineData(-1, 5, 0.95)]
    [InlineData(6, 5, 0.95)]
    [InlineData(0, -1, 0.95)]
    [InlineData(1, 5, 1.0)]
    public void Estimate_ImpossibleArgument_Throws(long successes, long trials, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Estimate(successes, trials, confidence));

    private static ShareInterval Interval(long successes, long trials, double confidence)
    {
        Assert.True(ClopperPearson.Estimate(successes, trials, confidence).TryGetInterval(out var interval));
        return interval;
    }

    private static double Binomial(int n, double p, int from, int to)
    {
        var (sum, term) = (0.0, Math.Pow(1 - p, n));
        for (var x = 0; x <= to; x++)
        {
            sum += x >= from ? term : 0;
            term *= (n - x) / (x + 1.0) * p / (1 - p);
        }

        return sum;
    }
}
