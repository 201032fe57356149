namespace Sektorskifte.Statistics.Survival;

/// <summary>The settings of a hazard by intervals.</summary>
/// <param name="Robust">Whether standard errors are robust, clustered by person where the episodes have persons; default false.</param>
/// <param name="Confidence">The confidence level, between 0 and 1; default 0.95.</param>
/// <param name="MaxIterations">The most steps; default 50.</param>
public sealed record HazardSettings(bool Robust = false, double Confidence = 0.95, int MaxIterations = 50);

/// <summary>One interval of a fitted hazard.</summary>
/// <param name="From">Its start, which is not in it.</param>
/// <param name="To">Its end, which is; infinity for the last.</param>
/// <param name="Exposure">The time at risk in it (periods, in discrete time), weighted.</param>
/// <param name="Events">The events in it, weighted.</param>
/// <param name="Hazard">The hazard where all covariates are 0: events per unit of time, or the chance of the event in a period.</param>
/// <param name="Coefficient">The hazard on the scale of the model: its logarithm, logit or complementary log-log.</param>
/// <param name="StandardError">The standard error of the coefficient.</param>
/// <param name="Lower">The lower limit of the hazard.</param>
/// <param name="Upper">The upper limit of the hazard.</param>
public sealed record HazardInterval(
    double From, double To, double Exposure, double Events, double Hazard, double Coefficient, double StandardError, double Lower,
    double Upper);

/// <summary>A fitted hazard by intervals.</summary>
/// <param name="Intervals">The intervals.</param>
/// <param name="Terms">The terms, in the order of the covariates.</param>
/// <param name="Covariance">The covariance of the coefficients, of the intervals and then of the terms.</param>
/// <param name="LogLikelihood">The log likelihood.</param>
/// <param name="Iterations">The steps taken.</param>
/// <param name="Settings">The settings that it was fitted with.</param>
public sealed record HazardFit(
    IReadOnlyList<HazardInterval> Intervals, IReadOnlyList<HazardTerm> Terms, double[,] Covariance, double LogLikelihood, int Iterations,
    HazardSettings Settings)
{
    /// <summary>The deviance information: twice the number of coefficients less twice the log likelihood (AIC).</summary>
    public double Aic => 2 * (Intervals.Count + Terms.Count - LogLikelihood);

    internal static Outcome<HazardFit> Of(
        IntervalHazard hazard, IReadOnlyList<string> terms, HazardSettings settings, Func<double, double> link, Func<double, double> inverse)
    {
        string[] names = [.. Enumerable.Range(0, hazard.Intervals).Select(k => $"interval from {hazard.Start(k):R}"), .. terms];
        for (var k = 0; k < hazard.Intervals; k++)
        {
            if (hazard.Exposure[k] == 0 || hazard.Events[k] == 0 || double.IsInfinity(link(hazard.Events[k] / hazard.Exposure[k])))
            {
                return new Problem(
                    ProblemKind.NoData,
                    $"The {names[k]} has {hazard.Events[k]:G6} events in {hazard.Exposure[k]:G6} of time at risk, which leaves its hazard "
                    + "without a finite estimate; join it with the interval before or after it.");
            }
        }

        double[] start = [.. Enumerable.Range(0, hazard.Intervals).Select(k => link(hazard.Events[k] / hazard.Exposure[k])), .. new double[terms.Count]];
        return new MaximumLikelihood(names, hazard.Spread, settings.MaxIterations).Climb(start, hazard.At)
            .Then<HazardFit>(top => From(hazard, names, terms, settings, top, inverse));
    }

    private static Outcome<HazardFit> From(
        IntervalHazard hazard, string[] names, IReadOnlyList<string> terms, HazardSettings settings, LikelihoodTop top,
        Func<double, double> inverse)
    {
        var model = PositiveDefinite.Factor(top.At.Information).Inverse();
        var centred = settings.Robust ? hazard.RobustCovariance(top.Coefficients, model) : model;
        if (settings.Robust && HazardTerm.WithoutError(names, centred, hazard.Clusters) is { } problem)
        {
            return problem;
        }

        var (coefficients, covariance) = FromZero(hazard, top.Coefficients, centred);
        var z = Distributions.StandardNormal.UpperQuantile((1 - settings.Confidence) / 2);
        var all = HazardTerm.Of([.. Enumerable.Repeat("", hazard.Intervals), .. terms], coefficients, covariance, settings.Confidence);
        var intervals = new HazardInterval[hazard.Intervals];
        for (var k = 0; k < intervals.Length; k++)
        {
            var error = all[k].StandardError;
            intervals[k] = new HazardInterval(
                hazard.Start(k), k + 1 < intervals.Length ? hazard.Start(k + 1) : double.PositiveInfinity, hazard.Exposure[k], hazard.Events[k],
                inverse(coefficients[k]), coefficients[k], error, inverse(coefficients[k] - (z * error)), inverse(coefficients[k] + (z * error)));
        }

        return new HazardFit(intervals, all[hazard.Intervals..], covariance, top.At.Value, top.Iterations, settings);
    }

    /// <summary>Coefficients of intervals where covariates are 0, from those where they are at their means.</summary>
    private static (double[] Coefficients, double[,] Covariance) FromZero(IntervalHazard hazard, double[] coefficients, double[,] covariance)
    {
        var (n, k) = (coefficients.Length, hazard.Intervals);
        var moved = (double[])coefficients.Clone();
        var half = (double[,])covariance.Clone();
        for (var i = 0; i < k; i++)
        {
            for (var t = 0; t < hazard.Terms; t++)
            {
                moved[i] -= hazard.Mean[t] * coefficients[k + t];
                for (var j = 0; j < n; j++)
                {
                    half[i, j] -= hazard.Mean[t] * covariance[k + t, j];
                }
            }
        }

        var full = (double[,])half.Clone();
        for (var j = 0; j < k; j++)
        {
            for (var t = 0; t < hazard.Terms; t++)
            {
                for (var i = 0; i < n; i++)
                {
                    full[i, j] -= hazard.Mean[t] * half[i, k + t];
                }
            }
        }

        return (moved, full);
    }
}
