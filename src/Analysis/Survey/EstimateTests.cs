using Sektorskifte.Register.Records;
using Sektorskifte.Statistics;
using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Analysis.Survey;

/// <summary>A test that was asked for, or the reliability of a battery.</summary>
/// <param name="file">The answers.</param>
/// <param name="domain">The design, of the rows that have all values.</param>
/// <param name="spec">What was asked for.</param>
/// <param name="confidence">The confidence level of intervals.</param>
internal sealed class EstimateTests(SurveyFile file, SurveyDesign domain, EstimateSpec spec, double confidence)
{
    /// <summary>Adds its rows to what was found, or says why there are none.</summary>
    /// <exception cref="InputException">A value can't be used.</exception>
    public Problem? Into(SurveyFindings found) => spec.Kind switch
    {
        EstimateKind.TTest => TTest(found),
        EstimateKind.RankTest => Ranks(found),
        _ => Independence(found),
    };

    private Problem? TTest(SurveyFindings found)
    {
        var groups = file.Factor(spec.By[0]);
        if (!SurveyTTest.TwoSample(domain, file.Variable(spec.Variables[0]), groups, confidence).TryGet(out var test, out var problem))
        {
            return problem;
        }

        found.Tests.Add([spec.Text, "t", test.Statistic, 1.0, test.DegreesOfFreedom, test.PValue]);
        found.Estimates.Add(new EstimateRow
        {
            Estimate = spec.Text,
            Item = "difference of means",
            Value = test.Interval.Estimate,
            StandardError = test.StandardError,
            Interval = test.Interval,
            DegreesOfFreedom = test.DegreesOfFreedom,
            Count = test.Count,
            Population = domain.SumOfWeights,
        });
        return null;
    }

    private Problem? Ranks(SurveyFindings found)
    {
        if (!SurveyRankTest.Test(domain, file.Variable(spec.Variables[0]), file.Factor(spec.By[0])).TryGet(out var ranks, out var problem))
        {
            return problem;
        }

        Add(found, "rank test (Wilcoxon, Kruskal-Wallis), F", ranks.Test);
        return null;
    }

    private Problem? Independence(SurveyFindings found)
    {
        var (rows, columns) = (file.Factor(spec.Variables[0]), file.Factor(spec.Variables[1]));
        foreach (var (name, statistic) in new[]
        {
            ("Rao-Scott, second order, F", IndependenceStatistic.SecondOrder),
            ("Rao-Scott, first order, chi-squared", IndependenceStatistic.FirstOrder),
        })
        {
            if (!IndependenceTest.Test(domain, rows, columns, statistic).TryGet(out var result, out var problem))
            {
                return problem;
            }

            Add(found, name, result.Test);
        }

        return null;
    }

    private void Add(SurveyFindings found, string name, SurveyTest test) => found.Tests.Add(
        [spec.Text, name, test.Statistic, test.NumeratorDegreesOfFreedom, test.DegreesOfFreedom, test.PValue]);
}
