using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Sampling;

/// <summary>
/// Sampford's design: a fixed number of units without replacement, with exact inclusion probabilities in proportion to size
/// and joint probabilities that are all above 0 and can be computed.
/// </summary>
/// <remarks>
/// The probability of a sample s is proportional to Π_s π Π_rest (1 − π) Σ_s (1 − π). Drawn by rejection: one unit with
/// probability π / n and, independently, a Poisson sample with probabilities π, until the Poisson sample has n − 1 units and
/// not that one. See <c>docs/methods/sampford-sampling.md</c>.
/// </remarks>
[Estimator("sampford-sampling", Source = "M. R. Sampford (1967), On sampling without replacement with unequal probabilities of "
    + "selection, Biometrika 54 (3-4), 499-513")]
public static class SampfordSample
{
    /// <summary>Draws a sample.</summary>
    /// <param name="sizes">The measure of size of each unit of the frame, above 0.</param>
    /// <param name="sampleCount">The size of the sample, from 1.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>The sample, or why there is none.</returns>
    public static Outcome<Sample> Draw(IReadOnlyList<double> sizes, int sampleCount, ulong seed) =>
        InclusionProbabilities.Proportional(sizes, sampleCount).Then<Sample>(probabilities =>
        {
            var random = new RandomSequence(seed, 0);
            var certain = probabilities.Count(p => p == 1);
            var units = new int[sampleCount];
            if (certain == sampleCount)
            {
                TryPoisson(probabilities, -1, units, ref random);
            }
            else
            {
                while (!TryPoisson(probabilities, One(probabilities, sampleCount - certain, ref random), units, ref random))
                {
                }
            }

            return RandomSample.Unequal(probabilities, units);
        });

    /// <summary>
    /// The probabilities with which two units come into the sample together; on the diagonal, the inclusion probabilities. The
    /// time grows with frame size × sample size for each pair: meant for samples of up to some hundred units.
    /// </summary>
    /// <param name="probabilities">The inclusion probability of each unit of the frame, above 0 and up to 1, as
    /// <see cref="InclusionProbabilities.Proportional"/> gives them; they add up to the size of the sample.</param>
    /// <param name="units">The places in the frame of the units that are asked for, such as those of a sample.</param>
    /// <returns>A matrix in the order of the units.</returns>
    /// <exception cref="ArgumentException">The probabilities do not add up to a whole number, or one is not above 0 and up to
    /// 1.</exception>
    public static double[,] JointProbabilities(IReadOnlyList<double> probabilities, IReadOnlyList<int> units)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(units);
        const double Rounding = 1e-6;
        var total = probabilities.Sum();
        var size = (int)Math.Round(total);
        if (!(Math.Abs(total - size) < Rounding) || size < 1 || probabilities.Any(p => !(p is > 0 and <= 1)))
        {
            throw new ArgumentException(
                $"Probabilities above 0 and up to 1 that add up to a whole number are needed; they add up to {total}.",
                nameof(probabilities));
        }

        var everything = Convolve(probabilities, size, -1, -1).Tilted[size];
        var joint = new double[units.Count, units.Count];
        for (var a = 0; a < units.Count; a++)
        {
            joint[a, a] = probabilities[units[a]];
            for (var b = 0; b < a; b++)
            {
                var (p, q) = (probabilities[units[a]], probabilities[units[b]]);
                joint[a, b] = joint[b, a] = p == 1 ? q : q == 1 ? p : Both(p, q, units[a], units[b]) / everything;
            }
        }

        return joint;

        double Both(double p, double q, int first, int second)
        {
            if (size < 2)
            {
                return 0;
            }

            var (plain, tilted) = Convolve(probabilities, size - 2, first, second);
            return p * q * (tilted[size - 2] + ((2 - p - q) * plain[size - 2]));
        }
    }

    /// <summary>
    /// By number of units m, over all sets of m of the frame's units but two: the sum of Π_s π Π_rest (1 − π), and of the same
    /// times Σ_s (1 − π). All terms are positive, so that nothing cancels.
    /// </summary>
    private static (double[] Plain, double[] Tilted) Convolve(IReadOnlyList<double> probabilities, int size, int without, int and)
    {
        var plain = new double[size + 1];
        var tilted = new double[size + 1];
        plain[0] = 1;
        for (var i = 0; i < probabilities.Count; i++)
        {
            if (i == without || i == and)
            {
                continue;
            }

            var p = probabilities[i];
            for (var m = Math.Min(i + 1, size); m > 0; m--)
            {
                tilted[m] = ((1 - p) * tilted[m]) + (p * (tilted[m - 1] + ((1 - p) * plain[m - 1])));
                plain[m] = ((1 - p) * plain[m]) + (p * plain[m - 1]);
            }

            tilted[0] *= 1 - p;
            plain[0] *= 1 - p;
        }

        return (plain, tilted);
    }

    /// <summary>One unit, with probability π / n, among those that are not certain.</summary>
    private static int One(double[] probabilities, double total, ref RandomSequence random)
    {
        var left = random.NextUnit() * total;
        var last = -1;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] == 1)
            {
                continue;
            }

            last = i;
            left -= probabilities[i];
            if (left < 0)
            {
                break;
            }
        }

        return last;
    }

    /// <summary>A Poisson sample that fills the units together with the one; false when it does not.</summary>
    private static bool TryPoisson(double[] probabilities, int one, int[] units, ref RandomSequence random)
    {
        var taken = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var chosen = probabilities[i] == 1 || random.NextUnit() < probabilities[i];
            if (i == one && chosen)
            {
                return false;
            }

            if (chosen || i == one)
            {
                if (taken == units.Length)
                {
                    return false;
                }

                units[taken++] = i;
            }
        }

        return taken == units.Length;
    }
}
