using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Sampling;

namespace Sektorskifte.Statistics.Tests.Sampling;

/// <summary>What holds of every sample, and of estimates from many.</summary>
public sealed class SamplingProperties
{
    private static readonly Arbitrary<(double[] Sizes, int Count, ulong Seed)> Frames = (
        from count in Gen.Choose(1, 300)
        from part in Gen.Choose(1, 100)
        from seed in Gen.Choose(0, int.MaxValue)
        select (Sizes(count, (ulong)seed), Math.Max(1, count * part / 100), (ulong)seed)).ToArbitrary();

    // Equal steps: up to any place of the frame the sample has the number of units that it should, but for a fraction of one.
    [Fact]
    public void Systematic_AnyFrame_IsSpreadEvenly() => Prop.ForAll(Frames, frame =>
        Spread(RandomSample.Systematic(frame.Sizes.Length, frame.Count, frame.Seed).Value,
            Enumerable.Repeat((double)frame.Count / frame.Sizes.Length, frame.Sizes.Length).ToArray())).QuickCheckThrowOnFailure();

    [Fact]
    public void ProportionalSystematic_AnyFrame_IsSpreadEvenly() => Prop.ForAll(Frames, frame =>
        Spread(RandomSample.ProportionalSystematic(frame.Sizes, frame.Count, frame.Seed).Value,
            InclusionProbabilities.Proportional(frame.Sizes, frame.Count).Value)).QuickCheckThrowOnFailure();

