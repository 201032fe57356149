namespace Sektorskifte.Statistics.Distributions;

/// <summary>The beta distribution on the line from 0 to 1.</summary>
public static class BetaDistribution
{
    /// <summary>The probability of a value at or below a point.</summary>
    /// <param name="x">Any number; 0 and below give 0, 1 and above give 1.</param>
    /// <param name="a">The first shape, above 0, finite.</param>
    /// <param name="b">The second shape, above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or a shape is not above 0.</exception>
    public static double Cumulative(double x, double a, double b) =>
        IncompleteBeta.Lower(Require.Positive(a), Require.Positive(b), Probability.Point(x), 1 - x);

    /// <summary>The probability of a value above a point.</summary>
    /// <param name="x">Any number; 0 and below give 1, 1 and above give 0.</param>
    /// <param name="a">The first shape, above 0, finite.</param>
    /// <param name="b">The second shape, above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or a shape is not above 0.</exception>
    public static double UpperTail(double x, double a, double b) =>
        IncompleteBeta.Lower(Require.Positive(b), Require.Positive(a), 1 - Probability.Point(x), x);

    /// <summary>The point at or below which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1.</param>
    /// <param name="a">The first shape, above 0, finite.</param>
    /// <param name="b">The second shape, above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability, or a shape is not above 0.</exception>
    public static double Quantile(double p, double a, double b) =>
        OfOdds(Tails.BetaOdds(Require.Positive(a), Require.Positive(b), Probability.Check(p), 1 - p));

    /// <summary>The point above which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1. Near 0 it keeps the digits that 1 − p has lost.</param>
    /// <param name="a">The first shape, above 0, finite.</param>
    /// <param name="b">The second shape, above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability, or a shape is not above 0.</exception>
    public static double UpperQuantile(double p, double a, double b) =>
        OfOdds(Tails.BetaOdds(Require.Positive(a), Require.Positive(b), 1 - Probability.Check(p), p));

    private static double OfOdds(double odds) => odds <= 1 ? odds / (1 + odds) : 1 / (1 + (1 / odds));
}
