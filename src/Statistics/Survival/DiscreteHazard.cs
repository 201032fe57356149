namespace Sektorskifte.Statistics.Survival;

/// <summary>How the chance of leaving in a period depends on covariates.</summary>
public enum HazardLink
{
    /// <summary>Its odds are proportional.</summary>
    Logit,

    /// <summary>The hazards behind it are proportional, as in a Cox regression of the exact times (grouped proportional hazards).</summary>
    ComplementaryLogLog,
}

/// <summary>
/// The chance of leaving in each period among those who are still there, when time is seen in whole periods. See
/// <c>docs/methods/discrete-time-hazard.md</c>.
/// </summary>
[Estimator("discrete-time-hazard", Source = "R. L. Prentice and L. A. Gloeckler (1978), Regression analysis of grouped survival data with "
    + "application to breast cancer data, Biometrics 34 (1), 57-67; P. D. Allison (1982), Discrete-time methods for the analysis of "
    + "event histories, Sociological Methodology 13, 61-98")]
public static class DiscreteHazard
{
    /// <summary>Fits the hazard.</summary>
    /// <param name="episodes">The episodes, with entry and exit in whole periods: at risk in the periods after the entry up to the
    /// exit.</param>
    /// <param name="link">Logit or complementary log-log.</param>
    /// <param name="cuts">The last period of each interval of constant hazard but the last, increasing; none for one hazard.</param>
    /// <param name="covariates">The covariates of each episode; by default there are none.</param>
    /// <param name="settings">Errors, level, steps; default by the model, 0.95, 50.</param>
    /// <param name="destination">The destination that counts, from 1, going elsewhere being the same as being lost from sight; by
    /// default all count.</param>
    /// <returns>The fit, or why there is none: a time that is no whole period, an interval in which nobody or everybody leaves, a
    /// term that can't be told apart or runs away.</returns>
    /// <exception cref="ArgumentException">Covariates are not those of the episodes, or cuts are not increasing.</exception>
    public static Outcome<HazardFit> Fit(
        Episodes episodes, HazardLink link, IReadOnlyList<double> cuts, Covariates? covariates = null, HazardSettings? settings = null,
        int? destination = null)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        double[] ends = Cuts.Checked(cuts);
        Require.SameLength(episodes.Count, covariates?.Count ?? episodes.Count, nameof(covariates));
        settings ??= new HazardSettings();
        Require.Fraction(settings.Confidence, nameof(settings));
        if (Array.Exists(ends, end => end != Math.Floor(end)))
        {
            throw new ArgumentException("Each cut is a whole period.", nameof(cuts));
        }

        for (var row = 0; row < episodes.Count; row++)
        {
            var (entry, exit) = (Math.Max(0, episodes.EntryOf(row)), episodes.Exit[row]);
            if (exit != Math.Floor(exit) || entry != Math.Floor(entry) || exit < 1)
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"Episode {row + 1} goes from {entry:R} to {exit:R}; in discrete time both are whole periods, and the end is at least 1.");
            }
        }

        var codes = episodes.Destination;
        Func<int, bool> isEvent = destination is { } one ? row => codes[row] == one : row => codes[row] > 0;
        return link == HazardLink.Logit
            ? HazardFit.Of(
                new IntervalHazard(episodes, covariates, ends, isEvent, Logit), covariates?.Names ?? [], settings,
                share => Math.Log(share / (1 - share)), eta => 1 / (1 + Math.Exp(-eta)))
            : HazardFit.Of(
                new IntervalHazard(episodes, covariates, ends, isEvent, ComplementaryLogLog), covariates?.Names ?? [], settings,
                share => Math.Log(-Math.Log(1 - share)), eta => 1 - Math.Exp(-Math.Exp(eta)));
    }

    private static Stretch Logit(double eta, double periods, bool left)
    {
        var chance = 1 / (1 + Math.Exp(-eta));
        var stay = eta > 0 ? -eta - Math.Log(1 + Math.Exp(-eta)) : -Math.Log(1 + Math.Exp(eta));
        return new Stretch((left ? eta : 0) + (periods * stay), (left ? 1 : 0) - (periods * chance), periods * chance * (1 - chance));
    }

    private static Stretch ComplementaryLogLog(double eta, double periods, bool left)
    {
        var hazard = Math.Exp(eta);
        var chance = -Distributions.SmallDifferences.ExpMinusOne(-hazard);
        var stay = 1 - chance;

        // The derivative of log chance is hazard · stay / chance; that of log stay is −hazard.
        return new Stretch(
            (left ? Math.Log(chance) : 0) - ((periods - (left ? 1 : 0)) * hazard),
            (left ? hazard * stay / chance : 0) - ((periods - (left ? 1 : 0)) * hazard),
            periods * hazard * hazard * stay / chance);
    }
}
