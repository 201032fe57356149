using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Nonresponse;

/// <summary>Weighting for non-response: respondents take over the weights of those that are like them and did not answer.</summary>
/// <remarks>See <c>docs/methods/response-adjustment.md</c>.</remarks>
[Estimator("response-adjustment", Source = "R. J. A. Little (1986), Survey nonresponse adjustments for estimates of means, International "
    + "Statistical Review 54 (2), 139-157")]
public static class ResponseAdjustment
{
    /// <summary>One factor for each cell: the sample's sum of weights over that of its respondents.</summary>
    /// <param name="cells">The cell of each case; several variables are crossed by <see cref="Factor.By"/>.</param>
    /// <param name="responded">Whether each case answered.</param>
    /// <param name="weights">The design weight of each case; 0 leaves a case out, such as one that was not eligible. Default 1.</param>
    /// <param name="minimumRespondents">The fewest respondents that a cell may have, from 1. Default 1.</param>
    /// <returns>The weights, or the cell that has too few respondents.</returns>
    public static Outcome<ResponseWeights> ByCells(
        Factor cells, IReadOnlyList<bool> responded, IReadOnlyList<double>? weights = null, int minimumRespondents = 1)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(responded);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumRespondents, 1);
        Require.SameLength(cells.Count, responded.Count, nameof(responded));
        return ResponsePropensity.CheckedWeights(cells.Count, weights)
            .Then(given => ByCells(cells, responded, given, minimumRespondents, []));
    }

    /// <summary>A factor for each respondent: one over its estimated propensity to answer.</summary>
    /// <param name="model">What may go with response, known of respondents and others.</param>
    /// <param name="responded">Whether each case answered.</param>
    /// <param name="weights">The design weight of each case; 0 leaves a case out. Default 1.</param>
    /// <returns>The weights, or why the propensities can't be estimated.</returns>
    public static Outcome<ResponseWeights> ByPropensity(
        ModelMatrix model, IReadOnlyList<bool> responded, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ResponsePropensity.Fit(model, responded, weights).Then<ResponseWeights>(fit =>
        {
            var factors = new double[responded.Count];
            for (var i = 0; i < factors.Length; i++)
            {
                factors[i] = responded[i] && fit.Weights[i] > 0 ? 1 / fit.Propensities[i] : 0;
            }

            return ResponseWeights.Of(fit.Weights, factors, [], fit.Propensities);
        });
    }

    /// <summary>
    /// One factor for each class of cases with similar propensities: steadier than one for each case, and less bound to the model.
    /// </summary>
    /// <param name="model">What may go with response, known of respondents and others.</param>
    /// <param name="responded">Whether each case answered.</param>
    /// <param name="weights">The design weight of each case; 0 leaves a case out. Default 1.</param>
    /// <param name="classCount">The number of classes, from 2, with about as many cases each. Default 5.</param>
    /// <returns>The weights, or the class without respondents.</returns>
    public static Outcome<ResponseWeights> ByPropensityClasses(
        ModelMatrix model, IReadOnlyList<bool> responded, IReadOnlyList<double>? weights = null, int classCount = 5)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        return ResponsePropensity.Fit(model, responded, weights).Then(fit =>
        {
            var sorted = fit.Propensities.Where((_, i) => fit.Weights[i] > 0).Order().ToArray();
            var limits = Enumerable.Range(1, classCount - 1).Select(k => Quantile(sorted, (double)k / classCount)).ToArray();
            var codes = Array.ConvertAll(fit.Propensities, propensity => limits.Count(limit => propensity > limit));
            var names = Enumerable.Range(1, classCount).Select(k => $"class {k} of {classCount}").ToArray();
            return ByCells(Factor.OfCodes("propensity", codes, names), responded, fit.Weights, 1, fit.Propensities);
        });
    }

    private static Outcome<ResponseWeights> ByCells(
        Factor cells, IReadOnlyList<bool> responded, double[] weights, int minimum, IReadOnlyList<double> propensities)
    {
        var levels = cells.Levels.Count;
        var (all, answered) = (new double[levels], new double[levels]);
        var (counts, respondents) = (new int[levels], new int[levels]);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            var code = cells.Codes[i];
            if (code < 0)
            {
                return new Problem(ProblemKind.InvalidValue, $"{cells.Name} is missing in row {i + 1}; every case needs a cell.");
            }

            all[code] += weights[i];
            counts[code]++;
            if (responded[i])
            {
                answered[code] += weights[i];
                respondents[code]++;
            }
        }

        if (counts.Sum() == 0)
        {
            return new Problem(ProblemKind.NoData, "No case has a weight.");
        }

        var told = new List<ResponseCell>();
        for (var k = 0; k < levels; k++)
        {
            if (counts[k] == 0)
            {
                continue;
            }

            if (respondents[k] < minimum)
            {
                return new Problem(ProblemKind.TooFewUnits, $"In the cell {cells.Name}={cells.Levels[k]} {respondents[k]} of {counts[k]} cases "
                    + $"answered; it needs {minimum} or more. Join it with another cell.");
            }

            told.Add(new(cells.Levels[k], counts[k], respondents[k], answered[k] / all[k], all[k] / answered[k]));
        }

        var factors = new double[weights.Length];
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = responded[i] && weights[i] > 0 ? all[cells.Codes[i]] / answered[cells.Codes[i]] : 0;
        }

        return ResponseWeights.Of(weights, factors, told, propensities);
    }

    /// <summary>Linear between the order statistics, the first at 0 and the last at 1 (R's type 7).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
