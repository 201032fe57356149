using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Replication;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Calibration;

public sealed class WeightTrimmingTests
{
    private const string Folder = "weight-trimming";

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/weight-trimming/README.md: R's survey::trimWeights.
    [RTheory]
    [MemberData(nameof(Cases))]
    public void Apply_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var sample = SchoolSample.Of(expected.Text("design") == "strat" ? "strat" : "clus1");
        var design = sample.Design;
        if (expected.Text("design") == "calibrated")
        {
            design = WeightCalibration.Apply(design, sample.Matrix(["stype", "api99"]), new Dictionary<string, double>
            {
                ["(intercept)"] = 6194,
                ["stype=H"] = 755,
                ["stype=M"] = 1018,
                ["api99"] = 3914069,
            }).Value.Design;
        }

        var result = WeightTrimming.Apply(
            design, expected.Has("lower") ? expected.Number("lower") : 0, expected.Number("upper"), expected.Has("strict")).Value;

        var factors = new double[design.RowCount];
        for (var row = 0; row < factors.Length; row++)
        {
            factors[row] = result.Weights[row] / sample.Design.Weights[row];
        }

        sample.Agrees(expected, result with { Factors = factors }, 1e-8);
    }

    [Fact]
    public void Apply_OneRound_SharesOutAmongThoseInside()
    {
        var result = WeightTrimming.Apply(Design(1, 2, 3, 4, 10), upper: 6).Value;
        Assert.Equal([2.0, 3, 4, 5, 6], result.Weights.ToArray());
        Assert.Equal([2.0, 1.5, 4 / 3.0, 1.25, 0.6], result.Factors);
        Assert.Equal(1, result.Iterations);
    }

    [Fact]
    public void Apply_NotStrict_LeavesWhatTheSharingOutPutsOutside() =>
        Assert.Equal([5.0, 7.5, 6, 6], WeightTrimming.Apply(Design(2.5, 5, 7, 10), upper: 6).Value.Weights.ToArray());

    [Fact]
    public void Apply_Strict_LeavesNothingOutside() => Prop.ForAll(
        Gen.Choose(1, 1000).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (weights, part) =>
        {
            var mean = weights.Average();
            var (lower, upper) = (mean * (0.3 + (part / 200.0)), mean * (1.3 + (part / 50.0)));
            var design = Design([.. weights.Select(w => (double)w), mean]);
            if (!WeightTrimming.Apply(design, lower, upper, strict: true).TryGet(out var result, out var problem))
            {
                return problem.Kind == ProblemKind.Infeasible;
            }

            return Math.Abs(result.Design.SumOfWeights - design.SumOfWeights) < 1e-9 * design.SumOfWeights
                && result.Weights.ToArray().All(w => w >= lower * (1 - 1e-9) && w <= upper * (1 + 1e-9));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_BoundsThatCannotHoldTheTotal_IsInfeasible()
    {
        var problem = WeightTrimming.Apply(Design(5, 6, 7), upper: 4, strict: true).Problem!;
        Assert.Equal(ProblemKind.Infeasible, problem.Kind);
        Assert.Equal("None of the 3 weights, which add up to 18, lies between 0 and 4 to take up what trimming leaves; widen the bounds.",
            problem.Message);
        Assert.Equal(ProblemKind.Infeasible, WeightTrimming.Apply(Design(1, 10), 4, 6).Problem!.Kind);
    }

    [Fact]
    public void Apply_Replicates_TakeTheSameFactors()
    {
        var jackknife = Jackknife.Of(Design(1, 2, 3, 4, 10)).Value;
        var result = WeightTrimming.Apply(jackknife, upper: 6).Value;
        var (before, after) = (new double[5], new double[5]);
        for (var replicate = 0; replicate < 5; replicate++)
        {
            jackknife.CopyWeights(replicate, before);
            ((ReplicateDesign)result.Design).CopyWeights(replicate, after);
            Assert.All(Enumerable.Range(0, 5), row => Assert.Equal(before[row] * result.Factors[row], after[row], 1e-12));
        }
    }

    [Fact]
    public void Apply_ImpossibleBounds_Throws()
    {
        Assert.Throws<ArgumentException>(() => WeightTrimming.Apply(Design(1, 2), 5, 3));
        Assert.Throws<ArgumentException>(() => WeightTrimming.Apply(Design(1, 2), -1));
        Assert.Throws<ArgumentException>(() => WeightTrimming.Apply(Design(1, 2), double.NaN));
        Assert.Throws<ArgumentException>(() => WeightTrimming.Apply(Design(1, 2, 3).Where([true, true, false]), 1, 2));
    }

    private static SampleDesign Design(params double[] weights) => SampleDesign.Create(weights, [new SamplingStage()]).Value;
}
