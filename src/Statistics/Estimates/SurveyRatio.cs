using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>Ratios of two totals under a survey design. See <c>docs/methods/survey-ratio.md</c>.</summary>
[Estimator("survey-ratio", Source = "C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling, section 5.6")]
public static class SurveyRatio
{
    /// <summary>Ratios of totals.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="pairs">The numerator and the denominator of each ratio.</param>
    /// <param name="by">A factor whose categories each get estimates, those without rows in the domain left out; default none.</param>
    /// <returns>One ratio per group and pair, the pairs of the first group first; or which variable has missing values or a total
    /// of 0.</returns>
    public static Outcome<SurveyEstimates> Ratios(
        SurveyDesign design, IReadOnlyList<(Variable Numerator, Variable Denominator)> pairs, Factor? by = null) =>
        SurveyMean.Check(design, [.. pairs.SelectMany(pair => new[] { pair.Numerator, pair.Denominator })]) is { } problem
            ? problem
            : design.Estimate(GroupedRatios.Ratios(pairs, Groups.Of(design, by)));

    /// <summary>The ratio of one total to another.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="numerator">The variable above.</param>
    /// <param name="denominator">The variable below.</param>
    /// <returns>The ratio; or which variable has missing values or a total of 0.</returns>
    public static Outcome<SurveyEstimates> Ratio(SurveyDesign design, Variable numerator, Variable denominator) =>
        Ratios(design, [(numerator, denominator)]);
}
