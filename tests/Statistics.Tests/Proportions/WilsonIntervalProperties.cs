using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Proportions;

namespace Sektorskifte.Statistics.Tests.Proportions;

public sealed class WilsonIntervalProperties
{
    private sealed record Count(long Successes, long Trials, double Confidence);

    // Small counts and counts of a whole register alike; levels over the whole range.
    private static readonly Arbitrary<Count> Counts = (
        from trials in Gen.OneOf(Gen.Choose(1, 50), Gen.Choose(51, 100_000), Gen.Choose(100_001, int.MaxValue))
        from part in Gen.OneOf(Gen.Constant(0), Gen.Constant(1_000_000), Gen.Choose(0, 1_000_000))
        from level in Gen.Choose(1, 999_999)
        select new Count((long)Math.Round(trials * (part / 1e6)), trials, level / 1e6)).ToArbitrary();

    [Fact]
    public void Estimate_AnyCount_LimitsEncloseTheShareWithin0And1() => Prop.ForAll(Counts, count =>
    {
        var interval = Interval(count);
        return interval.Lower >= 0 && interval.Lower <= interval.Share
            && interval.Share <= interval.Upper && interval.Upper <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_FailuresCountedInsteadOfSuccesses_MirrorsTheInterval() => Prop.ForAll(Counts, count =>
    {
        var interval = Interval(count);
        var mirrored = Interval(count with { Successes = count.Trials - count.Successes });
        return Math.Abs(interval.Lower - (1 - mirrored.Upper)) < 1e-14
            && Math.Abs(interval.Upper - (1 - mirrored.Lower)) < 1e-14;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_SameShareOfMoreTrials_NarrowsTheInterval() => Prop.ForAll(Counts, count =>
    {
        var interval = Interval(count);
        var larger = Interval(count with { Successes = 4 * count.Successes, Trials = 4 * count.Trials });
        return larger.Upper - larger.Lower < interval.Upper - interval.Lower;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_HigherLevel_WidensTheInterval() => Prop.ForAll(Counts, count =>
    {
        var interval = Interval(count);
        var surer = Interval(count with { Confidence = (1 + count.Confidence) / 2 });
        return surer.Lower <= interval.Lower && surer.Upper >= interval.Upper
            && surer.Upper - surer.Lower > interval.Upper - interval.Lower;
    }).QuickCheckThrowOnFailure();

    // The definition itself: each limit inside (0, 1) solves (p̂ − p)² = z² p (1 − p) / n, so both give the same z.
    [Fact]
    public void Estimate_InnerShare_LimitsHaveTheSameScore() => Prop.ForAll(Counts, count =>
    {
        if (count.Successes == 0 || count.Successes == count.Trials || count.Trials > 100_000)
        {
            return true;
        }

        var interval = Interval(count);
        var below = Score(interval.Share, interval.Lower, count.Trials);
        var above = Score(interval.Share, interval.Upper, count.Trials);
        return Math.Abs(below + above) < 1e-6 * Math.Max(1, below);
    }).QuickCheckThrowOnFailure();

    private static double Score(double share, double limit, double trials) =>
        (share - limit) / Math.Sqrt(limit * (1 - limit) / trials);

    private static ShareInterval Interval(Count count)
    {
        Assert.True(WilsonInterval.Estimate(count.Successes, count.Trials, count.Confidence)
            .TryGetInterval(out var interval));
        return interval;
    }
}
