using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.Associations;

/// <summary>Random small samples: tests and measures are those of their definitions, written out without regard to speed.</summary>
public sealed class PlainOracleTests
{
    private sealed record Draw(double[] Weights, double[] Values, double[] Others, int[] Rows, int[] Columns)
    {
        public int Count => Weights.Length;
    }

    private static readonly Arbitrary<Draw> Draws = (
        from seed in Gen.Choose(0, int.MaxValue)
        from size in Gen.Choose(20, 60)
        select Make((ulong)seed, size)).ToArbitrary();

    // The two-by-two table: Rao and Scott's correction is the design effect of the difference p11 − p1. p.1 under independence, so that F
    // is the Wald statistic of that difference with its variance linearised at independence.
    [Fact]
    public void IndependenceTest_TwoByTwo_IsTheTestOfOneContrast() => Prop.ForAll(Draws, draw =>
    {
        var design = Design(draw);
        var (a, b) = (Two("a", draw.Rows), Two("b", draw.Columns));
        if (!IndependenceTest.Test(design, a, b).TryGet(out var result, out _))
        {
            return true;
        }

        // y has the contrast's derivative by each cell: 1 / p of the cell, with signs.
        var table = result.Table.Values;
        if (table.Any(share => share == 0))
        {
            return true;
        }

        var slopes = new[] { 1 / table[0], -1 / table[1], -1 / table[2], 1 / table[3] };
        var variance = result.Table.Covariance.Combine(slopes)[0, 0];
        var simple = slopes.Sum(Math.Abs) / draw.Count;
        return Near(result.MeanEffect, variance / simple)
            && Near(result.Test.Statistic, result.Pearson / (variance / simple))
            && Near(result.Test.NumeratorDegreesOfFreedom, 1)
            && Near(result.Test.PValue, FDistribution.UpperTail(result.Test.Statistic, 1, design.DegreesOfFreedom));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void IndependenceTest_AnyTable_HasPearsonsStatisticOfItsShares() => Prop.ForAll(Draws, draw =>
    {
        var design = Design(draw);
        var (a, b) = (Factor.OfCodes("a", draw.Rows, ["1", "2", "3"]), Factor.OfCodes("b", draw.Columns, ["1", "2", "3"]));
        if (!IndependenceTest.Test(design, a, b, IndependenceStatistic.FirstOrder).TryGet(out var result, out _))
        {
            return true;
        }

        var (sum, total) = (0.0, draw.Weights.Sum());
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var cell = Share(row => draw.Rows[row] == i && draw.Columns[row] == j);
                var independent = Share(row => draw.Rows[row] == i) * Share(row => draw.Columns[row] == j);
                sum += independent == 0 ? 0 : (cell - independent) * (cell - independent) / independent;
            }
        }

        return Near(result.Pearson, draw.Count * sum);

        double Share(Func<int, bool> holds) => Enumerable.Range(0, draw.Count).Where(holds).Sum(row => draw.Weights[row]) / total;
    }).QuickCheckThrowOnFailure();

