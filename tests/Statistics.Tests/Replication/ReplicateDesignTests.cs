using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Replication;

public sealed class ReplicateDesignTests
{
    // Balanced half-samples of pairs give a total's variance exactly: for every number of strata that asks for another matrix.
    [Fact]
    public void HalfSamples_OfPairs_GiveTotalsTheVarianceOfTheFormula()
    {
        for (var pairs = 1; pairs <= 60; pairs++)
        {
            var (design, variable) = Sample(pairs, 2);
            Assert.Equal(Variance(design, variable), Variance(BalancedHalfSamples.Of(design).Value, variable), 1e-8);
            Assert.Equal(Variance(design, variable), Variance(BalancedHalfSamples.Of(design, fay: 0.3).Value, variable), 1e-8);
        }
    }

    [Fact]
    public void HalfSamples_LargerEvenStrata_AreSplitIntoPairs()
    {
        var (design, _) = Sample(2, 6);
        Assert.Equal(8, BalancedHalfSamples.Of(design).Value.Replicates.Count);
    }

    [Fact]
    public void HalfSamples_OddStratum_NamesIt()
    {
        var (design, _) = Sample(2, 3);
        Assert.Contains("stratum=0 has 3", BalancedHalfSamples.Of(design).Problem!.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => BalancedHalfSamples.Of(design, fay: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BalancedHalfSamples.Of(design, fay: double.NaN));
    }

    [Fact]
    public void Hadamard_OfEveryOrder_HasOrthogonalRowsAndAPositiveFirst()
    {
        for (var rows = 1; rows <= 130; rows++)
        {
            var matrix = Hadamard.AtLeast(rows);
            Assert.True(matrix.Length >= rows);
            Assert.All(matrix[0], entry => Assert.Equal(1, entry));
            for (var i = 0; i < matrix.Length; i++)
            {
                Assert.All(matrix[i], entry => Assert.Equal(1, Math.Abs(entry)));
                for (var j = 0; j < i; j++)
                {
                    Assert.Equal(0, matrix[i].Zip(matrix[j], (a, b) => a * b).Sum());
                }
            }
        }
    }

    [Fact]
    public void Jackknife_OfATotal_GivesTheVarianceOfTheFormula()
    {
        var (design, variable) = Sample(4, 5);
        Assert.Equal(Variance(design, variable), Variance(Jackknife.Of(design).Value, variable), 1e-8);
    }

    [Fact]
    public void Jackknife_LonelyUnit_NamesStratum()
    {
        var (design, _) = Sample(3, 1);
        Assert.Contains("stratum=0", Jackknife.Of(design).Problem!.Message, StringComparison.Ordinal);
        Assert.Equal(ProblemKind.TooFewUnits, Jackknife.Of(design, LonelyUnits.Remove).Problem!.Kind);
    }

    // The variance over many bootstraps is that of the formula: Rao and Wu's for any strata, Canty and Davison's for equal ones.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bootstrap_ManyReplicates_GiveTotalsTheVarianceOfTheFormula(bool isRaoWu)
    {
        const int Count = 4000;
        var (design, variable) = Sample(3, 8);
        var made = (isRaoWu ? Bootstrap.RaoWu(design, Count, 3) : Bootstrap.CantyDavison(design, Count, 3)).Value;
        Assert.Equal(1, Variance(made, variable) / Variance(design, variable), 4 * Math.Sqrt(2.0 / Count));
    }

    [Fact]
    public void CantyDavison_CountedPopulation_DrawsWithoutReplacement()
    {
        const int Count = 4000;
        var (plain, variable) = Sample(2, 20);
        var stage = new SamplingStage { Strata = Strata(2, 20), PopulationCounts = [.. Enumerable.Repeat(30.0, 40)] };
        var design = SampleDesign.Create(plain.Weights.ToArray(), [stage]).Value;
        var made = Bootstrap.CantyDavison(design, Count, 5).Value;

        // Half of the units have one copy, half two: their spread is a little off, and this bound wider.
        Assert.Equal(1, Variance(made, variable) / Variance(design, variable), 0.25);
        Assert.True(Variance(made, variable) < 0.6 * Variance(plain, variable));
    }

    [Fact]
    public void Bootstrap_SameSeed_IsTheSame()
    {
        var (design, variable) = Sample(3, 4);
        Assert.Equal(Variance(Bootstrap.RaoWu(design, 20, 9).Value, variable), Variance(Bootstrap.RaoWu(design, 20, 9).Value, variable));
        Assert.NotEqual(Variance(Bootstrap.RaoWu(design, 20, 9).Value, variable), Variance(Bootstrap.RaoWu(design, 20, 10).Value, variable));
    }

    [Fact]
    public void Bootstrap_LonelyUnits_NameStratum()
    {
        var (design, _) = Sample(3, 1);
        Assert.Contains("stratum=0", Bootstrap.RaoWu(design, 10, 1).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("stratum=0", Bootstrap.CantyDavison(design, 10, 1).Problem!.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.RaoWu(design, 1, 1));
    }

    [Fact]
    public void Make_OfADesignInADomain_StaysInIt()
    {
        var (design, _) = Sample(3, 4);
        bool[] domain = [.. Enumerable.Range(0, 12).Select(row => row != 5)];
        var made = Jackknife.Of((SampleDesign)design.Where(domain)).Value;
        Assert.Equal(11, made.Count);
        Assert.False(made.Contains(5));
        Assert.Equal(0, made.Weights[5]);
    }

    [Fact]
    public void Make_OfACalibratedOrJointDesign_IsAProblem()
    {
        var joint = SampleDesign.OfJointProbabilities(new[,] { { 0.5, 0.2 }, { 0.2, 0.5 } }).Value;
        Assert.Contains("joint", Jackknife.Of(joint).Problem!.Message, StringComparison.Ordinal);
        var (design, _) = Sample(2, 2);
        var calibrated = design.Calibrated([1, 1, 1, 1], new Unchanged());
        Assert.Contains("calibrated", BalancedHalfSamples.Of(calibrated).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_ImpossibleWeights_NamesRowAndReplicate()
    {
        Assert.Contains("weight of row 2 is -1", Create([1, -1], [1, 1, 1, 1]), StringComparison.Ordinal);
        Assert.Contains("row 2 in replicate 1 is NaN", Create([1, 1], [1, 1, double.NaN, 1]), StringComparison.Ordinal);

        static string Create(double[] weights, double[] values) =>
            ReplicateDesign.Create(weights, ReplicateWeights.Of(values, 2, 0.5)).Problem!.Message;
    }

    [Fact]
    public void Of_ImpossibleShapes_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplicateWeights.Of([1, 2, 3], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplicateWeights.Of([1, 2], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplicateWeights.Of([1, 2], 2, double.NaN));
        Assert.Throws<ArgumentException>(() => ReplicateWeights.Of([1, 2], 2, 1, [1]));
        Assert.Throws<ArgumentException>(() => ReplicateDesign.Create([1.0], ReplicateWeights.Of([1, 2, 3, 4], 2, 1)));
    }

    [Fact]
    public void Estimate_GroupWithoutWeightInAReplicate_NamesTheReplicate()
    {
        var replicates = ReplicateWeights.Of([2, 0, 0, 2, 1, 1], 2, 1);
        var design = ReplicateDesign.Create([1, 1, 1], replicates).Value;
        var outcome = SurveyMean.Means(design, [new("y", [1, 2, 3])], Factor.Of("g", ["a", "b", "b"]));
        Assert.StartsWith("Replicate 2: ", outcome.Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("g=a", outcome.Problem.Message, StringComparison.Ordinal);
    }

    // A statistic that is no function of totals is estimated again under each replicate's weights: the same number.
    [Fact]
    public void Covariance_StatisticOfAnyKind_IsThatOfTotals()
    {
        var (design, variable) = Sample(4, 6);
        foreach (var made in new[] { Jackknife.Of(design).Value, Bootstrap.RaoWu(design, 30, 2).Value })
        {
            var fast = SurveyMean.Mean(made, variable).Value;
            var slow = made.Estimate(new PlainMean(variable.Values)).Value;
            Assert.Equal(fast.Values[0], slow.Values[0], 1e-12);
            Assert.Equal(fast.StandardError(0), slow.StandardError(0), 1e-12);
        }
    }

    [Fact]
    public void CombinedWeights_OfRows_AreTheFactorsTimesTheWeights()
    {
        var (design, variable) = Sample(3, 4);
        var made = Bootstrap.RaoWu(design, 30, 2).Value;
        var values = new double[design.RowCount * 30];
        var weights = new double[design.RowCount];
        for (var replicate = 0; replicate < 30; replicate++)
        {
            made.CopyWeights(replicate, weights);
            for (var row = 0; row < weights.Length; row++)
            {
                values[(row * 30) + replicate] = weights[row];
            }
        }

        var combined = ReplicateWeights.Of(values, 30, 1 / 29.0, areCombined: true, degreesOfFreedom: 7);
        var other = ReplicateDesign.Create(design.Weights.ToArray(), combined).Value;
        Assert.Equal(Variance(made, variable), Variance(other, variable), 1e-9);
        Assert.Equal(7, other.DegreesOfFreedom);
        Assert.Equal(9, made.DegreesOfFreedom);

        var again = other.Reweighted(design.Weights.ToArray(), made.Replicates.Replaced(values, areCombined: true)).Value;
        Assert.Equal(Variance(made, variable), Variance(again, variable), 1e-9);
        Assert.Throws<ArgumentException>(() => made.Replicates.Replaced([1.0], areCombined: true));
    }

    [Fact]
    public void DegreesOfFreedom_ManyRows_AreTheRankLessOne()
    {
        // 3,000 rows and 12 replicates that are combinations of 6.
        var random = new RandomSequence(4, 0);
        var values = new double[3000 * 12];
        for (var row = 0; row < 3000; row++)
        {
            for (var replicate = 0; replicate < 12; replicate++)
            {
                values[(row * 12) + replicate] = replicate < 6 ? random.NextUnit() : values[(row * 12) + replicate - 6] + values[row * 12];
            }
        }

        var design = ReplicateDesign.Create([.. Enumerable.Repeat(1.0, 3000)], ReplicateWeights.Of(values, 12, 1)).Value;
        Assert.Equal(5, design.DegreesOfFreedom);
        Assert.Equal(1, design.Where([.. Enumerable.Range(0, 3000).Select(row => row < 2)]).DegreesOfFreedom);
    }

    private sealed class Unchanged : CalibrationResiduals
    {
        public override void Apply(Span<double> weighted, int columns)
        {
        }
    }

    private sealed class PlainMean(double[] values) : SurveyStatistic
    {
        public override IReadOnlyList<string> Names => ["mean"];

        public override Outcome<double[]> Estimate(ReadOnlySpan<double> weights)
        {
            var (sum, total) = (0.0, 0.0);
            for (var row = 0; row < weights.Length; row++)
            {
                sum += weights[row];
                total += weights[row] * values[row];
            }

            return new[] { total / sum };
        }

        public override Outcome<double[]> Linearise(ReadOnlySpan<double> weights, IReadOnlyList<double> estimates) =>
            throw new InvalidOperationException("Replicates need none.");
    }

    private static Factor Strata(int strata, int units) =>
        Factor.Of("stratum", [.. Enumerable.Range(0, strata * units).Select(row => (long)(row / units))]);

    private static (SampleDesign Design, Variable Variable) Sample(int strata, int units)
    {
        var random = new RandomSequence((ulong)strata, (ulong)units);
        var rows = strata * units;
        var (values, weights) = (new double[rows], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            values[row] = 1 + random.NextUnit();
            weights[row] = 1 + (row / units % 3);
        }

        return (SampleDesign.Create(weights, [new SamplingStage { Strata = Strata(strata, units) }]).Value, new("y", values));
    }

    private static double Variance(SurveyDesign design, Variable variable) =>
        SurveyMean.Totals(design, [variable]).Value.Covariance[0, 0];
}
