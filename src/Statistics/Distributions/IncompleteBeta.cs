namespace Sektorskifte.Statistics.Distributions;

/// <summary>
/// The regularised incomplete beta function I(x; a, b), to near full precision in both tails: the continued fraction of DLMF
/// 8.17.22, from the side on which it converges fast. It takes x and 1 − x, as both may be small numbers that the other lacks.
/// </summary>
[Estimator("distributions", Source = "R. A. Thisted (1988), Elements of Statistical Computing, chapter 5; C. Loader (2000), Fast and "
    + "accurate computation of binomial probabilities; NIST Digital Library of Mathematical Functions 8.9, 8.11, 8.17 (2010)")]
internal static class IncompleteBeta
{
    private const int MostTerms = 10_000_000;
    private const double Tiny = 1e-300;

    /// <summary>x^a (1 − x)^b / B(a, b), by the saddle point form, so that no large logarithms cancel.</summary>
    public static double Power(double a, double b, double x, double y)
    {
        if (x <= 0 || y <= 0)
        {
            return 0;
        }

        var n = a + b;
        var logarithm = SmallDifferences.StirlingError(n) - SmallDifferences.StirlingError(a) - SmallDifferences.StirlingError(b)
            - SmallDifferences.Deviance(a, n * x) - SmallDifferences.Deviance(b, n * y);
        return Math.Exp(logarithm) * Math.Sqrt(a / (2 * Math.PI) * (b / n));
    }

    /// <summary>I(x; a, b), where y = 1 − x.</summary>
    public static double Lower(double a, double b, double x, double y) =>
        x <= 0 ? 0
        : y <= 0 ? 1
        : x <= (a + 1) / (a + b + 2) ? Fraction(a, b, x, y)
        : 1 - Fraction(b, a, y, x);

    // Lentz's evaluation of the continued fraction, as modified by Thompson and Barnett (1986).
    private static double Fraction(double a, double b, double x, double y)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var product = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            product *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            product *= d * c;
            if (Math.Abs((d * c) - 1) < 3e-16)
            {
                break;
            }
        }

        return Math.Min(1, Power(a, b, x, y) * product / a);
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
