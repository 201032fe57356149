using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.Associations;

public sealed class IndependenceTestTests
{
    private static readonly Factor Sex = Factor.Of("sex", ["k", "k", "k", "m", "m", "m", "k", "m"]);
    private static readonly Factor Level = Factor.Of("level", ["1", "2", "2", "2", "1", "1", "2", "1"]);
    private static readonly SampleDesign Eight = Simple(8);

    [Fact]
    public void Test_SimpleSample_IsPearsonsWithACorrectionOfNOverNLessOne()
    {
        var result = IndependenceTest.Test(Eight, Sex, Level, IndependenceStatistic.FirstOrder).Value;

        // A table of 1, 3 and 3, 1: expected 2 in each cell; the variance with replacement has n / (n - 1).
        Assert.Equal(2, result.Pearson, 1e-12);
        Assert.Equal(8 / 7.0, result.MeanEffect, 1e-12);
        Assert.Equal(ChiSquared.UpperTail(2 * 7 / 8.0, 1), result.Test.PValue, 1e-12);
        Assert.Equal(8, result.Test.Count);
        Assert.Equal("sex:level=k:1", result.Table.Names[0]);
    }

    [Fact]
    public void Test_RowsAndColumnsExchanged_IsTheSame()
    {
        foreach (var statistic in Enum.GetValues<IndependenceStatistic>())
        {
            var one = IndependenceTest.Test(Eight, Sex, Level, statistic).Value.Test;
            var other = IndependenceTest.Test(Eight, Level, Sex, statistic).Value.Test;
            Assert.Equal(one.PValue, other.PValue, 1e-10);
        }
    }

    [Fact]
    public void Test_OneCategoryInTheDomain_NamesFactorAndCategory()
    {
        var women = Eight.Where([true, true, true, false, false, false, true, false]);
        Assert.Contains("sex is k in every row", IndependenceTest.Test(women, Sex, Level).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("no rows", IndependenceTest.Test(Eight.Where(new bool[8]), Sex, Level).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_CategoryWithoutRows_IsLeftOut()
    {
        var three = Factor.OfCodes("level", Level.Codes.ToArray(), ["1", "2", "3"]);
        Assert.Equal(IndependenceTest.Test(Eight, Sex, Level).Value.Test, IndependenceTest.Test(Eight, Sex, three).Value.Test);
    }

    [Fact]
    public void Test_MissingCategory_NamesFactorAndRow()
    {
        var holes = Factor.Of("level", ["1", "2", null, "2", "1", "1", "2", "1"]);
        Assert.Contains("level has no category in row 3", IndependenceTest.Test(Eight, Sex, holes).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_WholePopulation_HasNoYardstick()
    {
        var all = SampleDesign.Create(null, [new SamplingStage { PopulationCounts = [.. Enumerable.Repeat(8.0, 8)] }]).Value;
        Assert.Equal(ProblemKind.Singular, IndependenceTest.Test(all, Sex, Level).Problem!.Kind);
        Assert.Contains("sex by level", IndependenceTest.Test(all, Sex, Level, IndependenceStatistic.Wald).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_FewUnitsAndManyCells_SaysThatTheWaldTestCannotBe()
    {
        // Three sampling units give two degrees of freedom; 3 by 3 cells have four contrasts.
        var units = Factor.Of("unit", [.. Enumerable.Range(0, 18).Select(row => (long)(row % 3))]);
        var design = SampleDesign.Create([.. Enumerable.Repeat(1.0, 18)], [new SamplingStage { Units = units }]).Value;
        var (rows, columns) = (Thirds(18, 1), Thirds(18, 4));
        Assert.NotNull(IndependenceTest.Test(design, rows, columns, IndependenceStatistic.Wald).Problem);
        Assert.NotNull(IndependenceTest.Test(design, rows, columns, IndependenceStatistic.AdjustedWald).Problem);
    }

    [Fact]
    public void Test_NoDegreesOfFreedom_SaysSo()
    {
        var design = SampleDesign.Create([.. Enumerable.Repeat(1.0, 8)],
            [new SamplingStage { Strata = Factor.Of("row", [.. Enumerable.Range(0, 8).Select(row => (long)row)]) }],
            new DesignOptions { Lonely = LonelyUnits.Adjust }).Value;
        Assert.Contains("0 degrees of freedom", IndependenceTest.Test(design, Sex, Level).Problem!.Message, StringComparison.Ordinal);
    }

    // Independent factors, each with intraclass correlation in 40 clusters of 10: the corrected test rejects at its level, where Pearson's own
    // would reject far more often.
    [Fact]
    public void Test_IndependentFactorsInClusters_HoldsItsLevel()
    {
        const int Runs = 500;
        var (rejected, plain, random) = (0, 0, new RandomSequence(31, 0));
        var units = Factor.Of("unit", [.. Enumerable.Range(0, 400).Select(row => (long)(row / 10))]);
        var design = SampleDesign.Create([.. Enumerable.Repeat(1.0, 400)], [new SamplingStage { Units = units }]).Value;
        for (var run = 0; run < Runs; run++)
        {
            var (a, b) = (Clustered(ref random), Clustered(ref random));
            var result = IndependenceTest.Test(design, a, b).Value;
            rejected += result.Test.PValue < 0.05 ? 1 : 0;
            plain += ChiSquared.UpperTail(result.Pearson, 4) < 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected / (double)Runs, 0.05 - (3.5 * Math.Sqrt(0.05 * 0.95 / Runs)), 0.05 + (3.5 * Math.Sqrt(0.05 * 0.95 / Runs)));
        Assert.True(plain > 2 * rejected, $"{plain} against {rejected}");
    }

    private static Factor Clustered(ref RandomSequence random)
    {
        var codes = new int[400];
        for (var cluster = 0; cluster < 40; cluster++)
        {
            var favourite = random.NextBelow(3);
            for (var row = 0; row < 10; row++)
            {
                codes[(cluster * 10) + row] = random.NextUnit() < 0.5 ? favourite : random.NextBelow(3);
            }
        }

        return Factor.OfCodes("f", codes, ["a", "b", "c"]);
    }

    private static Factor Thirds(int rows, ulong seed)
    {
        var random = new RandomSequence(seed, 0);
        var codes = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            codes[row] = row < 3 ? row : random.NextBelow(3);
        }

        return Factor.OfCodes($"f{seed}", codes, ["a", "b", "c"]);
    }

    private static SampleDesign Simple(int rows) =>
        SampleDesign.Create([.. Enumerable.Repeat(1.0, rows)], [new SamplingStage()]).Value;
}
