using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Regression;

/// <summary>
/// Average marginal effects: how much the expected response of the population changes with a variable, all else as it is, on the
/// response's own scale (percentage points, counts).
/// </summary>
/// <remarks>See <c>docs/methods/marginal-effects.md</c>.</remarks>
[Estimator("marginal-effects", Source = "T. Bartus (2005), Estimation of marginal effects using margeff, The Stata Journal 5 (3), 309-329")]
public static class MarginalEffects
{
    /// <summary>The effects of a variable.</summary>
    /// <param name="fit">The regression.</param>
    /// <param name="variable">The variable's name. For numbers: the mean slope of the expected response. For a factor: for each level
    /// but the first, the mean of the expected response if all rows had that level less that if all had the first.</param>
    /// <returns>One effect for numbers, one a level but the first for factors, with covariances by the delta method; or that the model
    /// has no such variable.</returns>
    public static Outcome<SurveyEstimates> Of(RegressionFit fit, string variable)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var found = fit.Matrix.Variables.FirstOrDefault(known => known.Name == variable);
        if (found is null)
        {
            return new Problem(ProblemKind.InvalidValue, $"The model has no variable {variable}; it has "
                + $"{string.Join(", ", fit.Matrix.Variables.Select(known => known.Name))}.");
        }

        var effects = found.IsFactor ? Contrasts(fit, found) : [Slope(fit, found)];
        var derivatives = effects.SelectMany(effect => effect.Gradient).ToArray();
        return fit.Estimates with
        {
            Names = found.IsFactor ? [.. found.Levels.Skip(1).Select(level => $"{found.Name}={level}")] : [found.Name],
            Values = [.. effects.Select(effect => effect.Value)],
            Covariance = fit.Estimates.Covariance.Combine(derivatives),
        };
    }

    private static (double Value, double[] Gradient) Slope(RegressionFit fit, ModelVariable variable)
    {
        var size = fit.Matrix.Columns.Count;
        var (value, gradient, slopes) = (0.0, new double[size], new double[size]);
        for (var row = 0; row < fit.Weights.Length; row++)
        {
            if (fit.Weights[row] == 0)
            {
                continue;
            }

            var weight = fit.Weights[row] / fit.Estimates.SumOfWeights;
            fit.Matrix.Slopes(row, variable, slopes);
            var slope = Product(slopes, fit.Estimates.Values);
            var (steepness, bend) = (fit.Family.Slope(fit.Predictors[row]), fit.Family.Curvature(fit.Predictors[row]));
            value += weight * steepness * slope;
            for (var c = 0; c < size; c++)
            {
                gradient[c] += weight * ((bend * slope * fit.Matrix.Values[c][row]) + (steepness * slopes[c]));
            }
        }

        return (value, gradient);
    }

    private static (double Value, double[] Gradient)[] Contrasts(RegressionFit fit, ModelVariable variable)
    {
        var size = fit.Matrix.Columns.Count;
        var means = variable.Levels.Select(_ => (Value: 0.0, Gradient: new double[size])).ToArray();
        var columns = new double[size];
        for (var row = 0; row < fit.Weights.Length; row++)
        {
            if (fit.Weights[row] == 0)
            {
                continue;
            }

            var weight = fit.Weights[row] / fit.Estimates.SumOfWeights;
            var rest = fit.Predictors[row];
            for (var c = 0; c < size; c++)
            {
                rest -= fit.Matrix.Values[c][row] * fit.Estimates.Values[c];
            }

            for (var level = 0; level < means.Length; level++)
            {
                fit.Matrix.RowAtLevel(row, variable, level, columns);
                var predictor = Product(columns, fit.Estimates.Values) + rest;
                means[level].Value += weight * fit.Family.Mean(predictor);
                var slope = weight * fit.Family.Slope(predictor);
                for (var c = 0; c < size; c++)
                {
                    means[level].Gradient[c] += slope * columns[c];
                }
            }
        }

        return [.. means.Skip(1).Select(mean =>
            (mean.Value - means[0].Value, mean.Gradient.Zip(means[0].Gradient, (own, first) => own - first).ToArray()))];
    }

    private static double Product(ReadOnlySpan<double> values, IReadOnlyList<double> coefficients)
    {
        var sum = 0.0;
        for (var c = 0; c < values.Length; c++)
        {
            sum += values[c] * coefficients[c];
        }

        return sum;
    }
}
