namespace Sektorskifte.Statistics.Distributions;

/// <summary>The chi-squared distribution. Degrees of freedom may be fractions.</summary>
public static class ChiSquared
{
    /// <summary>The probability of a value at or below a point.</summary>
    /// <param name="x">Any number; 0 and below give 0.</param>
    /// <param name="df">Degrees of freedom, above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or the degrees of freedom are not above 0.</exception>
    public static double Cumulative(double x, double df) => IncompleteGamma.Lower(Half(df), Probability.Point(x) / 2);

    /// <summary>The probability of a value above a point: a test's p-value.</summary>
    /// <param name="x">Any number; 0 and below give 1.</param>
    /// <param name="df">Degrees of freedom, above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or the degrees of freedom are not above 0.</exception>
    public static double UpperTail(double x, double df) => IncompleteGamma.Upper(Half(df), Probability.Point(x) / 2);

    /// <summary>The point at or below which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1.</param>
    /// <param name="df">Degrees of freedom, above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability, or the degrees of freedom are not above 0.</exception>
    public static double Quantile(double p, double df) => 2 * Tails.Gamma(Half(df), Probability.Check(p), 1 - p);

    /// <summary>The point above which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1. Near 0 it keeps the digits that 1 − p has lost.</param>
    /// <param name="df">Degrees of freedom, above 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability, or the degrees of freedom are not above 0.</exception>
    public static double UpperQuantile(double p, double df) => 2 * Tails.Gamma(Half(df), 1 - Probability.Check(p), p);

    private static double Half(double df) => Require.Positive(df) / 2;
}
