using MathNet.Numerics;

namespace Sektorskifte.Statistics.Distributions;

/// <summary>The standard normal distribution: mean 0, standard deviation 1.</summary>
public static class StandardNormal
{
    /// <summary>The density at a point.</summary>
    /// <param name="x">Any number, infinities included.</param>
    public static double Density(double x) => Math.Exp(-Probability.Point(x) * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability of a value at or below a point.</summary>
    /// <param name="x">Any number, infinities included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN.</exception>
    public static double Cumulative(double x) => UpperTail(-x);

    /// <summary>The probability of a value above a point, exact to its last digits also when it is small.</summary>
    /// <param name="x">Any number, infinities included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is NaN.</exception>
    public static double UpperTail(double x) => SpecialFunctions.Erfc(Probability.Point(x) / Math.Sqrt(2)) / 2;

    /// <summary>The point at or below which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1; 0 and 1 give the infinities.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability.</exception>
    public static double Quantile(double p) => -UpperQuantile(p);

    /// <summary>The point above which a value lies with a probability.</summary>
    /// <param name="p">The probability, 0 to 1; 0 and 1 give the infinities. Near 0 it keeps the digits that 1 − p has lost.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a probability.</exception>
    public static double UpperQuantile(double p)
    {
        Probability.Check(p);
        if (p is 0 or 1)
        {
            return p == 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        // The square has a chi-squared distribution with one degree of freedom.
        return p <= 0.5
            ? Math.Sqrt(2 * Tails.Gamma(0.5, 1 - (2 * p), 2 * p))
            : -Math.Sqrt(2 * Tails.Gamma(0.5, 1 - (2 * (1 - p)), 2 * (1 - p)));
    }
}
