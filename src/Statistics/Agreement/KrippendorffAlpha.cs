using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Agreement;

/// <summary>What a difference of two codings weighs.</summary>
public enum AlphaMetric
{
    /// <summary>All differences the same: categories.</summary>
    Nominal,

    /// <summary>The number of codings between two ranks.</summary>
    Ordinal,

    /// <summary>The squared difference: scores.</summary>
    Interval,

    /// <summary>The squared difference relative to the sum: amounts with a zero; none is negative.</summary>
    Ratio,
}

/// <summary>Krippendorff's alpha.</summary>
/// <param name="Alpha">1 is full agreement, 0 that of chance, below it is disagreement by system.</param>
/// <param name="Observed">The observed disagreement, in the metric's unit.</param>
/// <param name="Expected">The disagreement by chance.</param>
/// <param name="Units">The number of units coded by at least two coders.</param>
/// <param name="Codings">The number of codings of these units.</param>
public sealed record AlphaEstimate(double Alpha, double Observed, double Expected, int Units, int Codings);

/// <summary>The bootstrap distribution of alpha.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Lower">The lower limit: a quantile of the replicates.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Confidence">The confidence level of the limits.</param>
/// <param name="Seed">The seed that gives the same again.</param>
/// <param name="Replicates">The replicates, in order.</param>
public sealed record AlphaBootstrap(
    AlphaEstimate Estimate, double Lower, double Upper, double Confidence, ulong Seed, IReadOnlyList<double> Replicates)
{
    /// <summary>The share of the replicates below a least alpha: the chance of falling short of it.</summary>
    /// <param name="least">The least alpha asked for, such as 0.667 or 0.8.</param>
    public double ShareBelow(double least) => Replicates.Count(replicate => replicate < Require.Finite(least)) / (double)Replicates.Count;
}

/// <summary>
/// Agreement of any number of coders beyond that of chance, on any scale, with codings missing. See
/// <c>docs/methods/krippendorff-alpha.md</c>.
/// </summary>
[Estimator("krippendorff-alpha", Source = "K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania; "
    + "A. F. Hayes and K. Krippendorff (2007), Answering the call for a standard reliability measure for coding data, Communication "
    + "Methods and Measures 1 (1), 77-89")]
public static class KrippendorffAlpha
{
    /// <summary>Alpha of codings.</summary>
    /// <param name="codings">The codings.</param>
    /// <param name="metric">What a difference weighs.</param>
    /// <returns>Alpha, or that all codings are the same, or a negative value on a ratio scale.</returns>
    public static Outcome<AlphaEstimate> Estimate(Codings codings, AlphaMetric metric)
    {
        ArgumentNullException.ThrowIfNull(codings);
        return Differences(codings, metric).Then<AlphaEstimate>(differences => Of(codings, Coincidences(codings), differences));
    }

    /// <summary>Alpha with an interval by the bootstrap: disagreements drawn, as often as there are pairs of codings, from those
    /// observed.</summary>
    /// <param name="codings">The codings.</param>
    /// <param name="metric">What a difference weighs.</param>
    /// <param name="seed">The seed; the same gives the same interval for good.</param>
    /// <param name="replicates">The number of replicates, at least 100; default 10,000.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The distribution, or why there is none.</returns>
    public static Outcome<AlphaBootstrap> Bootstrap(
        Codings codings, AlphaMetric metric, ulong seed, int replicates = 10_000, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(codings);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        Require.Fraction(confidence);
        return Differences(codings, metric).Then<AlphaBootstrap>(differences =>
        {
            var coincidences = Coincidences(codings);
            return Of(codings, coincidences, differences).Then<AlphaBootstrap>(estimate =>
            {
                var drawn = Draw(codings, coincidences, differences, estimate, seed, replicates);
                Array.Sort(drawn);
                var tail = (1 - confidence) / 2;
                return new AlphaBootstrap(estimate, Quantile(drawn, tail), Quantile(drawn, 1 - tail), confidence, seed, drawn);
            });
        });
    }

