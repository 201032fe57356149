using System.Globalization;
using Sektorskifte.Statistics.Survival;

namespace Sektorskifte.Statistics.Funnels;

/// <summary>Least squares of one group, with the means of its terms. Position 0 is the intercept.</summary>
internal sealed class LinearFit
{
    private LinearFit(double[] means, double[,] meanCovariance, double[] coefficients, double[,] covariance) =>
        (Means, MeanCovariance, Coefficients, Covariance) = (means, meanCovariance, coefficients, covariance);

    public double[] Means { get; }

    /// <summary>The covariance of the means; that of the intercept is 0.</summary>
    public double[,] MeanCovariance { get; }

    public double[] Coefficients { get; }

    public double[,] Covariance { get; }

    public static Outcome<LinearFit> Of(GroupSample group)
    {
        var (n, p) = (group.Outcome.Count, group.Terms.Count);
        if (WhatIsWrong(group, n, p) is { } problem)
        {
            return problem;
        }

        // Terms from their means: their normal equations lose no digits, and the intercept stands alone.
        var (means, square, cross) = (new double[p + 1], new double[p, p], new double[p]);
        means[0] = 1;
        var level = group.Outcome.Sum() / n;
        for (var j = 0; j < p; j++)
        {
            means[j + 1] = group.Terms[j].Values.Sum() / n;
        }

        for (var row = 0; row < n; row++)
        {
            for (var i = 0; i < p; i++)
            {
                var away = group.Terms[i].Values[row] - means[i + 1];
                cross[i] += away * (group.Outcome[row] - level);
                for (var j = 0; j < p; j++)
                {
                    square[i, j] += away * (group.Terms[j].Values[row] - means[j + 1]);
                }
            }
        }

        var factor = PositiveDefinite.Factor(square);
        return factor.Dependent >= 0
            ? new Problem(
                ProblemKind.Singular,
                $"The term {group.Terms[factor.Dependent].Name} is constant in the group {group.Name}, or follows from the terms before it; leave it out.")
            : Of(group, means, level, square, factor.Solve(cross), factor.Inverse());
    }

    private static LinearFit Of(GroupSample group, double[] means, double level, double[,] square, double[] slopes, double[,] inverse)
    {
        var (n, p) = (group.Outcome.Count, slopes.Length);
        var residual = 0.0;
        for (var row = 0; row < n; row++)
        {
            var error = group.Outcome[row] - level;
            for (var j = 0; j < p; j++)
            {
                error -= slopes[j] * (group.Terms[j].Values[row] - means[j + 1]);
            }

            residual += error * error;
        }

        var scale = residual / (n - p - 1);
        var (coefficients, covariance, spread) = (new double[p + 1], new double[p + 1, p + 1], new double[p + 1, p + 1]);
        coefficients[0] = level;
        covariance[0, 0] = scale / n;
        for (var i = 0; i < p; i++)
        {
            coefficients[i + 1] = slopes[i];
            coefficients[0] -= slopes[i] * means[i + 1];
            for (var j = 0; j < p; j++)
            {
                covariance[i + 1, j + 1] = scale * inverse[i, j];
                covariance[0, j + 1] = covariance[j + 1, 0] -= means[i + 1] * scale * inverse[i, j];
                covariance[0, 0] += means[i + 1] * means[j + 1] * scale * inverse[i, j];
                spread[i + 1, j + 1] = square[i, j] / (n - 1) / n;
            }
        }

        return new LinearFit(means, spread, coefficients, covariance);
    }

    private static Problem? WhatIsWrong(GroupSample group, int n, int p)
    {
        if (n <= p + 1)
        {
            return new Problem(
                ProblemKind.TooFewUnits, $"The group {group.Name} has {n} members; {p} terms and an intercept need at least {p + 2}.");
        }

        foreach (var (name, values) in group.Terms.Append(("the outcome", group.Outcome)))
        {
            Require.SameLength(n, values.Count, nameof(group));
            for (var row = 0; row < n; row++)
            {
                if (!double.IsFinite(values[row]))
                {
                    return new Problem(
                        ProblemKind.InvalidValue,
                        $"In the group {group.Name}, {name} is {values[row].ToString(CultureInfo.InvariantCulture)} in row {row + 1}; it is a finite number.");
                }
            }
        }

        return null;
    }
}
