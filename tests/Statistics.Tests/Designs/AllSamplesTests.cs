using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;

namespace Sektorskifte.Statistics.Tests.Designs;

/// <summary>
/// Every sample that a design can draw from a small population: the mean of the estimated totals is the total, and the mean of the
/// estimated variances is the variance of the estimated totals. No simulation error, no other program.
/// </summary>
public sealed class AllSamplesTests
{
    private static readonly double[] Population = [3, 7, 1, 12, 5, 9, 4, 4, 20, 2, 6, 11];

    [Theory]
    [InlineData(5, 2)]
    [InlineData(6, 3)]
    [InlineData(4, 3)]
    public void SimpleSample_AllSamples_AreUnbiased(int size, int drawn)
    {
        var samples = Choices(size, drawn).Select(chosen => (1.0, Simple(chosen, size), Values(chosen)));
        IsUnbiased(samples, Population.Take(size).Sum());
    }

    [Fact]
    public void StratifiedSample_AllSamples_AreUnbiased()
    {
        var samples =
            from first in Choices(4, 2)
            from second in Choices(3, 2).Select(chosen => Array.ConvertAll(chosen, unit => unit + 4))
            let rows = (int[])[.. first, .. second]
            let strata = Factor.Of("stratum", [.. rows.Select(row => row < 4 ? 0L : 1L)])
            let counts = (double[])[.. rows.Select(row => row < 4 ? 4.0 : 3.0)]
            select (1.0, Design(new SamplingStage { Strata = strata, PopulationCounts = counts }), Values(rows));
        IsUnbiased(samples, Population.Take(7).Sum());
    }

    [Fact]
    public void ClusterSample_AllSamples_AreUnbiased()
    {
        // Four clusters of three rows, two drawn, all of their rows taken.
        var samples = Choices(4, 2).Select(chosen =>
        {
            int[] rows = [.. chosen.SelectMany(cluster => Enumerable.Range(3 * cluster, 3))];
            var stage = new SamplingStage
            {
                Units = Factor.Of("cluster", [.. rows.Select(row => (long)(row / 3))]),
                PopulationCounts = [.. rows.Select(_ => 4.0)],
            };
            return (1.0, SampleDesign.Create([.. rows.Select(_ => 2.0)], [stage]).Value, Values(rows));
        });
        IsUnbiased(samples, Population.Sum());
    }

    [Fact]
    public void TwoStageSample_AllSamples_AreUnbiased()
    {
        // Two of four clusters, and two of three rows in each.
        var samples =
            from clusters in Choices(4, 2)
            from first in Choices(3, 2)
            from second in Choices(3, 2)
            let rows = (int[])[.. first.Select(row => (3 * clusters[0]) + row), .. second.Select(row => (3 * clusters[1]) + row)]
            select (1.0, TwoStages(rows), Values(rows));
        IsUnbiased(samples, Population.Sum());
    }

    [Fact]
    public void TwoStageSample_AllSamplesInADomain_AreUnbiased()
    {
        bool[] domain = [.. Population.Select(value => value > 4)];
        var samples =
            from clusters in Choices(4, 3)
            from first in Choices(3, 2)
            from second in Choices(3, 2)
            from third in Choices(3, 2)
            let rows = (int[])[.. first.Select(row => (3 * clusters[0]) + row), .. second.Select(row => (3 * clusters[1]) + row),
                .. third.Select(row => (3 * clusters[2]) + row)]
            select (1.0, (SampleDesign)TwoStages(rows).Where([.. rows.Select(row => domain[row])]), Values(rows));
        IsUnbiased(samples, Population.Where((_, row) => domain[row]).Sum());
    }

    // Any probabilities for the pairs of five units: samples of a fixed size, for which both variances are unbiased.
    [Theory]
    [InlineData(PairVariance.HorvitzThompson)]
    [InlineData(PairVariance.YatesGrundy)]
    public void JointProbabilities_AllSamplesOfAFixedSize_AreUnbiased(PairVariance variance)
    {
        var choices = Choices(5, 3).ToList();
        var chances = choices.Select((_, i) => 1.0 + (i % 4)).ToList();
        IsUnbiased(JointSamples(choices, chances, 5, variance), Population.Take(5).Sum());
    }

