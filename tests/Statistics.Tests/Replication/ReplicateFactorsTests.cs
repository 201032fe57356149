using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Replication;

/// <summary>What the made replicate weights are, number by number.</summary>
public sealed class ReplicateFactorsTests
{
    // Two strata of two and three units, two rows in each unit.
    private static readonly Factor Units = Factor.Of("unit", [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    private static readonly Factor Strata = Factor.Of("stratum", [1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    private static readonly double[] Weights = [1, 2, 1, 2, 3, 3, 3, 3, 3, 3];

    [Fact]
    public void Jackknife_Strata_LeaveOneUnitOutAndWeighTheOthersUp()
    {
        var made = Jackknife.Of(Design()).Value;
        Assert.Equal(5, made.Replicates.Count);
        Assert.Equal([0.5, 0.5, 2 / 3.0, 2 / 3.0, 2 / 3.0], made.Replicates.ReplicateScales);
        Assert.Equal([0, 0, 2, 4, 3, 3, 3, 3, 3, 3], Of(made, 0));
        Assert.Equal([1, 2, 1, 2, 0, 0, 4.5, 4.5, 4.5, 4.5], Of(made, 2));
        Assert.Equal(3, made.DegreesOfFreedom);
        Assert.Equal(4, WeightRank.Of(made));
    }

    [Fact]
    public void Jackknife_CountedPopulation_HasTheCorrectionInItsScales()
    {
        var made = Jackknife.Of(Design([8, 8, 8, 8, 3, 3, 3, 3, 3, 3])).Value;

        // The second stratum was drawn in full: it has no replicates.
        Assert.Equal([0.375, 0.375], made.Replicates.ReplicateScales);
        Assert.Equal([0, 0, 2, 4, 3, 3, 3, 3, 3, 3], Of(made, 0));
    }

    [Fact]
    public void Jackknife_EveryStratumDrawnInFull_HasNoReplicates() =>
        Assert.Contains(
            "0 jackknife replicates", Jackknife.Of(Design([2, 2, 2, 2, 3, 3, 3, 3, 3, 3])).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Jackknife_LonelyUnit_FollowsItsRule()
    {
        var strata = Factor.Of("stratum", [1, 1, 1, 1, 2, 2, 2, 2, 3, 3]);
        var design = SampleDesign.Create(Weights, [new SamplingStage { Units = Units, Strata = strata }]).Value;
        Assert.Contains("stratum=3", Jackknife.Of(design).Problem!.Message, StringComparison.Ordinal);
        Assert.Equal((4, 1.0), (Jackknife.Of(design, LonelyUnits.Remove).Value.Replicates.Count, Jackknife.Of(design, LonelyUnits.Remove).Value.Replicates.Scale));
        Assert.Equal(1.25, Jackknife.Of(design, LonelyUnits.Average).Value.Replicates.Scale);
        var adjusted = Jackknife.Of(design, LonelyUnits.Adjust).Value;
        Assert.Equal(5, adjusted.Replicates.Count);
        Assert.Equal([1.5, 3, 1.5, 3, 4.5, 4.5, 4.5, 4.5, 0, 0], Of(adjusted, 4));
        Assert.Equal(2 / 3.0, adjusted.Replicates.ReplicateScales[4]);
    }

    [Fact]
    public void HalfSamples_Pairs_TakeOneUnitOfEach()
    {
        var strata = Factor.Of("stratum", [1, 1, 1, 1, 2, 2, 2, 2]);
        var units = Factor.Of("unit", [1, 1, 2, 2, 3, 3, 4, 4]);
        var design = SampleDesign.Create(Weights[..8], [new SamplingStage { Units = units, Strata = strata }]).Value;
        var plain = BalancedHalfSamples.Of(design).Value;
        var fay = BalancedHalfSamples.Of(design, fay: 0.25).Value;
        Assert.Equal(4, plain.Replicates.Count);
        Assert.Equal(0.25, plain.Replicates.Scale);
        Assert.Equal(0.25 / 0.5625, fay.Replicates.Scale, 1e-15);
        for (var replicate = 0; replicate < 4; replicate++)
        {
            var (own, moderate) = (Of(plain, replicate), Of(fay, replicate));
            for (var row = 0; row < 8; row++)
            {
                Assert.Equal(own[row] == 0 ? 0.25 : 1.75, moderate[row] / Weights[row], 1e-15);
                Assert.Contains(own[row] / Weights[row], new[] { 0.0, 2.0 });
            }

            // The two units of a stratum are never both in, and never both out.
            Assert.NotEqual(own[0] == 0, own[2] == 0);
            Assert.NotEqual(own[4] == 0, own[6] == 0);
        }

        // Balance: each unit is in half of the replicates, and each pair of units of two strata in a quarter.
        Assert.Equal(2, Enumerable.Range(0, 4).Count(replicate => Of(plain, replicate)[0] > 0));
        Assert.Equal(1, Enumerable.Range(0, 4).Count(replicate => Of(plain, replicate)[0] > 0 && Of(plain, replicate)[4] > 0));
    }

    [Fact]
    public void RaoWu_Draws_AreOneFewerThanUnitsAndMakeUpForIt()
    {
        var made = Bootstrap.RaoWu(Design(), 50, 3).Value;
        Assert.Equal(1 / 49.0, made.Replicates.Scale);
        for (var replicate = 0; replicate < 50; replicate++)
        {
            var own = Of(made, replicate);

            // One draw of two units, weighing twice; two draws of three, weighing one and a half.
            Assert.Equal(2, (own[0] / 1) + (own[2] / 1), 1e-12);
            Assert.Equal(3, (own[4] / 3) + (own[6] / 3) + (own[8] / 3), 1e-12);
            Assert.Equal(own[4], own[5]);
        }
    }

    [Fact]
    public void CantyDavison_Draws_AreAsManyAsUnits()
    {
        var made = Bootstrap.CantyDavison(Design(), 50, 3).Value;
        var mean = 1 / ((1 / 2.0 / 2) + (1 / 3.0 / 2));
        Assert.Equal(mean / ((mean - 1) * 49), made.Replicates.Scale, 1e-15);
        for (var replicate = 0; replicate < 50; replicate++)
        {
            var own = Of(made, replicate);
            Assert.Equal(2, own[0] + own[2], 1e-12);
            Assert.Equal(3, (own[4] / 3) + (own[6] / 3) + (own[8] / 3), 1e-12);
        }
    }

    [Fact]
    public void CantyDavison_PopulationJustTheSample_AlwaysDrawsAll()
    {
        var made = Bootstrap.CantyDavison(Design([2, 2, 2, 2, 3, 3, 3, 3, 3, 3]), 20, 3).Value;
        for (var replicate = 0; replicate < 20; replicate++)
        {
            Assert.Equal(Weights, Of(made, replicate));
        }
    }

    [Fact]
    public void CopyWeights_Blocks_AreTheReplicatesOneByOne()
    {
        var made = (ReplicateDesign)Jackknife.Of(Design()).Value.Where([.. Enumerable.Range(0, 10).Select(row => row != 4)]);
        var block = new double[30];
        made.CopyWeights(1, 3, block);
        for (var replicate = 0; replicate < 3; replicate++)
        {
            Assert.Equal(Of(made, replicate + 1), block[(replicate * 10)..((replicate + 1) * 10)]);
            Assert.Equal(0, block[(replicate * 10) + 4]);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => made.CopyWeights(5, new double[10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => made.CopyWeights(3, 3, new double[30]));
        Assert.Throws<ArgumentException>(() => made.CopyWeights(0, new double[9]));
    }

    [Fact]
    public void Covariance_AroundEstimateOrMean_IsTheFormula()
    {
        var values = new double[] { 1, 0, 2, 1, 1, 1, 0, 2 };
        double[] weights = [1, 2];
        double[] scales = [1, 0.5, 0, 2];
        var variable = new Variable("y", [10, 1]);
        double[] thetas = [.. Enumerable.Range(0, 4).Select(r => (values[r] * 10) + (2 * values[4 + r]))];
        var mean = (thetas[0] + thetas[1] + thetas[3]) / 3;
        var plain = ReplicateDesign.Create(weights, ReplicateWeights.Of(values, 4, 0.3, scales)).Value;
        var around = ReplicateDesign.Create(weights, ReplicateWeights.Of(values, 4, 0.3, scales, aroundEstimate: true)).Value;
        Assert.Equal(Sum(mean), SurveyMean.Totals(plain, [variable]).Value.Covariance[0, 0], 1e-12);
        Assert.Equal(Sum(12), SurveyMean.Totals(around, [variable]).Value.Covariance[0, 0], 1e-12);

        double Sum(double centre) => 0.3 * Enumerable.Range(0, 4).Sum(r => scales[r] * (thetas[r] - centre) * (thetas[r] - centre));
    }

    [Fact]
    public void Replicate_AnyEstimate_IsMadeUnderEveryReplicate()
    {
        var made = Jackknife.Of(Design()).Value;
        var sums = made.Replicate(1, weights => new[] { weights.ToArray().Sum() }).Value;
        Assert.Equal(5, sums.Length);
        Assert.Equal(Of(made, 3).Sum(), sums[3], 1e-12);
        var failed = made.Replicate(1, weights => weights[2] == 0 ? new Problem(ProblemKind.NoData, "No weight.") : new[] { 1.0 });
        Assert.Equal("Replicate 2: No weight.", failed.Problem!.Message);
    }

    private static double[] Of(ReplicateDesign design, int replicate)
    {
        var weights = new double[design.RowCount];
        design.CopyWeights(replicate, weights);
        return weights;
    }

    private static SampleDesign Design(double[]? counts = null) =>
        SampleDesign.Create(Weights, [new SamplingStage { Units = Units, Strata = Strata, PopulationCounts = counts }]).Value;
}
