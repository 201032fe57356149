using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Tests.Distributions;

public sealed class DistributionsProperties
{
    private sealed record Draw(double Probability, double First, double Second);

    // Probabilities from 1e-30 to one half; degrees of freedom and shapes from 0.3 to 100,000.
    private static readonly Arbitrary<Draw> Draws = (
        from exponent in Gen.Choose(301, 30_000)
        from first in Gen.Choose(-500, 5000)
        from second in Gen.Choose(-500, 5000)
        select new Draw(Math.Pow(10, -exponent / 1000.0), Math.Pow(10, first / 1000.0), Math.Pow(10, second / 1000.0))).ToArbitrary();

    [Fact]
    public void UpperTail_OfTheUpperQuantile_IsTheProbability() => Prop.ForAll(Draws, d =>
        Near(StandardNormal.UpperTail(StandardNormal.UpperQuantile(d.Probability)), d.Probability)
        && Near(StudentT.UpperTail(StudentT.UpperQuantile(d.Probability, d.First), d.First), d.Probability)
        && Near(ChiSquared.UpperTail(ChiSquared.UpperQuantile(d.Probability, d.First), d.First), d.Probability)
        && Near(FDistribution.UpperTail(FDistribution.UpperQuantile(d.Probability, d.First, d.Second), d.First, d.Second), d.Probability))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Cumulative_OfTheQuantile_IsTheProbability() => Prop.ForAll(Draws, d =>
        Near(ChiSquared.Cumulative(ChiSquared.Quantile(d.Probability, 1 + d.First), 1 + d.First), d.Probability)
        && Near(
            BetaDistribution.Cumulative(BetaDistribution.Quantile(d.Probability, 1 + d.First, d.Second), 1 + d.First, d.Second),
            d.Probability)).QuickCheckThrowOnFailure();

    [Fact]
    public void Tails_BothSides_AddUpToOne() => Prop.ForAll(Draws, d =>
    {
        var (x, share) = (d.Second, d.Probability);
        return Math.Abs(StudentT.Cumulative(x, d.First) + StudentT.UpperTail(x, d.First) - 1) < 1e-14
            && Math.Abs(ChiSquared.Cumulative(x, d.First) + ChiSquared.UpperTail(x, d.First) - 1) < 1e-14
            && Math.Abs(FDistribution.Cumulative(x, d.First, d.Second) + FDistribution.UpperTail(x, d.First, d.Second) - 1) < 1e-14
            && Math.Abs(BetaDistribution.Cumulative(share, d.First, d.Second) + BetaDistribution.UpperTail(share, d.First, d.Second) - 1)
                < 1e-14;
    }).QuickCheckThrowOnFailure();

    // The distribution's ends meet: t squared is F with one degree of freedom, F with a known variance is chi-squared.
    [Fact]
    public void Families_WhereTheyMeet_Agree() => Prop.ForAll(Draws, d =>
    {
        var t = StudentT.UpperQuantile(d.Probability / 2, d.First);
        return Near(t * t, FDistribution.UpperQuantile(d.Probability, 1, d.First))
            && Near(
                FDistribution.UpperQuantile(d.Probability, d.First, double.PositiveInfinity) * d.First,
                ChiSquared.UpperQuantile(d.Probability, d.First));
    }).QuickCheckThrowOnFailure();

    // The sum of chi-squared's Poisson terms, an independent expression for even degrees of freedom.
    [Fact]
    public void ChiSquared_EvenDegreesOfFreedom_IsASumOfPoissonTerms() => Prop.ForAll(Draws, d =>
    {
        var (half, mean) = (1 + (int)(d.First % 40), d.Second % 100);
        var (term, sum) = (Math.Exp(-mean), 0.0);
        for (var k = 0; k < half; k++)
        {
            sum += term;
            term *= mean / (k + 1);
        }

        return Near(ChiSquared.UpperTail(2 * mean, 2 * half), sum);
    }).QuickCheckThrowOnFailure();

    private static bool Near(double actual, double expected) => Math.Abs(actual - expected) <= 1e-11 * Math.Abs(expected);
}
