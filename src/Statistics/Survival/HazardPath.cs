namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// Follows the incidence through intervals of constant hazard, with its gradient in the hazards of all of them.
/// </summary>
/// <param name="intervals">The most intervals there will be.</param>
internal sealed class HazardPath(int intervals)
{
    // For each interval: what a unit more of the cumulative hazard of the event, or of the others, adds within the interval, what
    // those who left it event-free bring later, and the variance of the two hazards.
    private readonly (double Event, double Other, double Through, double VarianceEvent, double VarianceOther)[] _steps =
        new (double, double, double, double, double)[intervals];

    private int _count;
    private double _time;
    private double _free = 1;
    private double _incidence;

    /// <summary>Goes through one more interval.</summary>
    public void Add(double events, double competing, double exposure, double width)
    {
        var scale = width / exposure;
        var (own, other) = (events * scale, competing * scale);
        var all = own + other;
        var stay = Math.Exp(-all);

        // (1 − e^−H) / H, the mean time at risk in the interval as a share of it.
        var mean = all > 0 ? -Expm1(-all) / all : 1;
        var (share, rest) = all > 0 ? (own / all, other / all) : (0, 1);
        _incidence += _free * own * mean;
        _steps[_count++] = (
            _free * ((rest * mean) + (share * stay)),
            _free * share * (stay - mean),
            _incidence,
            events * scale * scale,
            competing * scale * scale);
        _free *= stay;
        _time += width;
    }

    /// <summary>The incidence at the end of the last interval.</summary>
    /// <param name="z">The quantile of the confidence interval.</param>
    public IncidencePoint Point(double z)
    {
        var variance = 0.0;
        foreach (var step in _steps.AsSpan(0, _count))
        {
            // A higher hazard leaves fewer for all that comes later.
            var later = _incidence - step.Through;
            var (own, other) = (step.Event - later, step.Other - later);
            variance += (own * own * step.VarianceEvent) + (other * other * step.VarianceOther);
        }

        return new IncidencePoint(_time, _incidence, Math.Sqrt(variance), _free, z);
    }

    // e^x − 1 with its digits near 0: W. Kahan's form, by way of the logarithm of what the exponential was rounded to.
    private static double Expm1(double x)
    {
        var e = Math.Exp(x);
        return e == 1 ? x : e == 0 ? -1 : (e - 1) * x / Math.Log(e);
    }
}