    [Fact]
    public void Proportional_AnyFrame_KeepsTheOrderOfTheSizes() => Prop.ForAll(Frames, frame =>
    {
        var probabilities = InclusionProbabilities.Proportional(frame.Sizes, frame.Count).Value;
        var pairs = frame.Sizes.Zip(probabilities).OrderBy(pair => pair.First).ToArray();
        var free = pairs.Where(pair => pair.Second < 1).ToArray();
        return pairs.Zip(pairs.Skip(1)).All(next => next.First.Second <= next.Second.Second)
            && free.All(pair => Math.Abs((pair.Second / pair.First) - (free[0].Second / free[0].First)) < 1e-9 * free[0].Second / free[0].First);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Stratified_AnyFrame_TakesWhatIsAllocated() => Prop.ForAll(Frames, Gen.Elements(true, false).ToArbitrary(), (frame, systematic) =>
    {
        var random = new RandomSequence(frame.Seed, 4);
        string[] strata = [.. frame.Sizes.Select(_ => $"s{random.NextBelow(5)}")];
        var counts = strata.CountBy(stratum => stratum).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new Stratum(pair.Key, pair.Value)).ToArray();
        var allocation = SampleAllocation.Proportional(counts, frame.Count).Value;
        var sample = RandomSample.Stratified(strata, allocation, frame.Seed, systematic).Value;
        return allocation.All(part => sample.Units.Count(unit => strata[unit] == part.Stratum) == part.SampleCount)
            && sample.Units.Distinct().Count() == frame.Count
            && Math.Abs(sample.Weights.Sum() - allocation.Where(part => part.SampleCount > 0).Sum(part => part.Count)) < 1e-6;
    }).QuickCheckThrowOnFailure();

    // Adding a stratum at the end leaves the draws in the others as they were.
    [Fact]
    public void Stratified_MoreStrata_LeavesTheOthersAlone()
    {
        string[] first = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? "a" : "b")];
        string[] second = [.. first, .. Enumerable.Repeat("c", 20)];
        var short2 = RandomSample.Stratified(first, [new("a", 30, 7), new("b", 30, 4)], 5).Value;
        var long3 = RandomSample.Stratified(second, [new("a", 30, 7), new("b", 30, 4), new("c", 20, 3)], 5).Value;
        Assert.Equal(short2.Units, long3.Units.Where(unit => unit < 60));
    }

    // Poisson: pairs meet with the product of their probabilities, and the size has the mean Σπ and the variance Σπ(1 − π).
    [Fact]
    public void Poisson_ManySeeds_UnitsAreIndependent()
    {
        const int Samples = 20_000;
        double[] probabilities = [0.3, 0.5, 0.8, 0.2];
        var (both, sizes, squares) = (0, 0.0, 0.0);
        for (ulong seed = 0; seed < Samples; seed++)
        {
            IReadOnlyList<int> units = RandomSample.Poisson(probabilities, seed).TryGet(out var sample, out _) ? sample.Units : [];
            both += units.Contains(0) && units.Contains(2) ? 1 : 0;
            sizes += units.Count;
            squares += units.Count * units.Count;
        }

        Assert.Equal(0.24, (double)both / Samples, 4.5 * Math.Sqrt(0.24 * 0.76 / Samples));
        var variance = (squares / Samples) - Math.Pow(sizes / Samples, 2);
        Assert.Equal(1.8, sizes / Samples, 4.5 * Math.Sqrt(0.78 / Samples));
        Assert.Equal(0.78, variance, 0.05);
    }

    // Horvitz and Thompson's estimator is unbiased under every design: the mean of 4,000 totals is the total.
    [Theory]
    [InlineData("simple")]
    [InlineData("systematic")]
    [InlineData("stratified")]
    [InlineData("proportional")]
    [InlineData("sampford")]
    [InlineData("poisson")]
    public void Draw_ManySamples_TotalsAreUnbiased(string method)
    {
        const int Samples = 4000;
        var sizes = Sizes(60, 8);
        double[] values = [.. sizes.Select((size, i) => (3 * size) + (i % 5))];
        string[] strata = [.. sizes.Select(size => size > 5 ? "large" : "small")];
        var allocation = SampleAllocation.Neyman(
            [.. strata.CountBy(s => s).Select(s => new Stratum(s.Key, s.Value) { StandardDeviation = s.Key == "large" ? 6 : 2 })], 12, 2).Value;
        var probabilities = InclusionProbabilities.Proportional(sizes, 12).Value;
        var totals = new List<double>();
        for (ulong seed = 0; seed < Samples; seed++)
        {
            var drawn = method switch
            {
                "simple" => RandomSample.Simple(60, 12, seed),
                "systematic" => RandomSample.Systematic(60, 12, seed),
                "stratified" => RandomSample.Stratified(strata, allocation, seed),
                "proportional" => RandomSample.ProportionalSystematic(sizes, 12, seed),
                "sampford" => SampfordSample.Draw(sizes, 12, seed),
                _ => RandomSample.Poisson(probabilities, seed),
            };
            var sample = drawn.Value;
            totals.Add(sample.Units.Zip(sample.Weights, (unit, weight) => weight * values[unit]).Sum());
        }

        var (mean, truth) = (totals.Average(), values.Sum());
        var error = Math.Sqrt(totals.Sum(total => (total - mean) * (total - mean)) / (Samples - 1.0) / Samples);
        Assert.InRange(mean, truth - (4.5 * error), truth + (4.5 * error));
    }

    // Joint probabilities go into the variance: unbiased over samples, and 0 for what is in proportion to size.
    [Fact]
    public void Sampford_JointProbabilities_GiveUnbiasedVariances()
    {
        const int Samples = 1500;
        var sizes = Sizes(30, 12);
        var probabilities = InclusionProbabilities.Proportional(sizes, 6).Value;
        double[] values = [.. sizes.Select((size, i) => (2 * size) + (i % 7))];
        var (totals, variances) = (new List<double>(), new List<double>());
        for (ulong seed = 0; seed < Samples; seed++)
        {
            var sample = SampfordSample.Draw(sizes, 6, seed).Value;
            var joint = SampfordSample.JointProbabilities(probabilities, sample.Units);
            var design = SampleDesign.OfJointProbabilities(joint, PairVariance.YatesGrundy).Value;
            totals.Add(sample.Units.Zip(sample.Weights, (unit, weight) => weight * values[unit]).Sum());
            variances.Add(design.TotalsCovariance([.. sample.Units.Select(unit => values[unit])], 1).Value[0, 0]);
            var exact = design.TotalsCovariance([.. sample.Units.Select(unit => probabilities[unit])], 1).Value[0, 0];
            Assert.Equal(0, exact, 1e-10);
            Assert.True(variances[^1] >= 0);
        }

        var mean = totals.Average();
        var spread = totals.Sum(total => (total - mean) * (total - mean)) / (Samples - 1);
        Assert.InRange(variances.Average() / spread, 0.85, 1.15);
    }

    // Allocation pays: under Neyman the variance of the stratified total is least among all neighbours and the proportional rule.
    [Fact]
    public void Neyman_AnyStrata_IsNoWorseThanProportional() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(10, 500), 4).ToArbitrary(), Gen.ListOf(Gen.Choose(1, 50), 4).ToArbitrary(), (counts, deviations) =>
        {
            Stratum[] strata = [.. counts.Zip(deviations).Select((pair, i) => new Stratum($"s{i}", pair.First) { StandardDeviation = pair.Second })];
            double Variance(IReadOnlyList<StratumSample> sample) => strata.Zip(sample).Sum(pair =>
                pair.First.Count * pair.First.Count * Math.Pow(pair.First.StandardDeviation, 2)
                * ((1.0 / pair.Second.SampleCount) - (1.0 / pair.First.Count)));
            var (neyman, proportional) = (SampleAllocation.Neyman(strata, 32, 2).Value, SampleAllocation.Proportional(strata, 32, 2).Value);

            // Rounding to whole units may cost a little.
            return Variance(neyman) <= Variance(proportional) * 1.05;
        }).QuickCheckThrowOnFailure();

    // A register's size: the rejection comes to an end.
    [Fact]
    public void Draw_LargeFrame_GivesTheSize()
    {
        var sizes = Sizes(100_000, 3);
        Assert.Equal(2000, SampfordSample.Draw(sizes, 2000, 1).Value.Units.Count);
        Assert.Equal(2000, RandomSample.ProportionalSystematic(sizes, 2000, 1).Value.Units.Count);
        Assert.Equal(2000, RandomSample.Simple(100_000, 2000, 1).Value.Units.Count);
    }

    private static bool Spread(Sample sample, double[] probabilities)
    {
        var (taken, expected, next) = (0, 0.0, 0);
        for (var unit = 0; unit < probabilities.Length; unit++)
        {
            expected += probabilities[unit];
            while (next < sample.Units.Count && sample.Units[next] == unit)
            {
                (taken, next) = (taken + 1, next + 1);
            }

            if (Math.Abs(taken - expected) >= 1 + 1e-9)
            {
                return false;
            }
        }

        return true;
    }

    private static double[] Sizes(int count, ulong seed)
    {
        var random = new RandomSequence(seed, 3);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Exp(3 * random.NextUnit()))];
    }
}
