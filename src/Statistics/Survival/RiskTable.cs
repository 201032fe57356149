using System.Globalization;

namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// How many were at risk, left and were lost from sight at each time: all that curves, tests and their variances need, in one
/// row per time instead of one per episode. A register counts it by month and needs no episode in memory.
/// </summary>
public sealed class RiskTable
{
    // What is left of a risk set by rounding only, relative to what was there: weights are rarely dyadic.
    private const double Rounding = 1e-10;

    private RiskTable(double[] times, double[] atRisk, double[][] events, double[] left, double[] censored, double total)
    {
        Times = times;
        AtRisk = atRisk;
        Events = events;
        Left = left;
        Censored = censored;
        Total = total;
    }

    /// <summary>The number of times.</summary>
    public int Count => Times.Length;

    /// <summary>The number of destinations, at least 1.</summary>
    public int Destinations => Events.Length;

    /// <summary>The episodes, or the sum of their weights.</summary>
    public double Total { get; }

    /// <summary>The times, in order; those at which something happened.</summary>
    internal double[] Times { get; }

    /// <summary>At each time those at risk at it.</summary>
    internal double[] AtRisk { get; }

    /// <summary>By destination and time.</summary>
    internal double[][] Events { get; }

    /// <summary>The events of all destinations by time.</summary>
    internal double[] Left { get; }

    internal double[] Censored { get; }

    /// <summary>The table from counts.</summary>
    /// <param name="counts">What happened, in any order; counts of the same time are summed.</param>
    /// <returns>The table, or the count or time that can't be right.</returns>
    /// <exception cref="ArgumentException">The counts have not the same number of destinations.</exception>
    public static Outcome<RiskTable> FromCounts(IReadOnlyList<RiskCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count == 0)
        {
            return new Problem(ProblemKind.NoData, "There are no counts; there must be one for each time.");
        }

        var destinations = counts[0].Events.Count;
        ArgumentOutOfRangeException.ThrowIfZero(destinations, nameof(counts));
        foreach (var count in counts)
        {
            Require.SameLength(destinations, count.Events.Count, nameof(counts));
            if (!double.IsFinite(count.Time))
            {
                return new Problem(ProblemKind.InvalidValue, $"A count is at the time {Show(count.Time)}; a time is a finite number.");
            }

            foreach (var number in count.Events.Append(count.Censored).Append(count.Entered))
            {
                if (!(number >= 0 && double.IsFinite(number)))
                {
                    return new Problem(
                        ProblemKind.InvalidValue,
                        $"A count at time {Show(count.Time)} is {Show(number)}; a count is a finite number at or above 0.");
                }
            }
        }

        return Built([.. counts.OrderBy(count => count.Time)], destinations);
    }

    /// <summary>The table of episodes.</summary>
    /// <param name="episodes">The episodes; with weights the table has sums of weights.</param>
    public static RiskTable Of(Episodes episodes)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        return Of(episodes, episodes.Destinations);
    }

    internal static RiskTable Of(Episodes episodes, int destinations, double[]? grid = null)
    {
        var order = Order(episodes.Exit);
        var entries = episodes.Entry is null ? [] : Order(episodes.Entry);
        var times = grid ?? Distinct(episodes.Exit, order);
        var (atRisk, left, censored) = (new double[times.Length], new double[times.Length], new double[times.Length]);
        var events = Columns(destinations, times.Length);

        // From the last time to the first, so that a risk set is a sum of those in it, not a difference that rounding spoils.
        var (row, late, risk, total) = (order.Length - 1, entries.Length - 1, 0.0, 0.0);
        for (var t = times.Length - 1; t >= 0; t--)
        {
            for (; row >= 0 && episodes.Exit[order[row]] == times[t]; row--)
            {
                var weight = episodes.WeightOf(order[row]);
                var destination = episodes.Destination[order[row]];
                (risk, total) = (risk + weight, total + weight);
                if (destination == 0)
                {
                    censored[t] += weight;
                }
                else
                {
                    events[destination - 1][t] += weight;
                    left[t] += weight;
                }
            }

            for (; late >= 0 && episodes.Entry![entries[late]] >= times[t]; late--)
            {
                risk -= episodes.WeightOf(entries[late]);
            }

            atRisk[t] = Settled(risk, left[t]);
        }

        return new RiskTable(times, atRisk, events, left, censored, total);
    }

    /// <summary>The times at which any of the episodes ends, in order.</summary>
    internal static double[] TimesOf(Episodes episodes) => Distinct(episodes.Exit, Order(episodes.Exit));

    /// <summary>Rows in the order of their times.</summary>
    internal static int[] Order(double[] times)
    {
        var keys = (double[])times.Clone();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        return order;
    }

    private static double[] Distinct(double[] times, int[] order)
    {
        var distinct = new List<double>();
        foreach (var row in order)
        {
            if (distinct.Count == 0 || times[row] != distinct[^1])
            {
                distinct.Add(times[row]);
            }
        }

        return [.. distinct];
    }

    private static Outcome<RiskTable> Built(RiskCount[] counts, int destinations)
    {
        double[] times = [.. counts.Where(count => count.Censored > 0 || count.Events.Any(events => events > 0))
            .Select(count => count.Time).Distinct()];
        if (times.Length == 0)
        {
            return new Problem(ProblemKind.NoData, "Nobody leaves and nobody is lost from sight; everyone who enters does one of them.");
        }

        var (atRisk, left, censored) = (new double[times.Length], new double[times.Length], new double[times.Length]);
        var events = Columns(destinations, times.Length);
        var (risk, total, next) = (0.0, 0.0, 0);
        for (var t = 0; t < times.Length; t++)
        {
            var entering = 0.0;
            for (; next < counts.Length && counts[next].Time <= times[t]; next++)
            {
                (risk, entering) = counts[next].Time < times[t]
                    ? (risk + counts[next].Entered, entering)
                    : (risk, entering + counts[next].Entered);
                total += counts[next].Entered;
                if (counts[next].Time == times[t])
                {
                    censored[t] += counts[next].Censored;
                    for (var k = 0; k < destinations; k++)
                    {
                        events[k][t] += counts[next].Events[k];
                        left[t] += counts[next].Events[k];
                    }
                }
            }

            var leaving = left[t] + censored[t];
            if (leaving > risk * (1 + Rounding))
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"At time {Show(times[t])} {Show(leaving)} leave or are lost from sight where {Show(risk)} are at risk; those "
                    + "who enter at a time are at risk after it.");
            }

            atRisk[t] = Settled(risk, left[t]);
            risk = Math.Max(0, risk - leaving) + entering;
        }

        return new RiskTable(times, atRisk, events, left, censored, total);
    }

    private static double Settled(double risk, double left) => risk - left <= Rounding * risk ? left : risk;

    private static double[][] Columns(int columns, int rows)
    {
        var result = new double[columns][];
        for (var k = 0; k < columns; k++)
        {
            result[k] = new double[rows];
        }

        return result;
    }

    private static string Show(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