    private static Outcome<AlphaEstimate> Of(Codings codings, double[,] coincidences, double[,] differences)
    {
        var k = codings.Values.Length;
        if (k < 2)
        {
            return new Problem(
                ProblemKind.Singular,
                $"Every coding is {codings.Names[0]}: without any variation there is nothing to agree on, and alpha needs at least two values.");
        }

        var totals = Totals(codings);
        var (observed, expected, n) = (0.0, 0.0, totals.Sum());
        for (var c = 0; c < k; c++)
        {
            for (var v = 0; v < k; v++)
            {
                observed += coincidences[c, v] * differences[c, v];
                expected += totals[c] * totals[v] * differences[c, v];
            }
        }

        (observed, expected) = (observed / n, expected / (n * (n - 1)));
        return new AlphaEstimate(1 - (observed / expected), observed, expected, codings.Units.Length, (int)n);
    }

    private static double[] Totals(Codings codings)
    {
        var totals = new double[codings.Values.Length];
        foreach (var unit in codings.Units)
        {
            foreach (var value in unit)
            {
                totals[value]++;
            }
        }

        return totals;
    }

    /// <summary>How often two values meet in a unit, each unit counting as many times as it has codings.</summary>
    private static double[,] Coincidences(Codings codings)
    {
        var k = codings.Values.Length;
        var coincidences = new double[k, k];
        foreach (var unit in codings.Units)
        {
            for (var i = 0; i < unit.Length; i++)
            {
                for (var j = 0; j < unit.Length; j++)
                {
                    coincidences[unit[i], unit[j]] += i == j ? 0 : 1.0 / (unit.Length - 1);
                }
            }
        }

        return coincidences;
    }

    private static Outcome<double[,]> Differences(Codings codings, AlphaMetric metric)
    {
        var values = codings.Values;
        if (metric == AlphaMetric.Ratio && values[0] < 0)
        {
            return new Problem(
                ProblemKind.InvalidValue, $"A coding is {codings.Names[0]}; on a ratio scale none is below 0. Take the interval metric.");
        }

        var totals = Totals(codings);
        var differences = new double[values.Length, values.Length];
        for (var c = 0; c < values.Length; c++)
        {
            var between = totals[c] / 2;
            for (var v = c + 1; v < values.Length; v++)
            {
                between += totals[v];
                var apart = metric switch
                {
                    AlphaMetric.Nominal => 1,
                    AlphaMetric.Ordinal => between - (totals[v] / 2),
                    AlphaMetric.Interval => values[v] - values[c],
                    _ => (values[v] - values[c]) / (values[v] + values[c]),
                };
                differences[c, v] = differences[v, c] = apart * apart;
            }
        }

        return differences;
    }

    private static double[] Draw(
        Codings codings, double[,] coincidences, double[,] differences, AlphaEstimate estimate, ulong seed, int replicates)
    {
        // Values agree far more often than not, so all agreements are one entry, the first.
        var (steps, sums, sum) = (new List<double> { 0 }, new List<double> { 0 }, 0.0);
        for (var c = 0; c < codings.Values.Length; c++)
        {
            sum += coincidences[c, c];
        }

        sums[0] = sum;
        for (var c = 0; c < codings.Values.Length; c++)
        {
            for (var v = c + 1; v < codings.Values.Length; v++)
            {
                if (coincidences[c, v] > 0)
                {
                    sum += 2 * coincidences[c, v];
                    steps.Add(2 * differences[c, v] / (estimate.Codings * estimate.Expected));
                    sums.Add(sum);
                }
            }
        }

        var cumulative = sums.ToArray();
        var drawn = new double[replicates];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            var (random, alpha) = (new RandomSequence(seed, (ulong)replicate), 1.0);
            foreach (var unit in codings.Units)
            {
                for (var pair = unit.Length * (unit.Length - 1) / 2; pair > 0; pair--)
                {
                    var at = Array.BinarySearch(cumulative, random.NextUnit() * sum);
                    alpha -= steps[Math.Min(at < 0 ? ~at : at + 1, steps.Count - 1)] / (unit.Length - 1);
                }
            }

            drawn[replicate] = Math.Max(-1, alpha);
        }

        return drawn;
    }

    private static double Quantile(double[] ordered, double p)
    {
        var at = p * (ordered.Length - 1);
        var below = (int)Math.Floor(at);
        return ordered[below] + ((at - below) * (ordered[Math.Min(below + 1, ordered.Length - 1)] - ordered[below]));
    }
}
