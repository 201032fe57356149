using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Tests.Distributions;

/// <summary>Where a distribution has a closed form, or an identity with another, it is that number.</summary>
public sealed class ClosedFormTests
{
    public static TheoryData<double> Points => new(-30, -4.5, -2, -1, -0.3, 0, 0.01, 0.7, 1, 1.96, 3, 8.25, 40);

    public static TheoryData<double, double> Shapes => new()
    {
        { 0.5, 0.5 }, { 1, 1 }, { 1.5, 7 }, { 3, 2 }, { 12.5, 0.75 }, { 40, 60 }, { 333, 2.5 }, { 1000, 1000 },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void StudentT_OneDegreeOfFreedom_IsCauchys(double x) =>
        Near(x < 0 ? Math.Atan(-1 / x) / Math.PI : 0.5 + (Math.Atan(x) / Math.PI), StudentT.Cumulative(x, 1));

    [Theory]
    [MemberData(nameof(Points))]
    public void StudentT_TwoDegreesOfFreedom_HasItsClosedForm(double x)
    {
        // The smaller tail without the cancelling difference: 1/2 − |x| / (2 √(2 + x²)) = 1 / (√(2 + x²) (√(2 + x²) + |x|)).
        var root = Math.Sqrt(2 + (x * x));
        var tail = 1 / (root * (root + Math.Abs(x)));
        Near(tail, StudentT.UpperTail(Math.Abs(x), 2));
        Near(x < 0 ? tail : 1 - tail, StudentT.Cumulative(x, 2));
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void StandardNormal_Square_IsChiSquaredWithOneDegree(double x)
    {
        Near(2 * StandardNormal.UpperTail(Math.Abs(x)), ChiSquared.UpperTail(x * x, 1));
        Near(StandardNormal.Cumulative(x), StudentT.Cumulative(x, double.PositiveInfinity));
        Near(StandardNormal.Cumulative(-x), StandardNormal.UpperTail(x));
    }

    // Abramowitz and Stegun (1964), table 26.2, and its continuation by series.
    [Theory]
    [InlineData(1, 0.15865525393145707)]
    [InlineData(2, 0.022750131948179212)]
    [InlineData(3, 0.0013498980316300946)]
    [InlineData(5, 2.8665157187919391e-07)]
    [InlineData(10, 7.6198530241605261e-24)]
    [InlineData(20, 2.7536241186062337e-89)]
    public void StandardNormal_UpperTail_IsTheTabled(double x, double tail) => Near(tail, StandardNormal.UpperTail(x));

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(50)]
    [InlineData(700)]
    public void ChiSquared_TwoAndFourDegrees_AreExponential(double x)
    {
        Near(Math.Exp(-x / 2), ChiSquared.UpperTail(x, 2));
        Near((1 + (x / 2)) * Math.Exp(-x / 2), ChiSquared.UpperTail(x, 4));
        Near(-2 * Math.Log(0.3), ChiSquared.UpperQuantile(0.3, 2));
    }

    [Theory]
    [InlineData(0.01, 3)]
    [InlineData(0.8, 1)]
    [InlineData(4, 17.5)]
    [InlineData(250, 6)]
    public void FDistribution_TwoDegreesAbove_IsAPower(double x, double df) =>
        Near(Math.Pow(1 + (2 * x / df), -df / 2), FDistribution.UpperTail(x, 2, df));

    [Theory]
    [InlineData(0.2, 3)]
    [InlineData(1.7, 0.5)]
    [InlineData(5, 40)]
    public void FDistribution_Reciprocal_ExchangesDegreesOfFreedom(double x, double df) =>
        Near(FDistribution.UpperTail(x, 4, df), FDistribution.Cumulative(1 / x, df, 4));

    [Theory]
    [InlineData(0.5, 0.3)]
    [InlineData(1, 0.3)]
    [InlineData(7.5, 0.9)]
    [InlineData(200, 0.99)]
    public void BetaDistribution_OneShapeOfOne_IsAPower(double shape, double x)
    {
        Near(Math.Pow(x, shape), BetaDistribution.Cumulative(x, shape, 1));
        Near(Math.Pow(1 - x, shape), BetaDistribution.UpperTail(x, 1, shape));
        Near(Math.Pow(0.4, 1 / shape), BetaDistribution.Quantile(0.4, shape, 1));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BetaDistribution_Mirrored_ExchangesShapes(double a, double b)
    {
        // A power of two, so that 1 − x is exact.
        Near(BetaDistribution.UpperTail(0.375, a, b), BetaDistribution.Cumulative(0.625, b, a));
        Near(BetaDistribution.Quantile(0.25, a, b), 1 - BetaDistribution.UpperQuantile(0.25, b, a), 1e-10);
    }

    // I(x; a, b) − I(x; a + 1, b) = x^a (1 − x)^b / (a B(a, b)): DLMF 8.17.20, here for whole numbers, whose B is a product.
    [Theory]
    [InlineData(2, 3, 0.3)]
    [InlineData(5, 1, 0.8)]
    [InlineData(7, 9, 0.45)]
    public void BetaDistribution_NextShape_DiffersByItsTerm(int a, int b, double x)
    {
        var binomial = 1.0;
        for (var i = 1; i <= b - 1; i++)
        {
            binomial *= (a + i) / (double)i;
        }

        Near(
            Math.Pow(x, a) * Math.Pow(1 - x, b) * binomial,
            BetaDistribution.Cumulative(x, a, b) - BetaDistribution.Cumulative(x, a + 1, b), 1e-10);
    }

    [Theory]
    [InlineData(10, 0.3)]
    [InlineData(25, 0.05)]
    [InlineData(60, 0.5)]
    public void BetaDistribution_WholeShapes_AreBinomialSums(int trials, double share)
    {
        for (var least = 1; least <= trials; least++)
        {
            Near(Binomial(trials, share, least), BetaDistribution.Cumulative(share, least, trials - least + 1), 1e-10);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(12.5)]
    [InlineData(150)]
    public void ChiSquared_TwoMoreDegrees_DiffersByItsTerm(double half)
    {
        foreach (var mean in new[] { half / 10, half, half * 1.7 })
        {
            // By the smaller tail, whose difference has digits left.
            var term = mean < half
                ? ChiSquared.Cumulative(2 * mean, 2 * half) - ChiSquared.Cumulative(2 * mean, (2 * half) + 2)
                : ChiSquared.UpperTail(2 * mean, (2 * half) + 2) - ChiSquared.UpperTail(2 * mean, 2 * half);
            Near(IncompleteGamma.Power(half, mean), term, 1e-9);
        }
    }

    // Simpson's rule over the density, in steps of a thousandth.
    [Theory]
    [InlineData(-3, -1)]
    [InlineData(0, 2)]
    [InlineData(-1.5, 1.25)]
    public void StandardNormal_Cumulative_IsTheIntegralOfTheDensity(double from, double to)
    {
        var steps = 2 * (int)Math.Ceiling((to - from) * 500);
        var width = (to - from) / steps;
        var sum = StandardNormal.Density(from) + StandardNormal.Density(to);
        for (var i = 1; i < steps; i++)
        {
            sum += (i % 2 == 1 ? 4 : 2) * StandardNormal.Density(from + (i * width));
        }

        Near(sum * width / 3, StandardNormal.Cumulative(to) - StandardNormal.Cumulative(from));
    }

    [Fact]
    public void SmallDifferences_NearZero_KeepTheirDigits()
    {
        foreach (var x in new[] { 1e-17, 3e-12, 2e-8, 1e-4 })
        {
            Near(x - (x * x / 2) + (x * x * x / 3), SmallDifferences.LogOnePlus(x));
            Near(-x - (x * x / 2) - (x * x * x / 3), SmallDifferences.LogOnePlus(-x));
            Near(x + (x * x / 2) + (x * x * x / 6), SmallDifferences.ExpMinusOne(x));
        }

        Near(Math.Exp(2) - 1, SmallDifferences.ExpMinusOne(2));
        Assert.Equal(-1, SmallDifferences.ExpMinusOne(-800));
        Assert.Equal(double.PositiveInfinity, SmallDifferences.ExpMinusOne(800));

        Near(Math.Log(2.5), SmallDifferences.LogOnePlus(1.5));
        Assert.Equal(0, SmallDifferences.LogOnePlus(0));
        Assert.Equal(double.PositiveInfinity, SmallDifferences.LogOnePlus(double.PositiveInfinity));
    }

    [Fact]
    public void StirlingError_WholeNumbers_IsWhatTheFormulaLacks()
    {
        var logarithm = 0.0;
        for (var n = 1; n <= 40; n++)
        {
            logarithm += Math.Log(n);
            var stirling = ((n + 0.5) * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI));
            Assert.Equal(logarithm - stirling, SmallDifferences.StirlingError(n), 5e-14);
        }
    }

    [Fact]
    public void Deviance_NearAndFar_IsItsDefinition()
    {
        foreach (var (x, m) in new[] { (3.0, 9.0), (10.0, 10.5), (1000.0, 1001.0), (0.2, 5.0) })
        {
            Near((x * Math.Log(x / m)) + m - x, SmallDifferences.Deviance(x, m), 1e-9);
        }

        Assert.Equal(4, SmallDifferences.Deviance(0, 4));
        Assert.Equal(0, SmallDifferences.Deviance(7, 7));
    }

    private static double Binomial(int trials, double share, int least)
    {
        var (term, sum) = (Math.Pow(1 - share, trials), 0.0);
        for (var k = 0; k <= trials; k++)
        {
            sum += k >= least ? term : 0;
            term *= (trials - k) / (k + 1.0) * share / (1 - share);
        }

        return sum;
    }

    private static void Near(double expected, double actual, double relative = 1e-12) =>
        Assert.True(
            Math.Abs(expected - actual) <= relative * Math.Abs(expected),
            $"{expected:R} is {actual:R}, apart by {Math.Abs((actual - expected) / expected):E1}");
}
