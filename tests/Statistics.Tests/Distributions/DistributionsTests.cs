using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Distributions;

public sealed class DistributionsTests
{
    // R's own tails are good to about that; below 1e-290 its numbers, and ours, lose digits.
    private const double Agreement = 1e-12;

    public static TheoryData<string> Cases => ReferenceCase.Names("distributions");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tails_ReferenceCase_AgreeWithR(string name)
    {
        var expected = ReferenceCase.Of("distributions", name);
        var (below, above, _, _) = Functions(expected);
        var points = expected.Numbers("points");
        expected.Agrees("below", [.. points.Select(below)], Agreement);
        expected.Agrees("above", [.. points.Select(above)], Agreement);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Quantiles_ReferenceCase_AgreeWithR(string name)
    {
        var expected = ReferenceCase.Of("distributions", name);
        var (_, _, quantile, upper) = Functions(expected);
        Compare("quantiles", quantile);
        Compare("upper", upper);

        void Compare(string key, Func<double, double> ours)
        {
            foreach (var (probability, theirs) in expected.Numbers("tails").Zip(expected.Numbers(key)))
            {
                var value = ours(probability);
                if (double.IsNaN(theirs))
                {
                    Assert.True(Math.Abs(value) is > 1e70 or < 1e-15, $"{name} {key} of {probability}: R fails, got {value:R}");
                    continue;
                }

                // A quantile of 0 is one below the smallest number; one near 0 of a symmetric distribution is rounding.
                var apart = Math.Abs(value - theirs);
                Assert.True(
                    apart <= Math.Max(Agreement * Math.Abs(theirs), probability == 0.5 ? 1e-15 : 1e-300),
                    $"{name} {key} of {probability}: R has {theirs:R}, got {value:R}, apart by {apart / Math.Abs(theirs):E1}");
            }
        }
    }

    [Fact]
    public void StandardNormal_KnownPoint_HasTheTabledQuantile()
    {
        Assert.Equal(1.959963984540054, StandardNormal.Quantile(0.975), 1e-14);
        Assert.Equal(0.3989422804014327, StandardNormal.Density(0), 1e-15);
        Assert.Equal(0.05399096651318806, StandardNormal.Density(-2), 1e-15);
    }

    [Fact]
    public void StudentT_BothTails_AreTwiceOneTail()
    {
        Assert.Equal(2 * StudentT.UpperTail(2.1, 11.5), StudentT.BothTails(-2.1, 11.5));
        Assert.Equal(1, StudentT.BothTails(0, 3), 1e-15);
    }

    [Fact]
    public void Quantile_ZeroAndOne_AreTheEndsOfTheLine()
    {
        Assert.Equal(double.NegativeInfinity, StandardNormal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, StandardNormal.Quantile(1));
        Assert.Equal(double.NegativeInfinity, StudentT.Quantile(0, 4));
        Assert.Equal(double.PositiveInfinity, StudentT.UpperQuantile(0, 4));
        Assert.Equal(0, ChiSquared.Quantile(0, 2));
        Assert.Equal(double.PositiveInfinity, ChiSquared.Quantile(1, 2));
        Assert.Equal(0, FDistribution.Quantile(0, 2, 3));
        Assert.Equal(double.PositiveInfinity, FDistribution.UpperQuantile(0, 2, double.PositiveInfinity));
        Assert.Equal(0, BetaDistribution.Quantile(0, 2, 3));
        Assert.Equal(1, BetaDistribution.Quantile(1, 2, 3));
    }

    [Fact]
    public void Tails_OutsideTheSupport_AreZeroAndOne()
    {
        Assert.Equal((0, 1), (ChiSquared.Cumulative(-1, 3), ChiSquared.UpperTail(-1, 3)));
        Assert.Equal((0, 1), (FDistribution.Cumulative(-1, 3, 4), FDistribution.UpperTail(-1, 3, 4)));
        Assert.Equal((0, 1), (BetaDistribution.Cumulative(-1, 3, 4), BetaDistribution.UpperTail(-1, 3, 4)));
        Assert.Equal((1, 0), (BetaDistribution.Cumulative(2, 3, 4), BetaDistribution.UpperTail(2, 3, 4)));
        Assert.Equal((1, 0), (ChiSquared.Cumulative(double.PositiveInfinity, 3), ChiSquared.UpperTail(double.PositiveInfinity, 3)));
        Assert.Equal((1, 0), (StudentT.Cumulative(double.PositiveInfinity, 3), StudentT.Cumulative(double.NegativeInfinity, 3)));
        Assert.Equal((1, 0), (FDistribution.Cumulative(double.PositiveInfinity, 3, 4), FDistribution.UpperTail(double.PositiveInfinity, 3, 4)));
    }

    [Fact]
    public void Functions_ImpossibleArguments_Throw()
    {
        Throws(() => StandardNormal.Cumulative(double.NaN));
        Throws(() => StandardNormal.Quantile(double.NaN));
        Throws(() => StandardNormal.Quantile(1.1));
        Throws(() => StudentT.Cumulative(1, 0));
        Throws(() => StudentT.Quantile(-0.1, 3));
        Throws(() => StudentT.Quantile(0.1, double.NaN));
        Throws(() => ChiSquared.UpperTail(1, -1));
        Throws(() => ChiSquared.UpperTail(1, double.PositiveInfinity));
        Throws(() => ChiSquared.Quantile(2, 1));
        Throws(() => FDistribution.UpperTail(double.NaN, 1, 1));
        Throws(() => FDistribution.Quantile(0.5, 0, 1));
        Throws(() => FDistribution.Quantile(0.5, 1, double.NaN));
        Throws(() => BetaDistribution.Cumulative(0.5, 0, 1));
        Throws(() => BetaDistribution.UpperQuantile(0.5, 1, double.PositiveInfinity));

        static void Throws(Func<double> function) => Assert.Throws<ArgumentOutOfRangeException>(() => function());
    }

    private static (Func<double, double> Below, Func<double, double> Above, Func<double, double> Quantile, Func<double, double> Upper)
        Functions(ReferenceCase expected)
    {
        var (first, second) = (OrInfinity("first"), OrInfinity("second"));
        return expected.Text("distribution") switch
        {
            "normal" => (StandardNormal.Cumulative, StandardNormal.UpperTail, StandardNormal.Quantile, StandardNormal.UpperQuantile),
            "t" => (x => StudentT.Cumulative(x, first), x => StudentT.UpperTail(x, first),
                p => StudentT.Quantile(p, first), p => StudentT.UpperQuantile(p, first)),
            "chisq" => (x => ChiSquared.Cumulative(x, first), x => ChiSquared.UpperTail(x, first),
                p => ChiSquared.Quantile(p, first), p => ChiSquared.UpperQuantile(p, first)),
            "f" => (x => FDistribution.Cumulative(x, first, second), x => FDistribution.UpperTail(x, first, second),
                p => FDistribution.Quantile(p, first, second), p => FDistribution.UpperQuantile(p, first, second)),
            _ => (x => BetaDistribution.Cumulative(x, first, second), x => BetaDistribution.UpperTail(x, first, second),
                p => BetaDistribution.Quantile(p, first, second), p => BetaDistribution.UpperQuantile(p, first, second)),
        };

        // Infinity is no number of JSON: it is kept as -1.
        double OrInfinity(string key) => expected.Number(key) is var value and >= 0 ? value : double.PositiveInfinity;
    }
}
