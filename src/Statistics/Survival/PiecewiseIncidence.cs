using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// How many come to an event by a time, from counts of events and time at risk alone: the hazard is constant within each
/// interval since the beginning (a year of service), and another event may come first. Grouped counts are all it needs, so
/// it works on published tables.
/// </summary>
/// <remarks>See <c>docs/methods/piecewise-incidence.md</c>.</remarks>
[Estimator("piecewise-incidence", Source = "T. R. Holford (1976), Life tables with concomitant information, Biometrics 32 (3), "
    + "587-597; J. D. Kalbfleisch and R. L. Prentice (2002), The Statistical Analysis of Failure Time Data, 2nd ed., Wiley, ch. 8")]
public static class PiecewiseIncidence
{
    /// <summary>The cumulative incidence by the end of each interval.</summary>
    /// <param name="events">The events in each interval, from the first after the beginning; 0 or more each.</param>
    /// <param name="competing">The events of any other kind that end the time at risk, in each interval; 0 or more each.</param>
    /// <param name="exposure">The time at risk in each interval, in the unit of <paramref name="widths"/>; 0 or more each.</param>
    /// <param name="widths">The length of each interval, above 0; none, the default, when each is 1.</param>
    /// <param name="confidence">The confidence level, between 0 and 1 and neither of them; default 0.95.</param>
    /// <returns>
    /// A point for each interval, up to the last before the first in which nobody was at risk. A problem when nobody was at risk
    /// in the first interval, a number is negative or not finite, or there are events where nobody was at risk.
    /// </returns>
    /// <exception cref="ArgumentException">There is no interval, or the lists are not equally long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A width or the confidence level is out of range.</exception>
    public static Outcome<IReadOnlyList<IncidencePoint>> Estimate(
        ReadOnlySpan<double> events,
        ReadOnlySpan<double> competing,
        ReadOnlySpan<double> exposure,
        ReadOnlySpan<double> widths = default,
        double confidence = 0.95)
    {
        if (events.IsEmpty)
        {
            throw new ArgumentException("There is no interval.", nameof(events));
        }

        Require.SameLength(events.Length, competing.Length);
        Require.SameLength(events.Length, exposure.Length);
        if (!widths.IsEmpty)
        {
            Require.SameLength(events.Length, widths.Length);
        }

        var z = StandardNormal.UpperQuantile((1 - Require.Fraction(confidence)) / 2);
        var points = new List<IncidencePoint>(events.Length);
        var path = new HazardPath(events.Length);
        for (var i = 0; i < events.Length; i++)
        {
            var width = widths.IsEmpty ? 1 : Require.Positive(widths[i], nameof(widths));
            if (Fault(i, events[i], competing[i], exposure[i]) is { } fault)
            {
                return fault;
            }

            if (exposure[i] == 0)
            {
                return points;
            }

            path.Add(events[i], competing[i], exposure[i], width);
            points.Add(path.Point(z));
        }

        return points;
    }

    private static Problem? Fault(int index, double events, double competing, double exposure)
    {
        foreach (var (name, value) in (ReadOnlySpan<(string, double)>)[("events", events), ("competing events", competing), ("time at risk", exposure)])
        {
            if (!(value >= 0 && double.IsFinite(value)))
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    FormattableString.Invariant($"Interval {index + 1} has {value} {name}; it is a finite number from 0."));
            }
        }

        if (exposure == 0 && events + competing > 0)
        {
            return new Problem(
                ProblemKind.InvalidValue,
                FormattableString.Invariant($"Interval {index + 1} has {events + competing} events and no time at risk; who comes to an event was at risk before."));
        }

        return exposure == 0 && index == 0
            ? new Problem(ProblemKind.NoData, "Nobody was at risk in the first interval; an incidence counts from the beginning.")
            : null;
    }
}