    // Ranks by comparing every row with every other. The values have no ties, so that the weights of equal rows have no part.
    [Fact]
    public void RankTest_TwoGroups_IsTheTTestOfRanksByComparison() => Prop.ForAll(Draws, draw =>
    {
        var total = draw.Weights.Sum();
        var ranks = new double[draw.Count];
        for (var row = 0; row < draw.Count; row++)
        {
            ranks[row] = draw.Weights[row] / 2;
            for (var other = 0; other < draw.Count; other++)
            {
                ranks[row] += draw.Values[other] < draw.Values[row] ? draw.Weights[other] : 0;
            }

            ranks[row] /= total;
        }

        var (design, groups) = (Design(draw), Two("g", draw.Rows));
        if (!SurveyRankTest.Test(design, new("y", draw.Values), groups).TryGet(out var test, out _))
        {
            return true;
        }

        var t = SurveyTTest.TwoSample(design, new("rank", ranks), groups).Value;
        return Near(test.Differences[0], t.Interval.Estimate) && Near(test.StandardErrors[0], t.StandardError)
            && Near(test.Test.Statistic, t.Statistic * t.Statistic) && Near(test.Test.PValue, t.PValue);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void RankTest_GroupsInAnotherOrder_HasTheSameStatistic() => Prop.ForAll(Draws, draw =>
    {
        var one = SurveyRankTest.Test(Design(draw), new("y", draw.Values), Factor.OfCodes("g", draw.Rows, ["1", "2", "3"]));
        var other = SurveyRankTest.Test(
            Design(draw), new("y", draw.Values), Factor.OfCodes("g", Array.ConvertAll(draw.Rows, code => 2 - code), ["1", "2", "3"]));
        return one.TryGet(out var first, out _)
            ? Near(first.Test.Statistic, other.Value.Test.Statistic)
            : other.Problem is not null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Covariances_AnyWeights_AreTheDoubleSumOverPairs() => Prop.ForAll(Draws, draw =>
    {
        // Σ Σ w w' (x − x')(y − y') / 2 W²: a variance without a mean.
        var (sum, total) = (0.0, draw.Weights.Sum());
        for (var i = 0; i < draw.Count; i++)
        {
            for (var j = 0; j < draw.Count; j++)
            {
                sum += draw.Weights[i] * draw.Weights[j] * (draw.Values[i] - draw.Values[j]) * (draw.Others[i] - draw.Others[j]);
            }
        }

        var expected = sum / 2 / total / total * draw.Count / (draw.Count - 1);
        var actual = SurveyVariance.Covariances(Design(draw), [new("x", draw.Values), new("y", draw.Others)]).Value;
        return Math.Abs(expected - actual.Values[1]) < 1e-9 * Math.Sqrt(actual.Values[0] * actual.Values[2]);
    }).QuickCheckThrowOnFailure();

    // Alpha of items that are all the same plus noise, by the mean correlation when variances are equal: Spearman and Brown's formula.
    [Fact]
    public void Alpha_TwoItemsOfEqualVariance_IsSpearmanAndBrowns() => Prop.ForAll(Draws, draw =>
    {
        var design = Design(draw);
        var (x, y) = (Standard(draw, draw.Values), Standard(draw, draw.Others));
        var r = SurveyVariance.Correlations(design, [new("x", x), new("y", y)]).Value.Values[0];
        return r < -0.9 || Near(CronbachAlpha.Estimate(design, [new("x", x), new("y", y)]).Value.Values[0], 2 * r / (1 + r));
    }).QuickCheckThrowOnFailure();

    private static double[] Standard(Draw draw, double[] values)
    {
        var spread = Math.Sqrt(SurveyVariance.Covariances(Design(draw), [new("v", values)]).Value.Values[0]);
        return Array.ConvertAll(values, value => value / spread);
    }

    private static Factor Two(string name, int[] codes) => Factor.OfCodes(name, Array.ConvertAll(codes, code => code == 0 ? 0 : 1), ["1", "2"]);

    private static SampleDesign Design(Draw draw)
    {
        var units = Factor.Of("unit", [.. Enumerable.Range(0, draw.Count).Select(row => (long)(row / 2))]);
        return SampleDesign.Create(draw.Weights, [new SamplingStage { Units = units }]).Value;
    }

    private static Draw Make(ulong seed, int size)
    {
        var random = new RandomSequence(seed, 7);
        var (weights, values, others) = (new double[size], new double[size], new double[size]);
        var (rows, columns) = (new int[size], new int[size]);
        for (var row = 0; row < size; row++)
        {
            weights[row] = 0.5 + random.NextUnit();
            values[row] = random.NextUnit();
            others[row] = values[row] + (2 * random.NextUnit());
            rows[row] = row < 6 ? row % 3 : random.NextBelow(3);
            columns[row] = row < 6 ? row / 2 : random.NextBelow(3);
        }

        return new(weights, values, others, rows, columns);
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-8 * Math.Max(1e-3, Math.Abs(one));
}
