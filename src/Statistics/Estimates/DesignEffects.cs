using System.Globalization;
using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>
/// Design effects: the variance of an estimate under its design by that of a simple random sample of as many rows. See
/// <c>docs/methods/survey-mean-total.md</c>.
/// </summary>
public static class DesignEffects
{
    /// <summary>The design effects of means.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="withReplacement">Whether the simple sample is drawn with replacement; default no: it has the correction 1 − n/N,
    /// with N the sum of weights.</param>
    /// <returns>One effect per variable; or which variable is constant, or that the weights do not add up to a population.</returns>
    public static Outcome<double[]> OfMeans(SurveyDesign design, IReadOnlyList<Variable> variables, bool withReplacement = false) =>
        Of(design, variables, withReplacement, SurveyMean.Means(design, variables), 1);

    /// <summary>The design effects of totals.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="withReplacement">Whether the simple sample is drawn with replacement; default no: it has the correction 1 − n/N,
    /// with N the sum of weights.</param>
    /// <returns>One effect per variable; or which variable is constant, or that the weights do not add up to a population.</returns>
    public static Outcome<double[]> OfTotals(SurveyDesign design, IReadOnlyList<Variable> variables, bool withReplacement = false) =>
        Of(design, variables, withReplacement, SurveyMean.Totals(design, variables), design.SumOfWeights);

    private static Outcome<double[]> Of(
        SurveyDesign design, IReadOnlyList<Variable> variables, bool withReplacement, Outcome<SurveyEstimates> outcome, double scale)
    {
        if (!outcome.TryGet(out var estimates, out var problem)
            || (problem = SurveyVariance.Check(design, variables)) is not null)
        {
            return problem;
        }

        var (n, population) = (design.Count, design.SumOfWeights);
        if (!withReplacement && population <= n)
        {
            return new Problem(
                ProblemKind.InvalidValue,
                $"The weights add up to {population.ToString(CultureInfo.InvariantCulture)} for {n} rows; a sample drawn without "
                + "replacement has weights that add up to the population. Ask for the effect with replacement.");
        }

        var effects = new double[variables.Count];
        var statistic = SurveyVariance.Plain(design, variables);
        for (var j = 0; j < effects.Length; j++)
        {
            if (!(statistic[j] > 0))
            {
                return new Problem(ProblemKind.Singular, $"{variables[j].Name} is constant; its design effect is not defined.");
            }

            var simple = scale * scale * statistic[j] / n * (withReplacement ? 1 : (population - n) / population);
            effects[j] = estimates.Covariance[j, j] / simple;
        }

        return effects;
    }
}
