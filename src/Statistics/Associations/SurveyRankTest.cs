using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Associations;

/// <summary>
/// Rank tests under a survey design: whether a variable is larger in one group than in another, by its estimated ranks in the population.
/// See <c>docs/methods/survey-rank-test.md</c>.
/// </summary>
[Estimator("survey-rank-test", Source = "T. Lumley and A. J. Scott (2013), Two-sample rank tests under complex sampling, Biometrika 100 (4), 831-842")]
public static class SurveyRankTest
{
    /// <summary>Tests whether a variable has the same distribution in all groups.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="groups">A factor with two categories or more in the domain.</param>
    /// <param name="score">What is made of the ranks; default <see cref="RankScore.Wilcoxon"/>.</param>
    /// <returns>The test; or why there is none.</returns>
    public static Outcome<RankTest> Test(SurveyDesign design, Variable variable, Factor groups, RankScore score = RankScore.Wilcoxon)
    {
        if (SurveyMean.Check(design, [variable]) is { } problem || !PresentLevels.Of(design, groups).TryGet(out var present, out problem))
        {
            return problem;
        }

        var scores = Scores(design, variable, score);
        if (!SurveyMean.Means(design, [scores], present).TryGet(out var means, out problem))
        {
            return problem;
        }

        // The ranks count as known, as their estimation adds nothing to the variance of this order (Lumley and Scott, theorem 1): the
        // variance is that of the totals of the groups' linearised means.
        var linearised = Linearised(design, scores, present, means.Values);
        return SurveyMean.Totals(design, linearised).Then(totals => Compare(means, totals, present, variable.Name));
    }

    private static Outcome<RankTest> Compare(SurveyEstimates means, SurveyEstimates totals, Factor groups, string name)
    {
        var others = groups.Levels.Count - 1;
        var contrasts = new double[others * (others + 1)];
        var differences = new double[others];
        for (var i = 0; i < others; i++)
        {
            contrasts[i * (others + 1)] = -1;
            contrasts[(i * (others + 1)) + i + 1] = 1;
            differences[i] = means.Values[i + 1] - means.Values[0];
        }

        var df = means.DegreesOfFreedom - others;
        if (!(df > 0))
        {
            return new Problem(
                ProblemKind.TooFewUnits,
                $"The rank test of {name} by {groups.Name} has {df} degrees of freedom; it takes more than 0, so more sampling units.");
        }

        var covariance = totals.Covariance.Combine(contrasts);
        return QuadraticForm.Inverse(covariance, differences).TryGet(out var statistic, out var problem)
            ? new RankTest(
                new SurveyTest(
                    statistic / others, others, df, FDistribution.UpperTail(statistic / others, others, df), means.Count),
                differences,
                covariance.StandardErrors())
            : problem with { Message = $"The rank test of {name} by {groups.Name} has no variance: the ranks do not vary within the groups." };
    }

    // The weighted mid-rank of a row is the weights before it and half its own; rows of equal values get the mean of theirs.
    private static Variable Scores(SurveyDesign design, Variable variable, RankScore score)
    {
        var (rows, values) = RowOrder.Of(design, variable);
        var scores = new double[design.RowCount];
        var (total, sum) = (design.SumOfWeights, 0.0);
        for (var start = 0; start < rows.Length;)
        {
            var (end, ranks) = (start, 0.0);
            for (; end < rows.Length && values[end] == values[start]; end++)
            {
                var weight = design.Weights[rows[end]];
                ranks += sum + (weight / 2);
                sum += weight;
            }

            var rank = ranks / (end - start);
            var value = score switch
            {
                RankScore.Wilcoxon => rank / total,
                RankScore.VanDerWaerden => StandardNormal.Quantile(rank / total),
                _ => rank > total / 2 ? 1.0 : 0.0,
            };
            for (; start < end; start++)
            {
                scores[rows[start]] = value;
            }
        }

        return new Variable(variable.Name, scores);
    }

    private static Variable[] Linearised(SurveyDesign design, Variable scores, Factor groups, IReadOnlyList<double> means)
    {
        var weights = new double[groups.Levels.Count];
        for (var row = 0; row < design.RowCount; row++)
        {
            if (design.Weights[row] != 0)
            {
                weights[groups.Codes[row]] += design.Weights[row];
            }
        }

        var variables = new Variable[weights.Length];
        for (var group = 0; group < variables.Length; group++)
        {
            var values = new double[design.RowCount];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = design.Weights[row] != 0 && groups.Codes[row] == group
                    ? (scores.Values[row] - means[group]) / weights[group]
                    : 0;
            }

            variables[group] = new Variable(groups.Levels[group], values);
        }

        return variables;
    }
}
