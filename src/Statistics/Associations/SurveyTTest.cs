using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Associations;

/// <summary>Tests of means under a survey design. See <c>docs/methods/survey-ttest.md</c>.</summary>
[Estimator("survey-ttest", Source = "C.-E. Särndal, B. Swensson and J. Wretman (1992), Model Assisted Survey Sampling, section 5.8; E. L. Korn and "
    + "B. I. Graubard (1990), Simultaneous testing of regression coefficients with complex survey data, The American Statistician 44 (4)")]
public static class SurveyTTest
{
    /// <summary>Whether the mean of a variable is 0 in the population.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variable">The variable; for another mean than 0, less that mean.</param>
    /// <param name="confidence">The confidence level of the interval; default 0.95.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom; default the design's less one, as R's survey package has them.</param>
    /// <returns>The test; or why there is none.</returns>
    public static Outcome<MeanTest> OneSample(
        SurveyDesign design, Variable variable, double confidence = 0.95, double? degreesOfFreedom = null) =>
        SurveyMean.Mean(design, variable).Then(mean => Test(mean, variable.Name, confidence, degreesOfFreedom));

    /// <summary>Whether the mean of a variable is the same in two groups.</summary>
    /// <param name="design">The design, in a domain or not.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="groups">A factor with two categories in the domain.</param>
    /// <param name="confidence">The confidence level of the interval; default 0.95.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom; default the design's less one.</param>
    /// <returns>The test of the second category's mean less the first's; or why there is none.</returns>
    public static Outcome<MeanTest> TwoSample(
        SurveyDesign design, Variable variable, Factor groups, double confidence = 0.95, double? degreesOfFreedom = null)
    {
        if (!PresentLevels.Of(design, groups).TryGet(out var present, out var problem))
        {
            return problem;
        }

        if (present.Levels.Count != 2)
        {
            return new Problem(
                ProblemKind.InvalidValue,
                $"{groups.Name} has {present.Levels.Count} categories in the domain ({string.Join(", ", present.Levels)}); a t-test compares two.");
        }

        var name = $"{variable.Name} {groups.Name}={present.Levels[1]} less {present.Levels[0]}";
        return SurveyMean.Means(design, [variable], present)
            .Then(means => Test(means.Combine([name], [-1, 1]), name, confidence, degreesOfFreedom));
    }

    private static Outcome<MeanTest> Test(SurveyEstimates estimate, string name, double confidence, double? degreesOfFreedom)
    {
        var df = degreesOfFreedom ?? (estimate.DegreesOfFreedom - 1);
        var error = estimate.StandardError(0);
        if (!(df > 0))
        {
            return new Problem(ProblemKind.TooFewUnits, $"The t-test of {name} has {df} degrees of freedom; it takes more than 0.");
        }

        if (error == 0)
        {
            return new Problem(
                ProblemKind.Singular, $"The t-test of {name} has a standard error of 0: the values do not vary, or all were drawn.");
        }

        var t = estimate.Values[0] / error;
        return estimate.Interval(0, confidence, df).Then<MeanTest>(interval => new MeanTest(
            interval, error, t, df, StudentT.BothTails(t, df), estimate.Count));
    }
}
