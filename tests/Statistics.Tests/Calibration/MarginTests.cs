using Sektorskifte.Statistics.Calibration;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Calibration;

/// <summary>Post-stratification and raking: weights that meet counts of categories.</summary>
public sealed class MarginTests
{
    private static readonly Factor Sex = Factor.Of("sex", ["f", "f", "m", "m", "m", "f"]);
    private static readonly Factor Level = Factor.Of("level", ["a", "b", "a", "b", "b", "a"]);

    public static TheoryData<string> PostStratified => ReferenceCase.Names("post-stratification");

    public static TheoryData<string> Raked => ReferenceCase.Names("raking");

    // Reference/post-stratification/README.md: R's survey::postStratify.
    [RTheory]
    [MemberData(nameof(PostStratified))]
    public void PostStratify_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("post-stratification", name);
        var sample = SchoolSample.Of(expected.Text("design"));
        var by = expected.Texts("by").Select(sample.Factor).Aggregate((first, second) => first.By(second));
        var counts = expected.Numbers("counts");
        var names = by.Levels.Count < counts.Length ? [.. by.Levels, "X"] : by.Levels;
        var design = expected.Has("first")
            ? PostStratification.Apply(sample.Design, new(sample.Factor("stype"), Counts(["E", "H", "M"], expected.Numbers("first")))).Value.Design
            : sample.Design;

        var result = PostStratification.Apply(design, new(by, Counts(names, counts)), ignoreEmpty: names.Contains("X")).Value;

        var factors = new double[design.RowCount];
        for (var row = 0; row < factors.Length; row++)
        {
            factors[row] = result.Weights[row] / sample.Design.Weights[row];
        }

