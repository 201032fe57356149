using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Associations;

/// <summary>
/// Variances, covariances and correlations of variables in the population, under a survey design. See
/// <c>docs/methods/survey-correlation.md</c>.
/// </summary>
[Estimator("survey-correlation", Source = "C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling, section 5.9")]
public static class SurveyVariance
{
    /// <summary>The population variances and covariances of variables.</summary>
    /// <param name="design">The design, in a domain or not; at least two rows.</param>
    /// <param name="variables">The variables.</param>
    /// <returns>Each pair once: the first variable's variance, then the second's covariance with the first and its variance, and so
    /// on; or which variable has missing values.</returns>
    public static Outcome<SurveyEstimates> Covariances(SurveyDesign design, IReadOnlyList<Variable> variables) =>
        Check(design, variables) is { } problem ? problem : design.Estimate(new CovarianceStatistic(design, variables));

    /// <summary>The population correlations of variables.</summary>
    /// <param name="design">The design, in a domain or not; at least two rows.</param>
    /// <param name="variables">Two variables or more.</param>
    /// <returns>Each pair once: the second variable with the first, the third with the first and the second, and so on; or which
    /// variable has missing values or is constant.</returns>
    public static Outcome<SurveyEstimates> Correlations(SurveyDesign design, IReadOnlyList<Variable> variables)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(variables.Count, 2);
        return Check(design, variables) is { } problem ? problem : design.Estimate(new CorrelationStatistic(design, variables));
    }

    internal static Problem? Check(SurveyDesign design, IReadOnlyList<Variable> variables)
    {
        if (SurveyMean.Check(design, variables) is { } problem)
        {
            return problem;
        }

        return design.Count < 2
            ? new Problem(ProblemKind.TooFewUnits, $"The variance of {variables[0].Name} has {design.Count} rows; it takes two or more.")
            : null;
    }

    /// <summary>The population variance of each variable, without its own error.</summary>
    internal static double[] Plain(SurveyDesign design, IReadOnlyList<Variable> variables)
    {
        var variances = new double[variables.Count];
        for (var j = 0; j < variances.Length; j++)
        {
            var statistic = new CovarianceStatistic(design, [variables[j]]);
            variances[j] = statistic.Estimate(design.Weights).Value[0];
        }

        return variances;
    }

    private sealed class CovarianceStatistic(SurveyDesign design, IReadOnlyList<Variable> variables) : WeightedMoments(design, variables)
    {
        public override IReadOnlyList<string> Names { get; } = [.. variables.SelectMany((first, j) =>
            variables.Take(j + 1).Select(second => first == second ? $"Var({first.Name})" : $"Cov({first.Name}, {second.Name})"))];

        protected override Outcome<double[]> FromCovariances(double[] covariances) => covariances;

        protected override double[] CovarianceDerivatives(double[] covariances)
        {
            var identity = new double[covariances.Length * covariances.Length];
            for (var i = 0; i < covariances.Length; i++)
            {
                identity[(i * covariances.Length) + i] = 1;
            }

            return identity;
        }
    }

    private sealed class CorrelationStatistic(SurveyDesign design, IReadOnlyList<Variable> variables) : WeightedMoments(design, variables)
    {
        public override IReadOnlyList<string> Names { get; } = [.. variables.SelectMany((first, j) =>
            variables.Take(j).Select(second => $"Cor({first.Name}, {second.Name})"))];

        protected override Outcome<double[]> FromCovariances(double[] covariances)
        {
            for (var j = 0; j < Size; j++)
            {
                if (!(covariances[At(j, j)] > 0))
                {
                    return new Problem(ProblemKind.Singular, $"{Variables[j].Name} is constant; a constant has no correlation.");
                }
            }

            var result = new double[Size * (Size - 1) / 2];
            var at = 0;
            for (var j = 0; j < Size; j++)
            {
                for (var k = 0; k < j; k++)
                {
                    result[at++] = covariances[At(j, k)] / Math.Sqrt(covariances[At(j, j)] * covariances[At(k, k)]);
                }
            }

            return result;
        }

        protected override double[] CovarianceDerivatives(double[] covariances)
        {
            var result = new double[Size * (Size - 1) / 2 * covariances.Length];
            var line = 0;
            for (var j = 0; j < Size; j++)
            {
                for (var k = 0; k < j; k++, line += covariances.Length)
                {
                    var size = Math.Sqrt(covariances[At(j, j)] * covariances[At(k, k)]);
                    var correlation = covariances[At(j, k)] / size;
                    result[line + At(j, k)] = 1 / size;
                    result[line + At(j, j)] = -correlation / 2 / covariances[At(j, j)];
                    result[line + At(k, k)] = -correlation / 2 / covariances[At(k, k)];
                }
            }

            return result;
        }
    }
}