    // Samples whose size is chance: Horvitz and Thompson's is unbiased there, Yates and Grundy's is not made for them.
    [Fact]
    public void JointProbabilities_AllSamplesOfAnySize_AreUnbiasedByHorvitzAndThompson()
    {
        var choices = Choices(4, 2).Concat(Choices(4, 3)).Concat(Choices(4, 4)).ToList();
        var chances = choices.Select((_, i) => 1.0 + (i % 3)).ToList();
        IsUnbiased(JointSamples(choices, chances, 4, PairVariance.HorvitzThompson), Population.Take(4).Sum());
    }

    // A domain of a sample with joint probabilities: units outside count as zeros.
    [Fact]
    public void JointProbabilities_Domain_IsUnbiased()
    {
        var choices = Choices(5, 3).ToList();
        var chances = choices.Select((_, i) => 1.0 + (i % 4)).ToList();
        var samples = JointSamples(choices, chances, 5, PairVariance.HorvitzThompson).Zip(choices)
            .Select(pair => (pair.First.Chance, (SampleDesign)pair.First.Design.Where([.. pair.Second.Select(unit => unit % 2 == 0)]), pair.First.Values))
            .Where(sample => sample.Item2.Count > 0);
        var domain = Population.Take(5).Where((_, unit) => unit % 2 == 0).Sum();
        IsUnbiased(samples, domain);
    }

    private static IEnumerable<(double Chance, SampleDesign Design, Variable Values)> JointSamples(
        List<int[]> choices, List<double> chances, int size, PairVariance variance)
    {
        var all = chances.Sum();
        var joint = new double[size, size];
        foreach (var (chosen, chance) in choices.Zip(chances))
        {
            foreach (var i in chosen)
            {
                foreach (var j in chosen)
                {
                    joint[i, j] += chance / all;
                }
            }
        }

        return choices.Zip(chances, (chosen, chance) =>
        {
            var own = new double[chosen.Length, chosen.Length];
            for (var i = 0; i < chosen.Length; i++)
            {
                for (var j = 0; j < chosen.Length; j++)
                {
                    own[i, j] = joint[chosen[i], chosen[j]];
                }
            }

            return (chance, SampleDesign.OfJointProbabilities(own, variance).Value, Values(chosen));
        });
    }

    private static void IsUnbiased(IEnumerable<(double Chance, SampleDesign Design, Variable Values)> samples, double total)
    {
        var (chances, mean, square, variance) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (chance, design, values) in samples)
        {
            var estimate = SurveyMean.Totals(design, [values]).Value;
            chances += chance;
            mean += chance * estimate.Values[0];
            square += chance * estimate.Values[0] * estimate.Values[0];
            variance += chance * estimate.Covariance[0, 0];
        }

        Assert.Equal(total, mean / chances, 1e-9);
        Assert.Equal((square / chances) - (total * total), variance / chances, 1e-6);
    }

    private static SampleDesign Simple(int[] chosen, int size) =>
        Design(new SamplingStage { PopulationCounts = [.. chosen.Select(_ => (double)size)] });

    private static SampleDesign TwoStages(int[] rows) => Design(
        new SamplingStage
        {
            Units = Factor.Of("cluster", [.. rows.Select(row => (long)(row / 3))]),
            PopulationCounts = [.. rows.Select(_ => 4.0)],
        },
        new SamplingStage { PopulationCounts = [.. rows.Select(_ => 3.0)] });

    private static SampleDesign Design(params SamplingStage[] stages) => SampleDesign.Create(null, stages).Value;

    private static Variable Values(int[] rows) => new("y", [.. rows.Select(row => Population[row])]);

    private static IEnumerable<int[]> Choices(int size, int drawn) =>
        from set in Enumerable.Range(0, 1 << size)
        where System.Numerics.BitOperations.PopCount((uint)set) == drawn
        select Enumerable.Range(0, size).Where(unit => (set >> unit & 1) == 1).ToArray();
}
