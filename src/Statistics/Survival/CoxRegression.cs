namespace Sektorskifte.Statistics.Survival;

/// <summary>
/// How the hazard of leaving depends on covariates, whatever its course over time: Cox's regression, with strata, late entry,
/// covariates that change (one episode for each stretch) and errors clustered by person. See <c>docs/methods/cox.md</c>.
/// </summary>
[Estimator("cox", Source = "D. R. Cox (1972), Regression models and life-tables, Journal of the Royal Statistical Society B 34 (2), "
    + "187-220; B. Efron (1977), The efficiency of Cox's likelihood function for censored data, Journal of the American Statistical "
    + "Association 72 (359), 557-565")]
public static class CoxRegression
{
    /// <summary>Fits the regression.</summary>
    /// <param name="episodes">The episodes.</param>
    /// <param name="covariates">The covariates of each.</param>
    /// <param name="settings">Ties, errors, level; default Efron, by the model, 0.95.</param>
    /// <param name="strata">The stratum of each, with a baseline hazard of its own; by default there is one.</param>
    /// <param name="destination">The destination that counts, from 1, going elsewhere being the same as being lost from sight; by
    /// default all count.</param>
    /// <returns>The fit, or why there is none.</returns>
    /// <exception cref="ArgumentException">Covariates or strata are not those of the episodes.</exception>
    public static Outcome<CoxFit> Fit(
        Episodes episodes, Covariates covariates, CoxSettings? settings = null, Groups? strata = null, int? destination = null)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        ArgumentNullException.ThrowIfNull(covariates);
        Require.SameLength(episodes.Count, covariates.Count, nameof(covariates));
        Require.SameLength(episodes.Count, strata?.Count ?? episodes.Count, nameof(strata));
        settings ??= new CoxSettings();
        Require.Fraction(settings.Confidence, nameof(settings));
        strata ??= Groups.One(episodes.Count);

        var codes = episodes.Destination;
        var sweep = new RiskSweep(
            episodes, covariates, strata.Codes, destination is { } one ? row => codes[row] == one : row => codes[row] > 0);
        if (!Enumerable.Range(0, codes.Length).Any(sweep.IsEvent))
        {
            return KaplanMeier.NoEvents;
        }

        LikelihoodPoint At(double[] beta) => CoxLikelihood.At(sweep, settings.Ties, beta).Point;
        var start = new double[sweep.Terms];
        return new MaximumLikelihood(covariates.Names, sweep.Deviation, settings.MaxIterations).Climb(start, At)
            .Then<CoxFit>(top => CoxFit.Of(sweep, strata, covariates.Names, settings, top, At(start)));
    }
}
