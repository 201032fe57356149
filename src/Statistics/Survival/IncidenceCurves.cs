using Sektorskifte.Statistics.Distributions;

namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// The share gone to each destination, and that not yet gone, after each time. All lists go by time; at every time the shares
/// sum to 1.
/// </summary>
public sealed class IncidenceCurves
{
    private readonly IncidenceCurve[] _curves;

    internal IncidenceCurves(
        RiskTable table, double[] survival, double[] left, double[][] incidence, double[][] gone, CurveSettings settings)
    {
        (Table, Settings) = (table, settings);
        var z = StandardNormal.UpperQuantile((1 - settings.Confidence) / 2);
        Remaining = new IncidenceCurve(table.Times, table.Left, survival, left, settings, z, 1);
        _curves = [.. incidence.Select((shares, k) => new IncidenceCurve(table.Times, table.Events[k], shares, gone[k], settings, z, 0))];
    }

    /// <summary>The settings that the curves were made with.</summary>
    public CurveSettings Settings { get; }

    /// <summary>The number of episodes, or the sum of their weights.</summary>
    public double Total => Table.Total;

    /// <summary>The times at which an episode ends, in order.</summary>
    public IReadOnlyList<double> Times => Table.Times;

    /// <summary>Those at risk at each time.</summary>
    public IReadOnlyList<double> AtRisk => Table.AtRisk;

    /// <summary>Those last seen at each time.</summary>
    public IReadOnlyList<double> Censored => Table.Censored;

    /// <summary>The share not yet gone anywhere: Kaplan-Meier of all destinations together.</summary>
    public IncidenceCurve Remaining { get; }

    /// <summary>The number of destinations.</summary>
    public int Destinations => _curves.Length;

    private RiskTable Table { get; }

    /// <summary>The curve of one destination.</summary>
    /// <param name="destination">Its number, from 1.</param>
    public IncidenceCurve To(int destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination, Destinations);
        return _curves[destination - 1];
    }
}

/// <summary>One share after each time, with its standard errors and intervals. All lists go by time.</summary>
public sealed class IncidenceCurve
{
    private readonly double[] _times;
    private readonly double _start;

    internal IncidenceCurve(
        double[] times, double[] events, double[] share, double[] error, CurveSettings settings, double z, double start)
    {
        (_times, _start, Events, Share, StandardError) = (times, start, events, share, error);
        (Lower, Upper) = CurveInterval.Around(share, error, settings, z);
    }

    /// <summary>Those who left this way at each time.</summary>
    public IReadOnlyList<double> Events { get; }

    /// <summary>The share after each time, from 0 to 1.</summary>
    public IReadOnlyList<double> Share { get; }

    /// <summary>The standard error of each share.</summary>
    public IReadOnlyList<double> StandardError { get; }

    /// <summary>The lower limits. Where the scale knows none, at a share of 0 or 1, they are the share itself at the start, and
    /// later those of the time before, widened to include the share.</summary>
    public IReadOnlyList<double> Lower { get; }

    /// <summary>The upper limits; see <see cref="Lower"/>.</summary>
    public IReadOnlyList<double> Upper { get; }

    /// <summary>The share at a time: after what happened at it.</summary>
    /// <param name="time">A time, any; before the first the share is that of the start, after the last it stays as it was.</param>
    public double At(double time)
    {
        var at = Array.BinarySearch(_times, Require.Finite(time));
        at = at >= 0 ? at : ~at - 1;
        return at < 0 ? _start : Share[at];
    }
}