        sample.Agrees(expected, result with { Factors = factors }, 1e-8);
        Assert.Equal(1, result.Iterations);
    }

    // Reference/raking/README.md: R's survey::rake.
    [RTheory]
    [MemberData(nameof(Raked))]
    public void Rake_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of("raking", name);
        var sample = SchoolSample.Of(expected.Text("design"));
        var counts = new Dictionary<string, double[]>
        {
            ["stype"] = [4421, 755, 1018],
            ["sch.wide"] = [1072, 5122],
            ["poor"] = [1800, 2194, 2200],
        };
        var margins = expected.Texts("margins").Select(margin => new Margin(
            sample.Factor(margin), Counts(sample.Factor(margin).Levels, counts[margin]))).ToArray();

        var result = Raking.Apply(sample.Design, margins, 1e-12).Value;

        sample.Agrees(expected, result, 1e-8);
        Assert.True(result.LargestGap < 1e-12);
    }

    [Fact]
    public void PostStratify_Counts_AreMet()
    {
        var result = PostStratification.Apply(Design(), new(Sex, Counts(["f", "m"], [45, 15]))).Value;
        Assert.Equal([15.0, 15, 5, 5, 5, 15], result.Weights.ToArray());
        Assert.Equal([1.5, 1.5, 0.5, 0.5, 0.5, 1.5], result.Factors);
        Assert.Equal(6 * ((3 * 225.0) + (3 * 25)) / 3600, result.WeightingEffect, 1e-12);
    }

    // The total of a variable that is constant within categories is known without error after post-stratification.
    [Fact]
    public void PostStratify_VariableOfTheCategories_HasNoVariance()
    {
        var result = PostStratification.Apply(Design(), new(Sex, Counts(["f", "m"], [45, 15]))).Value;
        var covariance = ((SampleDesign)result.Design).TotalsCovariance([2.0, 2, 7, 7, 7, 2], 1).Value;
        Assert.Equal(0, covariance[0, 0], 1e-20);
    }

    [Fact]
    public void PostStratify_CategoriesThatDoNotFit_AreNamed()
    {
        string Message(Factor factor, string[] names, double[] counts) =>
            PostStratification.Apply(Design(), new(factor, Counts(names, counts))).Problem!.Message;

        Assert.Equal("The population has 3 of sex=x, the sample none. Join it with another category.", Message(Sex, ["f", "m", "x"], [45, 15, 3]));
        Assert.Equal("The sample has rows with sex=m; the population's count of it is not given.", Message(Sex, ["f"], [45]));
        Assert.Equal("The sample has rows with sex=m; the population's count of it is 0.", Message(Sex, ["f", "m"], [45, 0]));
        Assert.Equal("The population's count of sex=m is -1; it is a finite number from 0.", Message(Sex, ["f", "m"], [45, -1]));
        Assert.Equal("sex is missing in row 2; every row needs a category.",
            Message(Factor.Of("sex", ["f", null, "m", "m", "m", "f"]), ["f", "m"], [45, 15]));
    }

    [Fact]
    public void Rake_Margins_AreAllMet()
    {
        var result = Raking.Apply(Design(), [new(Sex, Counts(["f", "m"], [45, 15])), new(Level, Counts(["a", "b"], [20, 40]))]).Value;
        double Sum(Factor factor, int code) =>
            factor.Codes.ToArray().Index().Where(pair => pair.Item == code).Sum(pair => result.Weights[pair.Index]);

        Assert.Equal(45, Sum(Sex, 0), 1e-8);
        Assert.Equal(15, Sum(Sex, 1), 1e-8);
        Assert.Equal(20, Sum(Level, 0), 1e-8);
        Assert.Equal(40, Sum(Level, 1), 1e-8);
        Assert.True(result.Iterations > 1);
    }

    [Fact]
    public void Rake_MarginsThatDoNotFit_AreNamed()
    {
        var problem = Raking.Apply(
            Design(), [new(Sex, Counts(["f", "m"], [45, 15])), new(Level, Counts(["a", "b"], [20, 41]))]).Problem!;
        Assert.Equal(ProblemKind.Infeasible, problem.Kind);
        Assert.Equal("The margin sex adds up to 60, level to 61; all margins must have the same total.", problem.Message);
    }

    // Level is sex under another name: two different counts of the same rows.
    [Fact]
    public void Rake_ContradictoryMargins_DoesNotConverge()
    {
        var copy = Factor.OfCodes("copy", Sex.Codes.ToArray(), ["f", "m"]);
        var problem = Raking.Apply(
            Design(), [new(Sex, Counts(["f", "m"], [45, 15])), new(copy, Counts(["f", "m"], [30, 30]))], mostIterations: 50).Problem!;
        Assert.Equal(ProblemKind.NotConverged, problem.Kind);
        Assert.Contains("After 50 sweeps the count of ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_DomainOrWrongArgument_Throws()
    {
        Margin[] margins = [new(Sex, Counts(["f", "m"], [45, 15]))];
        var domain = Design().Where([true, true, true, true, true, false]);
        Assert.Throws<ArgumentException>(() => Raking.Apply(domain, margins));
        Assert.Throws<ArgumentException>(() => PostStratification.Apply(domain, margins[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Raking.Apply(Design(), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Raking.Apply(Design(), margins, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Raking.Apply(Design(), margins, 0.1, 0));
        Assert.Throws<ArgumentException>(() => Raking.Apply(Design(), [new(Factor.Of("sex", ["f"]), Counts(["f"], [1]))]));
    }

    // Intervals after post-stratification cover: 400 samples of 200 from a generated population, level 95 %.
    [Fact]
    public void PostStratify_ManySamples_StandardErrorIsThatOfTheSimulation()
    {
        const int Samples = 400;
        var (estimates, errors) = (new List<double>(), 0.0);
        for (ulong seed = 0; seed < Samples; seed++)
        {
            var random = new RandomSequence(seed, 11);
            int[] codes = [.. Enumerable.Range(0, 200).Select(_ => random.NextUnit() < 0.4 ? 0 : 1)];
            double[] values = [.. codes.Select(code => (10 * code) + random.NextUnit() + random.NextUnit())];
            var design = SampleDesign.Create([.. Enumerable.Repeat(5.0, 200)], [new SamplingStage()]).Value;
            var result = PostStratification.Apply(
                design, new(Factor.OfCodes("k", codes, ["0", "1"]), Counts(["0", "1"], [400, 600]))).Value;
            estimates.Add(values.Select((value, row) => value * result.Weights[row]).Sum());
            errors += Math.Sqrt(((SampleDesign)result.Design).TotalsCovariance(values, 1).Value[0, 0]) / Samples;
        }

        var spread = Math.Sqrt(estimates.Sum(e => Math.Pow(e - estimates.Average(), 2)) / (Samples - 1));
        Assert.InRange(errors / spread, 1 - (4.5 / Math.Sqrt(2 * Samples)), 1 + (4.5 / Math.Sqrt(2 * Samples)));
        Assert.Equal(7000, estimates.Average(), 4.5 * spread / Math.Sqrt(Samples));
    }

    private static Dictionary<string, double> Counts(IReadOnlyList<string> names, double[] counts) =>
        names.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second);

    private static SampleDesign Design() => SampleDesign.Create([10, 10, 10, 10, 10, 10], [new SamplingStage()]).Value;
}
