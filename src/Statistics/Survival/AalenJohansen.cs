namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// The share that has gone to each of several destinations by each time, others taking those away who go elsewhere first. See
/// <c>docs/methods/aalen-johansen.md</c>.
/// </summary>
/// <remarks>One minus Kaplan-Meier of one destination, with the others as censored, is another and larger number: it supposes
/// that nobody could go elsewhere.</remarks>
[Estimator("aalen-johansen", Source = "O. O. Aalen and S. Johansen (1978), An empirical transition matrix for non-homogeneous "
    + "Markov chains based on censored observations, Scandinavian Journal of Statistics 5 (3), 141-150")]
public static class AalenJohansen
{
    /// <summary>The cumulative incidences of episodes.</summary>
    /// <param name="episodes">The episodes.</param>
    /// <param name="settings">Scale, level and variance; default log, 0.95, from counts.</param>
    /// <returns>The incidences, or that nobody has an event.</returns>
    public static Outcome<IncidenceCurves> Estimate(Episodes episodes, CurveSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        settings ??= CurveSettings.Default;
        var table = RiskTable.Of(episodes);
        return settings.Variance == CurveVariance.Counts ? FromCounts(table, settings) : Curves(table, settings, episodes);
    }

    /// <summary>The cumulative incidences of counts by time.</summary>
    /// <param name="table">The counts, such as those of a register by month.</param>
    /// <param name="settings">Scale and level; default log, 0.95. The variance is from counts.</param>
    /// <returns>The incidences, or that nobody has an event.</returns>
    /// <exception cref="ArgumentException">A robust variance is asked for: counts do not say who is who.</exception>
    public static Outcome<IncidenceCurves> FromCounts(RiskTable table, CurveSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        settings ??= CurveSettings.Default;
        return settings.Variance == CurveVariance.Counts
            ? Curves(table, settings, null)
            : throw new ArgumentException("A robust variance needs the episodes.", nameof(settings));
    }

    private static Outcome<IncidenceCurves> Curves(RiskTable table, CurveSettings settings, Episodes? episodes)
    {
        Require.Fraction(settings.Confidence, nameof(settings));
        if (Array.TrueForAll(table.Left, left => left == 0))
        {
            return KaplanMeier.NoEvents;
        }

        var survival = KaplanMeier.Survival(table);
        var incidence = Incidence(table, survival);
        if (episodes is null)
        {
            var (left, gone) = Errors(table, survival);
            return new IncidenceCurves(table, survival, left, incidence, gone, settings);
        }

        var robust = InfinitesimalJackknife.Of(episodes, table, survival);
        return new IncidenceCurves(table, survival, robust.Survival, incidence, robust.Incidence, settings);
    }

    internal static double[][] Incidence(RiskTable table, double[] survival)
    {
        var incidence = new double[table.Destinations][];
        for (var k = 0; k < incidence.Length; k++)
        {
            incidence[k] = new double[table.Count];
            var sum = 0.0;
            for (var t = 0; t < table.Count; t++)
            {
                sum += table.Events[k][t] == 0 ? 0 : (t == 0 ? 1 : survival[t - 1]) * table.Events[k][t] / table.AtRisk[t];
                incidence[k][t] = sum;
            }
        }

        return incidence;
    }

    // The covariance of (S, F) follows from time to time: that of before, carried through the step, and that of the step itself,
    // which is multinomial: P. K. Andersen, Ø. Borgan, R. D. Gill and N. Keiding (1993), section IV.4.1.3.
    private static (double[] Left, double[][] Gone) Errors(RiskTable table, double[] survival)
    {
        var left = new double[table.Count];
        var gone = new double[table.Destinations][];
        var (covariance, variance) = (new double[gone.Length], new double[gone.Length]);
        for (var k = 0; k < gone.Length; k++)
        {
            gone[k] = new double[table.Count];
        }

        var own = 0.0;
        for (var t = 0; t < table.Count; t++)
        {
            var (risk, before) = (table.AtRisk[t], t == 0 ? 1 : survival[t - 1]);
            var all = table.Left[t] == 0 ? 0 : table.Left[t] / risk;
            var unit = risk == 0 ? 0 : before * before / risk;
            for (var k = 0; k < gone.Length; k++)
            {
                var step = all == 0 ? 0 : table.Events[k][t] / risk;
                variance[k] += (2 * step * covariance[k]) + (step * step * own) + (unit * step * (1 - step));
                covariance[k] = (1 - all) * (covariance[k] + (step * own) - (unit * step));
                gone[k][t] = Math.Sqrt(Math.Max(0, variance[k]));
            }

            own = ((1 - all) * (1 - all) * own) + (unit * all * (1 - all));
            left[t] = Math.Sqrt(own);
        }

        return (left, gone);
    }
}
