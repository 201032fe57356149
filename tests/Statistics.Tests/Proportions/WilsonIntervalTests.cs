using Sektorskifte.Statistics.Proportions;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Proportions;

public sealed class WilsonIntervalTests
{
    public static TheoryData<string> Cases => ReferenceCase.Names("wilson-interval");

    // The numbers are R's; see Reference/wilson-interval/README.md.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("wilson-interval", name);
        var interval = Interval(
            (long)expected.Number("successes"), (long)expected.Number("trials"), expected.Number("confidence"));
        expected.Agrees("share", interval.Share, 0);
        expected.Agrees("lower", interval.Lower);
        expected.Agrees("upper", interval.Upper);
    }

    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3, as printed.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Estimate_PublishedExamples_AgreesToTheDigitsPrinted(long successes, long trials, double lower, double upper)
    {
        var interval = Interval(successes, trials);
        Assert.Equal(lower, Math.Round(interval.Lower, 4));
        Assert.Equal(upper, Math.Round(interval.Upper, 4));
    }

    [Fact]
    public void Estimate_NoTrials_HasNoInterval()
    {
        var estimate = WilsonInterval.Estimate(0, 0);
        Assert.False(estimate.TryGetInterval(out _));
        Assert.Equal(0, estimate.Trials);
    }

    [Fact]
    public void Estimate_Trials_CarriesNumeratorDenominatorAndLevel()
    {
        var estimate = WilsonInterval.Estimate(7, 100, 0.9);
        Assert.Equal((7, 100, 0.9), (estimate.Successes, estimate.Trials, estimate.Confidence));
    }

    [Fact]
    public void Contains_Limits_AreInside()
    {
        var interval = Interval(7, 100);
        Assert.True(interval.Contains(interval.Lower));
        Assert.True(interval.Contains(interval.Upper));
        Assert.False(interval.Contains(interval.Upper + 1e-12));
        Assert.False(interval.Contains(interval.Lower - 1e-12));
        Assert.False(interval.Contains(double.NaN));
    }

    [Theory]
    [InlineData(-1, 5, 0.95)]
    [InlineData(6, 5, 0.95)]
    [InlineData(0, -1, 0.95)]
    [InlineData(1, 5, 0.0)]
    [InlineData(1, 5, 1.0)]
    [InlineData(1, 5, double.NaN)]
    public void Estimate_ImpossibleArgument_Throws(long successes, long trials, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Estimate(successes, trials, confidence));

    private static ShareInterval Interval(long successes, long trials, double confidence = 0.95)
    {
        Assert.True(WilsonInterval.Estimate(successes, trials, confidence).TryGetInterval(out var interval));
        return interval;
    }
}
