namespace Sektorskifte.Statistics.Distributions;

/// <summary>
/// Quantiles of a positive quantity by its tails. Newton's method for the logarithm of the tail as a function of the quantity's
/// logarithm, which is concave for the gamma distribution and for the odds of a beta distribution, kept within a bracket.
/// </summary>
internal static class Tails
{
    private const int MostSteps = 400;

    /// <summary>The quantile of a gamma distribution with scale 1.</summary>
    /// <param name="a">The shape.</param>
    /// <param name="lower">The probability below, 0 to 1.</param>
    /// <param name="upper">The probability above; the smaller of the two is met.</param>
    public static double Gamma(double a, double lower, double upper)
    {
        if (lower <= 0 || upper <= 0)
        {
            return lower <= 0 ? 0 : double.PositiveInfinity;
        }

        return lower <= upper
            ? Solve(u => (IncompleteGamma.Lower(a, Math.Exp(u)), a * IncompleteGamma.Power(a, Math.Exp(u))), lower, 1, Math.Log(a))
            : Solve(u => (IncompleteGamma.Upper(a, Math.Exp(u)), a * IncompleteGamma.Power(a, Math.Exp(u))), upper, -1, Math.Log(a));
    }

    /// <summary>The quantile of X / (1 − X), where X has a beta distribution.</summary>
    /// <param name="a">The first shape.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="lower">The probability below, 0 to 1.</param>
    /// <param name="upper">The probability above; the smaller of the two is met.</param>
    public static double BetaOdds(double a, double b, double lower, double upper)
    {
        if (lower <= 0 || upper <= 0)
        {
            return lower <= 0 ? 0 : double.PositiveInfinity;
        }

        var start = Math.Log(a / b);
        return lower <= upper
            ? Solve(u => (IncompleteBeta.Lower(a, b, Share(u), Share(-u)), IncompleteBeta.Power(a, b, Share(u), Share(-u))), lower, 1, start)
            : Solve(u => (IncompleteBeta.Lower(b, a, Share(-u), Share(u)), IncompleteBeta.Power(a, b, Share(u), Share(-u))), upper, -1, start);
    }

    private static double Share(double logOdds) =>
        logOdds < 0 ? Math.Exp(logOdds) / (1 + Math.Exp(logOdds)) : 1 / (1 + Math.Exp(-logOdds));

    // Where the tail is the target. At a logarithm there are the tail and the size of its slope; the sign says whether the tail
    // increases. Beyond the bracket the quantity itself is no number.
    private static double Solve(Func<double, (double Tail, double Slope)> at, double target, int sign, double start)
    {
        var (low, high) = (-745.0, 709.0);
        var u = Math.Clamp(start, low, high);
        for (var step = 0; step < MostSteps; step++)
        {
            var (tail, slope) = at(u);
            if (tail == target)
            {
                break;
            }

            if (tail < target == sign > 0)
            {
                low = u;
            }
            else
            {
                high = u;
            }

            var next = tail > 0 && slope > 0
                ? u - (sign * Math.Log(tail / target) * tail / slope)
                : (low + high) / 2;
            if (!(next > low && next < high))
            {
                next = (low + high) / 2;
            }

            var change = Math.Abs(next - u);
            u = next;
            if (change <= 2e-16 * Math.Max(1, Math.Abs(u)))
            {
                break;
            }
        }

        return Math.Exp(u);
    }
}
