using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Designs;

public sealed class FunctionOfTotalsTests
{
    private static readonly SampleDesign Thirty = SampleDesign.Create(
        [.. Enumerable.Range(0, 30).Select(row => 1.0 + (row % 3))], [new SamplingStage()]).Value;

    [Fact]
    public void Totals_RowsOfWeightZero_AreNotLookedAt()
    {
        var statistic = new Counting();
        Assert.Equal([1 + (2 * 3.0)], statistic.Totals([1, 0, 2]));
        Assert.Equal([0, 2], statistic.Seen);
        statistic.Seen.Clear();
        Assert.Equal([2.0, 0, 6.0], statistic.Linearise([1, 0, 1], [8.0]).Value);
        Assert.DoesNotContain(1, statistic.Seen);
    }

    [Fact]
    public void Estimate_DomainInSamples_IsThatOfItsRows()
    {
        var design = Thirty.Where([.. Enumerable.Range(0, 30).Select(row => row < 2)]);
        var statistic = new Counting();
        var estimates = design.Estimate(statistic).Value;
        Assert.Equal(2 * (1 + (2 * 2.0)), estimates.Values[0]);
        Assert.Equal((2, 3.0), (estimates.Count, estimates.SumOfWeights));
        Assert.All(statistic.Seen, row => Assert.True(row < 2));
    }

    // Forty variables have 861 totals per row: more than have a place on the stack.
    [Fact]
    public void Covariances_ManyVariables_AreThoseOfEachPair()
    {
        var random = new RandomSequence(6, 0);
        var variables = new Variable[40];
        for (var j = 0; j < variables.Length; j++)
        {
            var values = new double[30];
            for (var row = 0; row < 30; row++)
            {
                values[row] = random.NextUnit();
            }

            variables[j] = new Variable($"v{j}", values);
        }

        foreach (var design in new SurveyDesign[] { Thirty, Jackknife.Of(Thirty).Value })
        {
            var all = SurveyVariance.Covariances(design, variables).Value;
            var pair = SurveyVariance.Covariances(design, [variables[7], variables[33]]).Value;
            var at = all.IndexOf("Cov(v33, v7)");
            Assert.Equal(820, all.Values.Count);
            Assert.Equal(pair.Values[1], all.Values[at], 1e-14);
            Assert.Equal(pair.StandardError(1), all.StandardError(at), 1e-14);
        }
    }

    [Fact]
    public void Alpha_ManyItems_IsThatOfTheirSum()
    {
        var random = new RandomSequence(8, 0);
        var items = Enumerable.Range(0, 25).Select(j => new Variable($"q{j}", new double[30])).ToArray();
        var sum = new double[30];
        for (var row = 0; row < 30; row++)
        {
            var truth = random.NextUnit();
            foreach (var item in items)
            {
                item.Values[row] = truth + random.NextUnit();
                sum[row] += item.Values[row];
            }
        }

        var total = SurveyVariance.Covariances(Thirty, [new("sum", sum)]).Value.Values[0];
        var own = items.Sum(item => SurveyVariance.Covariances(Thirty, [item]).Value.Values[0]);
        Assert.Equal(25 / 24.0 * (1 - (own / total)), CronbachAlpha.Estimate(Thirty, items).Value.Values[0], 1e-12);
    }

    [Fact]
    public void Estimate_StatisticWithoutAnEstimate_GivesItsProblem()
    {
        var problem = Thirty.Estimate(new Failing()).Problem!;
        Assert.Equal("No estimate.", problem.Message);
        var replicated = Jackknife.Of(Thirty).Value.Covariance(new Failing(), [1.0]).Problem!;
        Assert.Equal("Replicate 1: No estimate.", replicated.Message);
        Assert.Throws<ArgumentNullException>(() => Thirty.Estimate(null!));
    }

    /// <summary>Twice the weighted sum of 1, 2, 3 ...; remembers the rows that it was asked for.</summary>
    private sealed class Counting : FunctionOfTotals
    {
        public List<int> Seen { get; } = [];

        public override IReadOnlyList<string> Names => ["twice"];

        public override int TotalCount => 1;

        public override int EntriesPerRow => 1;

        public override int Entries(int row, Span<int> totals, Span<double> values)
        {
            Seen.Add(row);
            (totals[0], values[0]) = (0, row + 1);
            return 1;
        }

        public override Outcome<double[]> Combine(ReadOnlySpan<double> totals) => new[] { 2 * totals[0] };

        public override double[] Derivatives(ReadOnlySpan<double> totals) => [2];
    }

    private sealed class Failing : SurveyStatistic
    {
        public override IReadOnlyList<string> Names => ["nothing"];

        public override Outcome<double[]> Estimate(ReadOnlySpan<double> weights) => new Problem(ProblemKind.NoData, "No estimate.");

        public override Outcome<double[]> Linearise(ReadOnlySpan<double> weights, IReadOnlyList<double> estimates) =>
            new Problem(ProblemKind.NoData, "No estimate.");
    }
}
