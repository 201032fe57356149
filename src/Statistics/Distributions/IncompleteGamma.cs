namespace Sektorskifte.Statistics.Distributions;

/// <summary>
/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, each to near full precision also when it is small:
/// the power series below a + 1 (DLMF 8.11.4), the continued fraction above (DLMF 8.9.2).
/// </summary>
internal static class IncompleteGamma
{
    private const int MostTerms = 10_000_000;
    private const double Tiny = 1e-300;

    /// <summary>x^a e⁻ˣ / Γ(a + 1), by the saddle point form, so that no large logarithms cancel.</summary>
    public static double Power(double a, double x) =>
        x <= 0 ? 0
        : Math.Exp(-SmallDifferences.StirlingError(a) - SmallDifferences.Deviance(a, x)) / Math.Sqrt(2 * Math.PI * a);

    /// <summary>The lower tail P(a, x).</summary>
    public static double Lower(double a, double x) =>
        x <= 0 ? 0 : double.IsInfinity(x) ? 1 : x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    /// <summary>The upper tail Q(a, x).</summary>
    public static double Upper(double a, double x) =>
        x <= 0 ? 1 : double.IsInfinity(x) ? 0 : x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    private static double Series(double a, double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; n < MostTerms; n++)
        {
            term *= x / (a + n);
            sum += term;
            if (term <= 1e-17 * sum)
            {
                break;
            }
        }

        return Math.Min(1, Power(a, x) * sum);
    }

    // Lentz's evaluation of the continued fraction, as modified by Thompson and Barnett (1986).
    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var product = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var factor = n * (a - n);
            b += 2;
            d = 1 / NotZero((factor * d) + b);
            c = NotZero(b + (factor / c));
            product *= d * c;
            if (Math.Abs((d * c) - 1) < 3e-16)
            {
                break;
            }
        }

        return Math.Min(1, Power(a, x) * a * product);
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
