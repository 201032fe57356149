namespace Sektorskifte.Statistics.Distributions;

/// <summary>Student's t distribution. Degrees of freedom may be fractions, or infinite: then it is the standard normal.</summary>
public static class StudentT
{
    /// <summary>The probability of a value at or below a point.</summary>
    /// <param name="x">Any number, infinities included.</param>
    /// <param name="df">Degrees of freedom, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or the degrees of freedom are not above 0.</exception>
    public static double Cumulative(double x, double df) => UpperTail(-x, df);

    /// <summary>The probability of a value above a point, exact to its last digits also when it is small.</summary>
    /// <param name="x">Any number, infinities included; a point beyond 1e150 counts as infinite.</param>
    /// <param name="df">Degrees of freedom, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or the degrees of freedom are not above 0.</exception>
    public static double UpperTail(double x, double df)
    {
        Probability.Point(x);
        Probability.Shape(df, nameof(df));
        if (double.IsPositiveInfinity(df))
        {
            return StandardNormal.UpperTail(x);
        }

        var half = FDistribution.UpperTail(x * x, 1, df) / 2;
        return x >= 0 ? half : 1 - half;
    }

    /// <summary>The probability of a value at least so far from 0, on either side: a test's p-value.</summary>
    /// <param name="x">Any number, infinities included.</param>
    /// <param name="df">Degrees of freedom, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN, or the degrees of freedom are not above 0.</exception>
    public static double BothTails(double x, double df) => 2 * UpperTail(Math.Abs(x), df);

    /// <summary>The point at or below which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1; 0 and 1 give the infinities.</param>
    /// <param name="df">Degrees of freedom, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability, or the degrees of freedom are not above 0.</exception>
    public static double Quantile(double p, double df) => -UpperQuantile(p, df);

    /// <summary>The point above which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1; 0 and 1 give the infinities. Near 0 it keeps the digits that 1 − p has lost.</param>
    /// <param name="df">Degrees of freedom, above 0, or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability, or the degrees of freedom are not above 0.</exception>
    public static double UpperQuantile(double p, double df)
    {
        Probability.Check(p);
        Probability.Shape(df, nameof(df));
        if (double.IsPositiveInfinity(df))
        {
            return StandardNormal.UpperQuantile(p);
        }

        // The square has an F distribution with one degree of freedom in the numerator.
        var tail = Math.Min(p, 1 - p);
        var point = Math.Sqrt(Tails.BetaOdds(0.5, df / 2, 1 - (2 * tail), 2 * tail) * df);
        return p <= 0.5 ? point : -point;
    }
}
