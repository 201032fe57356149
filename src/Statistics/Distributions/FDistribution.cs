namespace Sektorskifte.Statistics.Distributions;

/// <summary>
/// The F distribution. Degrees of freedom may be fractions; those of the denominator may be infinite, as when a variance is known:
/// then it is chi-squared by its degrees of freedom.
/// </summary>
public static class FDistribution
{
    /// <summary>The probability of a value at or below a point.</summary>
    /// <param name="x">Any number; 0 and below give 0.</param>
    /// <param name="df1">Degrees of freedom of the numerator, above 0, finite.</param>
    /// <param name="df2">Degrees of freedom of the denominator, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or degrees of freedom are not above 0.</exception>
    public static double Cumulative(double x, double df1, double df2)
    {
        Check(x, df1, df2);
        if (double.IsPositiveInfinity(df2))
        {
            return ChiSquared.Cumulative(x * df1, df1);
        }

        var (share, rest) = Shares(x, df1, df2);
        return IncompleteBeta.Lower(df1 / 2, df2 / 2, share, rest);
    }

    /// <summary>The probability of a value above a point: a test's p-value.</summary>
    /// <param name="x">Any number; 0 and below give 1.</param>
    /// <param name="df1">Degrees of freedom of the numerator, above 0, finite.</param>
    /// <param name="df2">Degrees of freedom of the denominator, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or degrees of freedom are not above 0.</exception>
    public static double UpperTail(double x, double df1, double df2)
    {
        Check(x, df1, df2);
        if (double.IsPositiveInfinity(df2))
        {
            return ChiSquared.UpperTail(x * df1, df1);
        }

        var (share, rest) = Shares(x, df1, df2);
        return IncompleteBeta.Lower(df2 / 2, df1 / 2, rest, share);
    }

    /// <summary>The point at or below which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1.</param>
    /// <param name="df1">Degrees of freedom of the numerator, above 0, finite.</param>
    /// <param name="df2">Degrees of freedom of the denominator, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability, or degrees of freedom are not above 0.</exception>
    public static double Quantile(double p, double df1, double df2) => Quantile(Probability.Check(p), 1 - p, df1, df2);

    /// <summary>The point above which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1. Near 0 it keeps the digits that 1 − p has lost.</param>
    /// <param name="df1">Degrees of freedom of the numerator, above 0, finite.</param>
    /// <param name="df2">Degrees of freedom of the denominator, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability, or degrees of freedom are not above 0.</exception>
    public static double UpperQuantile(double p, double df1, double df2) => Quantile(1 - Probability.Check(p), p, df1, df2);

    private static double Quantile(double lower, double upper, double df1, double df2)
    {
        Check(0, df1, df2);
        return double.IsPositiveInfinity(df2)
            ? 2 * Tails.Gamma(df1 / 2, lower, upper) / df1
            : Tails.BetaOdds(df1 / 2, df2 / 2, lower, upper) * (df2 / df1);
    }

    private static (double Share, double Remainder) Shares(double x, double df1, double df2)
    {
        var odds = Math.Max(x, 0) * (df1 / df2);
        return double.IsInfinity(odds) ? (1, 0) : (odds / (1 + odds), 1 / (1 + odds));
    }

    private static void Check(double x, double df1, double df2)
    {
        Probability.Point(x);
        Require.Positive(df1);
        Probability.Shape(df2, nameof(df2));
    }
}
