namespace Sektorskifte.Statistics.Survival;

/// <summary>The cumulative incidence of an event by a time.</summary>
public readonly record struct IncidencePoint
{
    private readonly double _lower;
    private readonly double _upper;

    internal IncidencePoint(double time, double incidence, double standardError, double eventFree, double z)
    {
        Time = time;
        Incidence = incidence;
        StandardError = standardError;
        EventFree = eventFree;
        if (HasInterval)
        {
            // The logarithm of minus the logarithm, so that the limits stay within 0 and 1.
            var factor = Math.Exp(z * standardError / (incidence * -Math.Log(incidence)));
            _lower = Math.Min(incidence, Math.Pow(incidence, factor));
            _upper = Math.Max(incidence, Math.Pow(incidence, 1 / factor));
        }
    }

    /// <summary>The time since the beginning, in the unit of the intervals.</summary>
    public double Time { get; }

    /// <summary>The probability of having come to the event by then, no other event having come first; 0 to 1.</summary>
    public double Incidence { get; }

    /// <summary>Its standard error.</summary>
    public double StandardError { get; }

    /// <summary>The probability of having come to no event of any kind by then; 0 to 1.</summary>
    public double EventFree { get; }

    private bool HasInterval => Incidence is > 0 and < 1;

    /// <summary>The limits of the confidence interval.</summary>
    /// <param name="lower">The lower limit, above 0; 0 when there is no interval.</param>
    /// <param name="upper">The upper limit, below 1; 0 when there is no interval.</param>
    /// <returns>False when no event was seen so far (or all there can be): then counts tell nothing of how far the incidence may
    /// lie from what was seen.</returns>
    public bool TryGetInterval(out double lower, out double upper)
    {
        (lower, upper) = (_lower, _upper);
        return HasInterval;
    }
}
