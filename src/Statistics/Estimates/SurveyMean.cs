using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>
/// Totals, means and shares under a survey design, of all rows or by group. Tables by group carry the covariances between the groups.
/// See <c>docs/methods/survey-mean-total.md</c>.
/// </summary>
[Estimator("survey-mean-total", Source = "C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling, sections 5.3-5.8")]
public static class SurveyMean
{
    /// <summary>Means of variables: the Hájek estimator, weighted sum by sum of weights.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="by">A factor whose categories each get estimates, those without rows in the domain left out; default none.</param>
    /// <returns>One mean per group and variable, the variables of the first group first; or which variable has missing values.</returns>
    public static Outcome<SurveyEstimates> Means(SurveyDesign design, IReadOnlyList<Variable> variables, Factor? by = null) =>
        Check(design, variables) is { } problem ? problem
        : design.Estimate(GroupedRatios.Means(variables, Groups.Of(design, by)));

    /// <summary>The mean of a variable.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variable">The variable.</param>
    /// <returns>The mean; or that the variable has missing values.</returns>
    public static Outcome<SurveyEstimates> Mean(SurveyDesign design, Variable variable) => Means(design, [variable]);

    /// <summary>Totals of variables: sums of weight times value.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="by">A factor whose categories each get estimates, those without rows in the domain left out; default none.</param>
    /// <returns>One total per group and variable, the variables of the first group first; or which variable has missing values.</returns>
    public static Outcome<SurveyEstimates> Totals(SurveyDesign design, IReadOnlyList<Variable> variables, Factor? by = null) =>
        Check(design, variables) is { } problem ? problem
        : design.Estimate(new GroupedTotals(variables, Groups.Of(design, by)));

    /// <summary>The share of each category of a factor.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="factor">The factor; also its categories without rows get a share, of 0.</param>
    /// <param name="by">A factor within whose categories the shares add up to 1; default none: they add up to 1 over all rows. For
    /// the cells of a cross-table as shares of all, give <see cref="Factor.By"/> of its two factors and none here.</param>
    /// <returns>One share per group and category, the categories of the first group first; or that the factor has missing values.</returns>
    public static Outcome<SurveyEstimates> Shares(SurveyDesign design, Factor factor, Factor? by = null) =>
        Check(design, factor) is { } problem ? problem
        : design.Estimate(new GroupedShares(factor, Groups.Of(design, by), areCounts: false));

    /// <summary>The number of population units in each category of a factor.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="factor">The factor; also its categories without rows get a number, of 0.</param>
    /// <param name="by">A factor whose categories each get estimates, those without rows in the domain left out; default none.</param>
    /// <returns>One number per group and category, the categories of the first group first; or that the factor has missing values.</returns>
    public static Outcome<SurveyEstimates> Counts(SurveyDesign design, Factor factor, Factor? by = null) =>
        Check(design, factor) is { } problem ? problem
        : design.Estimate(new GroupedShares(factor, Groups.Of(design, by), areCounts: true));

    internal static Problem? Check(SurveyDesign design, IReadOnlyList<Variable> variables)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfZero(variables.Count);
        foreach (var variable in variables)
        {
            if (variable.Missing(design) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    internal static Problem? Check(SurveyDesign design, Factor factor)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(factor);
        Require.SameLength(design.RowCount, factor.Count, factor.Name);
        for (var row = 0; row < factor.Count; row++)
        {
            if (factor.Codes[row] < 0 && design.Contains(row))
            {
                return new Problem(
                    ProblemKind.InvalidValue,
                    $"{factor.Name} has no category in row {row + 1}; leave rows without one out by a domain, or give them a category.");
            }
        }

        return null;
    }
}
