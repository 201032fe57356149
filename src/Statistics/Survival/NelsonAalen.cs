using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// The cumulative hazard after each time: the sum over the events so far of the events divided by those at risk. See
/// <c>docs/methods/nelson-aalen.md</c>.
/// </summary>
[Estimator("nelson-aalen", Source = "O. O. Aalen (1978), Nonparametric inference for a family of counting processes, "
    + "The Annals of Statistics 6 (4), 701-726")]
public static class NelsonAalen
{
    /// <summary>The cumulative hazard of episodes.</summary>
    /// <param name="episodes">The episodes; weights are taken as numbers of people.</param>
    /// <param name="destination">The destination whose hazard it is, from 1; by default all together.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The hazard, or that nobody goes there.</returns>
    public static Outcome<HazardCurve> Estimate(Episodes episodes, int? destination = null, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        return FromCounts(RiskTable.Of(episodes), destination, confidence);
    }

    /// <summary>The cumulative hazard of counts by time.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="destination">The destination whose hazard it is, from 1; by default all together.</param>
    /// <param name="confidence">The confidence level, between 0 and 1; default 0.95.</param>
    /// <returns>The hazard, or that nobody goes there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such destination.</exception>
    public static Outcome<HazardCurve> FromCounts(RiskTable table, int? destination = null, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        Require.Fraction(confidence);
        if (destination is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(destination));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, table.Destinations, nameof(destination));
        }

        var events = destination is { } one ? table.Events[one - 1] : table.Left;
        if (Array.TrueForAll(events, count => count == 0))
        {
            return destination is null
                ? KaplanMeier.NoEvents
                : new Problem(ProblemKind.NoData, $"No episode goes to destination {destination}.");
        }

        var (hazard, error) = (new double[table.Count], new double[table.Count]);
        var (sum, variance) = (0.0, 0.0);
        for (var t = 0; t < hazard.Length; t++)
        {
            if (events[t] > 0)
            {
                sum += events[t] / table.AtRisk[t];
                variance += events[t] / table.AtRisk[t] / table.AtRisk[t];
            }

            (hazard[t], error[t]) = (sum, Math.Sqrt(variance));
        }

        return new HazardCurve(table.Times, hazard, error, confidence);
    }
}

/// <summary>The cumulative hazard after each time. All lists go by time.</summary>
public sealed class HazardCurve
{
    internal HazardCurve(double[] times, double[] hazard, double[] error, double confidence)
    {
        (Times, Hazard, StandardError, Confidence) = (times, hazard, error, confidence);
        var z = StandardNormal.UpperQuantile((1 - confidence) / 2);
        var (lower, upper) = (new double[times.Length], new double[times.Length]);
        for (var t = 0; t < times.Length; t++)
        {
            var factor = hazard[t] > 0 ? Math.Exp(z * error[t] / hazard[t]) : 1;
            (lower[t], upper[t]) = (hazard[t] / factor, hazard[t] * factor);
        }

        (Lower, Upper) = (lower, upper);
    }

    /// <summary>The confidence level of the limits.</summary>
    public double Confidence { get; }

    /// <summary>The times at which an episode ends, in order.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>The cumulative hazard after each time, from 0.</summary>
    public IReadOnlyList<double> Hazard { get; }

    /// <summary>Its standard error: the square root of the sum of events divided by the squared number at risk.</summary>
    public IReadOnlyList<double> StandardError { get; }

    /// <summary>The lower limits, symmetric on the scale of logarithms.</summary>
    public IReadOnlyList<double> Lower { get; }

    /// <summary>The upper limits, symmetric on the scale of logarithms.</summary>
    public IReadOnlyList<double> Upper { get; }

    /// <summary>The cumulative hazard at a time: after what happened at it.</summary>
    /// <param name="time">A time, any; before the first the hazard is 0, after the last it stays as it was.</param>
    public double At(double time)
    {
        var at = ((double[])Times).AsSpan().BinarySearch(Require.Finite(time));
        at = at >= 0 ? at : ~at - 1;
        return at < 0 ? 0 : Hazard[at];
    }
}
