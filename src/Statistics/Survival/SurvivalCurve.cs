using System.Globalization;
using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Survival;

/// <summary>A restricted mean: the time spent before the event, counted until a horizon; the area under the curve.</summary>
/// <param name="Until">The horizon, in the unit of the times.</param>
/// <param name="Mean">The mean, from 0 to <paramref name="Until"/>.</param>
/// <param name="StandardError">Its standard error, by Greenwood's formula.</param>
public sealed record RestrictedMean(double Until, double Mean, double StandardError);

/// <summary>A quantile of the time to the event. Each part is a problem where its curve does not fall so far.</summary>
/// <param name="Share">The share that has left by then, between 0 and 1; 0.5 for the median.</param>
/// <param name="Time">The quantile.</param>
/// <param name="Lower">The lower limit of its interval: where the curve of lower limits passes.</param>
/// <param name="Upper">The upper limit: where the curve of upper limits passes.</param>
public sealed record TimeQuantile(double Share, Outcome<double> Time, Outcome<double> Lower, Outcome<double> Upper);

/// <summary>
/// The share not yet gone after each time, with standard errors and intervals. All lists go by time; the curve is 1 before the
/// first time and flat from one time to the next.
/// </summary>
public sealed class SurvivalCurve
{
    private const double Tie = 1.4901161193847656e-8;
    private readonly double[] _greenwood;
    private readonly bool _robust;

    internal SurvivalCurve(RiskTable table, double[] survival, double[] error, double[] greenwood, CurveSettings settings)
    {
        (Table, Settings, Survival, StandardError) = (table, settings, survival, error);
        (_greenwood, _robust) = (greenwood, settings.Variance == CurveVariance.Robust);
        (Lower, Upper) = CurveInterval.Around(survival, error, settings, StandardNormal.UpperQuantile((1 - settings.Confidence) / 2));
    }

    /// <summary>The settings that the curve was made with.</summary>
    public CurveSettings Settings { get; }

    /// <summary>The number of episodes, or the sum of their weights.</summary>
    public double Total => Table.Total;

    /// <summary>The number of events, or the sum of their weights.</summary>
    public double EventTotal => Table.Left.Sum();

    /// <summary>The times at which an episode ends, in order.</summary>
    public IReadOnlyList<double> Times => Table.Times;

    /// <summary>Those at risk at each time.</summary>
    public IReadOnlyList<double> AtRisk => Table.AtRisk;

    /// <summary>Those with an event at each time.</summary>
    public IReadOnlyList<double> Events => Table.Left;

    /// <summary>Those last seen at each time.</summary>
    public IReadOnlyList<double> Censored => Table.Censored;

    /// <summary>The share not yet gone after each time, from 1 down to 0.</summary>
    public IReadOnlyList<double> Survival { get; }

    /// <summary>The standard error of each share.</summary>
    public IReadOnlyList<double> StandardError { get; }

    /// <summary>The lower limits. At a share of 0, and with the log-log scale at 1, the interval is that of the time before,
    /// widened to include the share.</summary>
    public IReadOnlyList<double> Lower { get; }

    /// <summary>The upper limits; see <see cref="Lower"/>.</summary>
    public IReadOnlyList<double> Upper { get; }

    private RiskTable Table { get; }

    /// <summary>The share not yet gone at a time: after what happened at it.</summary>
    /// <param name="time">A time, any; before the first the share is 1, after the last it stays as it was.</param>
    public double At(double time)
    {
        var at = Array.BinarySearch(Table.Times, Require.Finite(time));
        at = at >= 0 ? at : ~at - 1;
        return at < 0 ? 1 : Survival[at];
    }

    /// <summary>The median time to the event.</summary>
    public TimeQuantile Median() => Quantile(0.5);

    /// <summary>The time by which a share has left. Where the curve stands at exactly that share for a while, the middle of the
    /// while.</summary>
    /// <param name="share">The share, between 0 and 1.</param>
    /// <returns>The time and its interval; the interval is of the reflected kind of Brookmeyer and Crowley (1982).</returns>
    public TimeQuantile Quantile(double share)
    {
        Require.Fraction(share);
        return new TimeQuantile(
            share, Crossing(Survival, share, "curve"), Crossing(Lower, share, "curve of lower limits"),
            Crossing(Upper, share, "curve of upper limits"));
    }

    /// <summary>The restricted mean until a horizon.</summary>
    /// <param name="until">The horizon, above 0 and no later than the last time unless the curve is at 0 by then.</param>
    /// <returns>The mean, or why it can't be had.</returns>
    public Outcome<RestrictedMean> Mean(double until)
    {
        Require.Positive(until);
        if (_robust)
        {
            return new Problem(
                ProblemKind.Infeasible,
                "The standard error of a restricted mean is known by Greenwood's formula only; ask for a curve with the variance "
                + "from counts.");
        }

        if (until > Table.Times[^1] && Survival[^1] > 0)
        {
            return new Problem(
                ProblemKind.Infeasible,
                $"The mean until {Show(until)} needs the curve until then; it ends at {Show(Table.Times[^1])}, where "
                + $"{Survival[^1].ToString("P1", CultureInfo.InvariantCulture)} have not gone yet.");
        }

        // Area to the right of each time, from the last time to the first: what an event at it takes from the mean.
        var (area, variance, end) = (0.0, 0.0, until);
        for (var t = Table.Count - 1; t >= 0; t--)
        {
            if (Table.Times[t] <= until)
            {
                area += Survival[t] * (end - Table.Times[t]);
                end = Table.Times[t];
                variance += area * area * _greenwood[t];
            }
        }

        return new RestrictedMean(until, area + end, Math.Sqrt(variance));
    }

    private Outcome<double> Crossing(IReadOnlyList<double> curve, double share, string name)
    {
        var level = 1 - share;
        for (var t = 0; t < curve.Count; t++)
        {
            if (curve[t] > level + Tie)
            {
                continue;
            }

            var next = t + 1;
            while (next < curve.Count && curve[next] >= level - Tie)
            {
                next++;
            }

            return curve[t] >= level - Tie && next < curve.Count ? (Table.Times[t] + Table.Times[next]) / 2 : Table.Times[t];
        }

        return new Problem(
            ProblemKind.Infeasible, $"The {name} does not fall to {Show(level)}; at {Show(Table.Times[^1])}, the last time, it is {Show(curve[^1])}.");
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
