namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// The share that has not left yet after each time, from episodes that may come under observation late and be lost from sight
/// early. See <c>docs/methods/kaplan-meier.md</c>.
/// </summary>
[Estimator("kaplan-meier", Source = "E. L. Kaplan and P. Meier (1958), Nonparametric estimation from incomplete observations, "
    + "Journal of the American Statistical Association 53 (282), 457-481")]
public static class KaplanMeier
{
    /// <summary>The curve of episodes; every destination counts as an event.</summary>
    /// <param name="episodes">The episodes.</param>
    /// <param name="settings">Scale, level and variance; default log, 0.95, from counts.</param>
    /// <returns>The curve, or that nobody has an event.</returns>
    public static Outcome<SurvivalCurve> Estimate(Episodes episodes, CurveSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        settings ??= CurveSettings.Default;
        var table = RiskTable.Of(episodes);
        return settings.Variance == CurveVariance.Counts
            ? FromCounts(table, settings)
            : Curve(table, settings, survival => InfinitesimalJackknife.Of(episodes, table, survival).Survival);
    }

    /// <summary>The curve of counts by time.</summary>
    /// <param name="table">The counts; every destination counts as an event.</param>
    /// <param name="settings">Scale and level; default log, 0.95. The variance is from counts.</param>
    /// <returns>The curve, or that nobody has an event.</returns>
    /// <exception cref="ArgumentException">A robust variance is asked for: counts do not say who is who.</exception>
    public static Outcome<SurvivalCurve> FromCounts(RiskTable table, CurveSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        settings ??= CurveSettings.Default;
        return settings.Variance == CurveVariance.Counts
            ? Curve(table, settings, null)
            : throw new ArgumentException("A robust variance needs the episodes.", nameof(settings));
    }

    /// <summary>The share left after each time.</summary>
    internal static double[] Survival(RiskTable table)
    {
        var survival = new double[table.Count];
        var share = 1.0;
        for (var t = 0; t < survival.Length; t++)
        {
            share = table.Left[t] == 0 ? share : share * ((table.AtRisk[t] - table.Left[t]) / table.AtRisk[t]);
            survival[t] = share;
        }

        return survival;
    }

    private static Outcome<SurvivalCurve> Curve(RiskTable table, CurveSettings settings, Func<double[], double[]>? robust)
    {
        Require.Fraction(settings.Confidence, nameof(settings));
        if (Array.TrueForAll(table.Left, left => left == 0))
        {
            return NoEvents;
        }

        var survival = Survival(table);
        var terms = new double[table.Count];
        var error = new double[table.Count];
        var sum = 0.0;
        for (var t = 0; t < terms.Length; t++)
        {
            var (risk, left) = (table.AtRisk[t], table.Left[t]);
            terms[t] = risk > left ? left / (risk * (risk - left)) : 0;
            sum += terms[t];
            error[t] = survival[t] * Math.Sqrt(sum);
        }

        return new SurvivalCurve(table, survival, robust?.Invoke(survival) ?? error, terms, settings);
    }

    /// <summary>What there is to say when nobody leaves.</summary>
    internal static Problem NoEvents { get; } =
        new(ProblemKind.NoData, "No episode has an event: every destination is 0, which is lost from sight.");
}
