namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// A hazard that is constant within intervals of time and proportional in covariates: events per unit of time at risk, as a Poisson
/// regression with the time at risk as offset. See <c>docs/methods/piecewise-exponential.md</c>.
/// </summary>
[Estimator("piecewise-exponential", Source = "M. Friedman (1982), Piecewise exponential models for survival data with covariates, "
    + "The Annals of Statistics 10 (1), 101-113")]
public static class PiecewiseExponential
{
    /// <summary>Fits the hazard.</summary>
    /// <param name="episodes">The episodes; weights are taken.</param>
    /// <param name="cuts">Where intervals end and the next begin, above 0 and increasing; none for one constant hazard.</param>
    /// <param name="covariates">The covariates of each episode; by default there are none.</param>
    /// <param name="settings">Errors, level, steps; default by the model, 0.95, 50.</param>
    /// <param name="destination">The destination that counts, from 1, going elsewhere being the same as being lost from sight; by
    /// default all count.</param>
    /// <returns>The fit, or why there is none: an interval without events, a term that can't be told apart or runs away.</returns>
    /// <exception cref="ArgumentException">Covariates are not those of the episodes, or cuts are not increasing.</exception>
    public static Outcome<HazardFit> Fit(
        Episodes episodes, IReadOnlyList<double> cuts, Covariates? covariates = null, HazardSettings? settings = null, int? destination = null)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        double[] ends = Cuts.Checked(cuts);
        Require.SameLength(episodes.Count, covariates?.Count ?? episodes.Count, nameof(covariates));
        settings ??= new HazardSettings();
        Require.Fraction(settings.Confidence, nameof(settings));
        if (Array.FindIndex(episodes.Exit, exit => exit <= 0) is >= 0 and var none)
        {
            return new Problem(
                ProblemKind.InvalidValue, $"Episode {none + 1} ends at {episodes.Exit[none]:R} and so was never at risk; an end is above 0.");
        }

        var codes = episodes.Destination;
        var hazard = new IntervalHazard(
            episodes, covariates, ends, destination is { } one ? row => codes[row] == one : row => codes[row] > 0,
            (eta, length, left) =>
            {
                var expected = length * Math.Exp(eta);
                return new Stretch((left ? eta : 0) - expected, (left ? 1 : 0) - expected, expected);
            });
        return HazardFit.Of(hazard, covariates?.Names ?? [], settings, Math.Log, Math.Exp);
    }
}

/// <summary>Ends of intervals.</summary>
internal static class Cuts
{
    public static double[] Checked(IReadOnlyList<double> cuts)
    {
        ArgumentNullException.ThrowIfNull(cuts);
        for (var k = 0; k < cuts.Count; k++)
        {
            Require.Positive(cuts[k], nameof(cuts));
            if (k > 0 && cuts[k] <= cuts[k - 1])
            {
                throw new ArgumentException("Each cut lies above the one before it.", nameof(cuts));
            }
        }

        return [.. cuts];
    }
}
