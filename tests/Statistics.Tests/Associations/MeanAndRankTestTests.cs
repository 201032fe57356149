using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.Associations;

public sealed class MeanAndRankTestTests
{
    private static readonly SampleDesign Six = SampleDesign.Create([1, 2, 3, 1, 2, 3], [new SamplingStage()]).Value;
    private static readonly Variable Y = new("y", [1, 4, 2, 8, 5, 7]);
    private static readonly Factor Half = Factor.Of("half", ["a", "a", "a", "b", "b", "b"]);

    [Fact]
    public void OneSample_MeanOfTheHypothesis_IsT0()
    {
        var mean = SurveyMean.Mean(Six, Y).Value;
        var test = SurveyTTest.OneSample(Six, new("y", Array.ConvertAll(Y.Values, y => y - mean.Values[0]))).Value;
        Assert.Equal(0, test.Statistic, 1e-12);
        Assert.Equal(1, test.PValue, 1e-12);
        Assert.Equal(4, test.DegreesOfFreedom);
        Assert.Equal(mean.StandardError(0), test.StandardError, 1e-12);
        Assert.Equal(5, SurveyTTest.OneSample(Six, Y, degreesOfFreedom: 5).Value.DegreesOfFreedom);
    }

    [Fact]
    public void TwoSample_Groups_IsTheDifferenceOfTheirMeans()
    {
        var test = SurveyTTest.TwoSample(Six, Y, Half).Value;
        Assert.Equal(((8 + 10 + 21) / 6.0) - ((1 + 8 + 6) / 6.0), test.Interval.Estimate, 1e-12);
        Assert.Equal(6, test.Count);
        Assert.True(test.Interval.Contains(0) == test.PValue > 0.05);
    }

    [Fact]
    public void TwoSample_ThreeGroupsOrOne_NamesThem()
    {
        var three = Factor.Of("region", ["a", "a", "b", "b", "c", "c"]);
        Assert.Contains("region has 3 categories in the domain (a, b, c)", SurveyTTest.TwoSample(Six, Y, three).Problem!.Message, StringComparison.Ordinal);
        Assert.True(SurveyTTest.TwoSample(Six.Where([true, true, true, true, false, false]), Y, three).TryGet(out _, out _));
        Assert.Contains("half is a in every row", SurveyTTest.TwoSample(
            Six.Where([true, true, true, false, false, false]), Y, Half).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_ConstantValues_SayThatNothingVaries()
    {
        var flat = new Variable("flat", [2, 2, 2, 2, 2, 2]);
        Assert.Contains("t-test of flat", SurveyTTest.OneSample(Six, flat).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("rank test of flat by half", SurveyRankTest.Test(Six, flat, Half).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_TooFewUnits_SayHowMany()
    {
        var pair = Six.Where([true, false, false, true, false, false]);
        Assert.Contains("has 0 degrees of freedom", SurveyTTest.TwoSample(pair, Y, Half).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("has 0 degrees of freedom", SurveyRankTest.Test(pair, Y, Half).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_MissingValues_NameVariable()
    {
        var holes = new Variable("income", [1, double.NaN, 2, 8, 5, 7]);
        Assert.Contains("income", SurveyTTest.TwoSample(Six, holes, Half).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("income", SurveyRankTest.Test(Six, holes, Half).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RankTest_EqualWeights_HasTheShareOfPairsWon()
    {
        // The difference of mean mid-ranks is the share of pairs in which the second group's is larger, less one half.
        var equal = SampleDesign.Create([1, 1, 1, 1, 1, 1], [new SamplingStage()]).Value;
        Assert.Equal(0.5, SurveyRankTest.Test(equal, Y, Half).Value.Differences[0], 1e-12);
    }

    [Fact]
    public void RankTest_ValuesStretchedMonotonely_IsTheSame()
    {
        foreach (var score in Enum.GetValues<RankScore>())
        {
            var plain = SurveyRankTest.Test(Six, Y, Half, score);
            var stretched = SurveyRankTest.Test(Six, new("y", Array.ConvertAll(Y.Values, Math.Exp)), Half, score);
            Assert.Equal(plain.TryGet(out var one, out _), stretched.TryGet(out var other, out _));
            Assert.Equal(one?.Test, other?.Test);
        }
    }

    // Groups without a difference in 60 rows with unequal weights: both tests reject at their level.
    [Fact]
    public void Tests_NoDifference_HoldTheirLevel()
    {
        const int Runs = 800;
        var (byMean, byRank, random) = (0, 0, new RandomSequence(41, 0));
        var groups = Factor.Of("g", [.. Enumerable.Range(0, 120).Select(row => (long)(row % 2))]);
        var design = SampleDesign.Create([.. Enumerable.Range(0, 120).Select(row => 1.0 + (row % 3))], [new SamplingStage()]).Value;
        for (var run = 0; run < Runs; run++)
        {
            var values = new double[120];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = random.NextUnit() + random.NextUnit() + random.NextUnit();
            }

            byMean += SurveyTTest.TwoSample(design, new("y", values), groups).Value.PValue < 0.05 ? 1 : 0;
            byRank += SurveyRankTest.Test(design, new("y", values), groups).Value.Test.PValue < 0.05 ? 1 : 0;
        }

        var slack = 3.5 * Math.Sqrt(0.05 * 0.95 / Runs);
        Assert.InRange(byMean / (double)Runs, 0.05 - slack, 0.05 + slack);
        Assert.InRange(byRank / (double)Runs, 0.05 - slack, 0.05 + slack);
    }
}
