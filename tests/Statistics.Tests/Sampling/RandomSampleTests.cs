using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Sampling;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Sampling;

public sealed class RandomSampleTests
{
    private const int Samples = 20_000;
    private static readonly double[] Sizes = [12, 3.5, 0.25, 7, 7, 1, 19, 4, 60];

    public static TheoryData<string> Cases => ReferenceCase.Names("inclusion-probabilities");

    // Reference/inclusion-probabilities/README.md: a plain loop in R.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Proportional_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("inclusion-probabilities", name);
        expected.Agrees("probabilities", InclusionProbabilities.Proportional(
            Frame("inclusion-probabilities", expected.Text("frame")), (int)expected.Number("size")).Value);
    }

    [Fact]
    public void Proportional_AnySizes_AddUpAndStayBelow1() => Prop.ForAll(
        Gen.NonEmptyListOf(Gen.Choose(1, 100_000)).ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), (sizes, part) =>
        {
            var count = Math.Max(1, sizes.Count * part / 1000);
            var probabilities = InclusionProbabilities.Proportional([.. sizes.Select(s => s / 7.0)], count).Value;
            return Math.Abs(probabilities.Sum() - count) < 1e-9 && probabilities.All(p => p is > 0 and <= 1);
        }).QuickCheckThrowOnFailure();

    // Every design hits its inclusion probabilities: a share of 20,000 samples has the standard deviation √(π(1 − π) / 20,000).
    [Fact]
    public void Simple_ManySeeds_EveryUnitComesAsOftenAsItShould() =>
        Hits(Enumerable.Repeat(3 / 8.0, 8), seed => RandomSample.Simple(8, 3, seed));

    [Fact]
    public void Systematic_ManySeeds_EveryUnitComesAsOftenAsItShould() =>
        Hits(Enumerable.Repeat(3 / 8.0, 8), seed => RandomSample.Systematic(8, 3, seed));

    [Fact]
    public void ProportionalSystematic_ManySeeds_EveryUnitComesAsOftenAsItShould() =>
        Hits(InclusionProbabilities.Proportional(Sizes, 4).Value, seed => RandomSample.ProportionalSystematic(Sizes, 4, seed));

    [Fact]
    public void Poisson_ManySeeds_EveryUnitComesAsOftenAsItShould()
    {
        double[] probabilities = [0, 0.1, 0.5, 0.9, 1, 0.25];
        Hits(probabilities, seed => RandomSample.Poisson(probabilities, seed));
    }

    [Fact]
    public void Stratified_ManySeeds_EveryUnitComesAsOftenAsItShould()
    {
        string[] strata = ["a", "b", "a", "a", "b", "c", "b", "a"];
        StratumSample[] allocation = [new("a", 4, 1), new("b", 3, 2), new("c", 1, 1)];
        double[] expected = [0.25, 2 / 3.0, 0.25, 0.25, 2 / 3.0, 1, 2 / 3.0, 0.25];
        Hits(expected, seed => RandomSample.Stratified(strata, allocation, seed));
        Hits(expected, seed => RandomSample.Stratified(strata, allocation, seed, systematic: true));
    }

    [Fact]
    public void Simple_ManySeeds_EverySetComesAsOftenAsAnother()
    {
        var sets = Enumerable.Range(0, Samples).Select(seed => string.Join(',', RandomSample.Simple(5, 2, (ulong)seed).Value.Units))
            .CountBy(set => set).ToList();
        Assert.Equal(10, sets.Count);
        Assert.All(sets, set => Assert.InRange(set.Value, 2000 - (5 * 43), 2000 + (5 * 43)));
    }

    [Fact]
    public void Systematic_WholeStep_TakesEveryKth()
    {
        var units = RandomSample.Systematic(100, 10, 7).Value.Units;
        Assert.All(units.Zip(units.Skip(1)), pair => Assert.Equal(10, pair.Second - pair.First));
    }

    [Fact]
    public void Draw_SameSeed_SameSampleForGood()
    {
        // The numbers are pinned: a study's sample must not change with a new version.
        Assert.Equal(RandomSample.Simple(1000, 20, 5).Value.Units, RandomSample.Simple(1000, 20, 5).Value.Units);
        Assert.NotEqual(RandomSample.Simple(1000, 20, 5).Value.Units, RandomSample.Simple(1000, 20, 6).Value.Units);
        Assert.Equal(
            "102 489 592 694 768 846; 69 319 569 819; 0 3 6 8; 0 4 6 8; 8",
            string.Join("; ", new[]
            {
                RandomSample.Simple(1000, 6, 2026), RandomSample.Systematic(1000, 4, 2026),
                RandomSample.ProportionalSystematic(Sizes, 4, 2026), SampfordSample.Draw(Sizes, 4, 2026),
                RandomSample.Poisson(Sizes.Select(s => s / 60).ToArray(), 2026),
            }.Select(sample => string.Join(' ', sample.Value.Units))));
    }

    [Fact]
    public void Draw_AnyFrame_UnitsAscendAndWeightsAreOneOverProbability() => Prop.ForAll(
        Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (frame, part, seed) =>
        {
            var count = Math.Max(1, frame * part / 100);
            var sizes = Enumerable.Range(1, frame).Select(i => Math.Exp(i % 7)).ToArray();
            return new[]
            {
                RandomSample.Simple(frame, count, (ulong)seed).Value,
                RandomSample.Systematic(frame, count, (ulong)seed).Value,
                RandomSample.ProportionalSystematic(sizes, count, (ulong)seed).Value,
                SampfordSample.Draw(sizes, count, (ulong)seed).Value,
            }.All(sample => sample.FrameCount == frame && sample.Units.Count == count
                && sample.Units.Zip(sample.Units.Skip(1)).All(pair => pair.First < pair.Second)
                && sample.Units[0] >= 0 && sample.Units[^1] < frame
                && sample.Weights.Zip(sample.InclusionProbabilities).All(pair => pair.First == 1 / pair.Second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Draw_MoreThanTheFrame_IsInfeasible()
    {
        Assert.Equal("The frame has 3 units; a sample of 4 can't be drawn from it.", RandomSample.Simple(3, 4, 1).Problem!.Message);
        Assert.Equal(ProblemKind.Infeasible, RandomSample.Systematic(3, 4, 1).Problem!.Kind);
        Assert.Equal(ProblemKind.Infeasible, RandomSample.ProportionalSystematic([1, 2, 3], 4, 1).Problem!.Kind);
        Assert.Equal(ProblemKind.Infeasible, SampfordSample.Draw([1, 2, 3], 4, 1).Problem!.Kind);
        Assert.Equal("The stratum a has 1 units in the frame; 2 can't be drawn from it.",
            RandomSample.Stratified(["a", "b"], [new("a", 1, 2)], 1).Problem!.Message);
    }

    [Fact]
    public void Draw_ImpossibleValue_NamesTheUnit()
    {
        Assert.Equal("Unit 2 of the frame has the size 0; a size is a finite number above 0.",
            SampfordSample.Draw([1, 0, 3], 2, 1).Problem!.Message);
        Assert.Contains("Unit 3", RandomSample.ProportionalSystematic([1, 2, double.NaN], 2, 1).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("Unit 1", RandomSample.Poisson([1.5], 1).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Poisson_NobodyDrawn_IsAProblem() =>
        Assert.Equal(ProblemKind.NoData, RandomSample.Poisson([0, 0, 0], 1).Problem!.Kind);

    [Fact]
    public void Stratified_NothingAllocated_IsAProblem() =>
        Assert.Equal(ProblemKind.NoData, RandomSample.Stratified(["a"], [new("a", 1, 0)], 1).Problem!.Kind);

    [Fact]
    public void Simple_NoUnitsAsked_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomSample.Simple(10, 0, 1));

    internal static double[] Frame(string folder, string frame)
    {
        var data = ReferenceData.Of(folder);
        return [.. data.Texts("frame").Zip(data.Numbers("size")).Where(row => row.First == frame).Select(row => row.Second)];
    }

    internal static void Hits(IEnumerable<double> probabilities, Func<ulong, Outcome<Sample>> draw)
    {
        var expected = probabilities.ToArray();
        var counts = new int[expected.Length];
        for (ulong seed = 0; seed < Samples; seed++)
        {
            // An empty Poisson sample is a sample too.
            if (draw(seed).TryGet(out var sample, out _))
            {
                foreach (var unit in sample.Units)
                {
                    counts[unit]++;
                }
            }
        }

        Assert.All(expected.Zip(counts), pair =>
        {
            var error = Math.Sqrt(pair.First * (1 - pair.First) / Samples);
            Assert.InRange((double)pair.Second / Samples, pair.First - (4.5 * error) - 1e-12, pair.First + (4.5 * error) + 1e-12);
        });
    }
}
