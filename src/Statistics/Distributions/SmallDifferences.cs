namespace Sektorskifte.Statistics.Distributions;

/// <summary>Logarithms and powers near 1 and 0, where the plain expressions cancel.</summary>
internal static class SmallDifferences
{
    /// <summary>ln(1 + x), to a few units in the last place for x near 0. The quotient corrects the rounding of 1 + x (W. Kahan,
    /// in N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), section 1.14.1).</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>eˣ − 1, to a few units in the last place for x near 0; the same correction.</summary>
    public static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x
            : power - 1 == -1 ? -1
            : double.IsInfinity(power) ? power
            : (power - 1) * (x / Math.Log(power));
    }

    /// <summary>
    /// x ln(x / m) + m − x: half the deviance of x under a Poisson mean m. For x near m the terms cancel, and the series of
    /// C. Loader (2000), Fast and accurate computation of binomial probabilities, section 3, is summed instead.
    /// </summary>
    public static double Deviance(double x, double m)
    {
        if (x == 0)
        {
            return m;
        }

        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            // The logarithm of the ratio, as each by itself is larger and would cost digits; unless the ratio is out of range.
            var ratio = x / m;
            return (x * (double.IsNormal(ratio) ? Math.Log(ratio) : Math.Log(x) - Math.Log(m))) + m - x;
        }

        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var j = 1; j < 1000; j++)
        {
            term *= v * v;
            var next = sum + (term / ((2 * j) + 1));
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    /// <summary>
    /// ln Γ(x + 1) − [(x + ½) ln x − x + ½ ln 2π]: what Stirling's formula lacks. The asymptotic series from 15 on; below, its
    /// recurrence upwards.
    /// </summary>
    public static double StirlingError(double x)
    {
        var error = 0.0;
        while (x < 15)
        {
            error += ((x + 0.5) * LogOnePlus(1 / x)) - 1;
            x++;
        }

        // Bernoulli numbers B(2k) / (2k (2k − 1)); NIST Digital Library of Mathematical Functions, 5.11.1.
        var square = 1 / (x * x);
        var series = (1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680)
            - (square * ((1.0 / 1188) - (square * (691.0 / 360360))))))))));
        return error + (series / x);
    }
}
