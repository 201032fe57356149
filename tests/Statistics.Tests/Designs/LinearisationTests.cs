using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.Designs;

/// <summary>
/// The covariances of every estimator are those of its derivatives by the weights, here taken by differences: each row's weight a little
/// up and a little down, and the estimates made again.
/// </summary>
public sealed class LinearisationTests
{
    private const int Rows = 40;
    private const double Step = 1e-5;

    private static readonly Variable Y = Random("y", 1);
    private static readonly Variable X = Random("x", 2);
    private static readonly Variable Z = Random("z", 3);
    private static readonly Factor Groups = Factor.Of("g", [.. Enumerable.Range(0, Rows).Select(row => (long)(row * 7 % 3))]);
    private static readonly Factor Answers = Factor.Of("a", [.. Enumerable.Range(0, Rows).Select(row => (long)(row * row % 4))]);

    private static readonly Dictionary<string, Func<SurveyDesign, Outcome<SurveyEstimates>>> Estimators = new()
    {
        ["means"] = design => SurveyMean.Means(design, [Y, X]),
        ["means by group"] = design => SurveyMean.Means(design, [Y, X], Groups),
        ["totals by group"] = design => SurveyMean.Totals(design, [Y], Groups),
        ["shares"] = design => SurveyMean.Shares(design, Answers),
        ["shares by group"] = design => SurveyMean.Shares(design, Answers, Groups),
        ["counts"] = design => SurveyMean.Counts(design, Answers),
        ["ratios"] = design => SurveyRatio.Ratios(design, [(Y, X), (Z, X), (Y, Z)]),
        ["ratios by group"] = design => SurveyRatio.Ratios(design, [(Y, X)], Groups),
        ["covariances"] = design => SurveyVariance.Covariances(design, [Y, X, Z]),
        ["correlations"] = design => SurveyVariance.Correlations(design, [Y, X, Z]),
        ["alpha"] = design => CronbachAlpha.Estimate(design, [Y, X, Z]),
    };

    public static TheoryData<string> Names => new(Estimators.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Covariance_WholeSample_IsThatOfDifferences(string name) => Holds(name, Sample());

    [Theory]
    [MemberData(nameof(Names))]
    public void Covariance_Domain_IsThatOfDifferences(string name) =>
        Holds(name, (SampleDesign)Sample().Where([.. Enumerable.Range(0, Rows).Select(row => row % 5 != 0)]));

    private static void Holds(string name, SampleDesign design)
    {
        var estimator = Estimators[name];
        var estimates = estimator(design).Value;
        var size = estimates.Values.Count;
        var derivatives = new double[Rows * size];
        for (var row = 0; row < Rows; row++)
        {
            if (!design.Contains(row))
            {
                continue;
            }

            var (up, down) = (estimator(Moved(design, row, Step)).Value, estimator(Moved(design, row, -Step)).Value);
            for (var i = 0; i < size; i++)
            {
                derivatives[(row * size) + i] = (up.Values[i] - down.Values[i]) / (2 * Step);
            }
        }

        var expected = design.TotalsCovariance(derivatives, size).Value;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                var scale = Math.Sqrt(expected[i, i] * expected[j, j]);
                Assert.True(
                    Math.Abs(expected[i, j] - estimates.Covariance[i, j]) <= 1e-6 * scale,
                    $"{name}: {estimates.Names[i]} and {estimates.Names[j]} have {estimates.Covariance[i, j]}, by differences {expected[i, j]}");
            }
        }
    }

    private static SampleDesign Moved(SampleDesign design, int row, double step)
    {
        double[] weights = [.. Sample().Weights];
        weights[row] += step;
        var moved = Sample().Reweighted(weights).Value;
        return (SampleDesign)moved.Where([.. Enumerable.Range(0, Rows).Select(design.Contains)]);
    }

    private static SampleDesign Sample()
    {
        var stage = new SamplingStage
        {
            Units = Factor.Of("unit", [.. Enumerable.Range(0, Rows).Select(row => (long)(row / 2))]),
            Strata = Factor.Of("stratum", [.. Enumerable.Range(0, Rows).Select(row => (long)(row / 20))]),
            PopulationCounts = [.. Enumerable.Repeat(25.0, Rows)],
        };
        return SampleDesign.Create([.. Enumerable.Range(0, Rows).Select(row => 1.0 + (row % 4))], [stage]).Value;
    }

    private static Variable Random(string name, ulong seed)
    {
        var random = new RandomSequence(seed, 0);
        var values = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            values[row] = 1 + random.NextUnit() + (row % 3 / 2.0);
        }

        return new Variable(name, values);
    }
}
