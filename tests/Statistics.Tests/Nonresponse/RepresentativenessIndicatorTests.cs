using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Nonresponse;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Nonresponse;

public sealed class RepresentativenessIndicatorTests
{
    private const string Folder = "r-indicator";

    public static TheoryData<string> Cases => ReferenceCase.Names(Folder);

    // Reference/r-indicator/README.md: glm and matrices in R.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ReferenceCase_AgreesWithR(string name)
    {
        var expected = ReferenceCase.Of(Folder, name);
        var data = Data(name == "little to tell" ? 60 : 600);
        string[] terms = name switch
        {
            "interaction" => ["region*sex", "group"],
            "little to tell" => ["sex"],
            _ when name.StartsWith("groups", StringComparison.Ordinal) => ["region", "sex", "group"],
            _ => ["region", "sex", "age"],
        };
        var indicator = RepresentativenessIndicator.Estimate(
            ModelMatrix.Build(terms, data.Variables).Value, data.Responded,
            name.Contains("weighted", StringComparison.Ordinal) ? data.Weights : null,
            name.Contains("finite", StringComparison.Ordinal) ? 4200 : double.PositiveInfinity).Value;

        expected.Agrees("rate", indicator.ResponseRate);
        expected.Agrees("indicator", indicator.Unadjusted);
        expected.Agrees("adjusted", indicator.Value);
        expected.Agrees("error", indicator.StandardError);
        expected.Agrees("low", indicator.Propensities.Min());
        expected.Agrees("high", indicator.Propensities.Max());
        foreach (var factor in data.Factors.Where(factor => expected.Has($"{factor.Name}.unconditional")))
        {
            var others = data.Factors.Where(other => other != factor && name != "little to tell").ToArray();
            var (unconditional, conditional) = (indicator.Unconditional(factor), indicator.Conditional(factor, others));
            expected.Agrees($"{factor.Name}.unconditional", unconditional.Value);
            expected.Agrees($"{factor.Name}.categories", unconditional.ByCategory);
            expected.Agrees($"{factor.Name}.conditional", conditional.Value);
            expected.Agrees($"{factor.Name}.within", conditional.ByCategory);
            Assert.Equal((factor.Name, factor.Levels), (unconditional.Variable, unconditional.Categories));
        }
    }

    // The total variance of the propensities splits into that between a variable's categories and that within them.
    [Fact]
    public void Unconditional_VarianceBetweenAndWithin_AddUpToThatOfR()
    {
        var data = Data(600);
        var indicator = RepresentativenessIndicator.Estimate(
            ModelMatrix.Build(["region", "sex", "group"], data.Variables).Value, data.Responded).Value;
        var region = data.Factors[0];
        var between = Math.Pow(indicator.Unconditional(region).Value, 2);
        var nothing = Factor.OfCodes("all", new int[600], ["all"]);
        var within = Math.Pow(indicator.Conditional(nothing, region).Value, 2);
        Assert.Equal(Math.Pow((1 - indicator.Unadjusted) / 2, 2), between + within, 1e-12);
        Assert.Equal(0, indicator.Unconditional(nothing).Value, 1e-12);
    }

    // Where response does not depend on anything, R is near 1, and the adjustment takes out most of what chance shows.
    [Fact]
    public void Estimate_ResponseAtRandom_AdjustedIsNearOne()
    {
        var (unadjusted, adjusted) = (0.0, 0.0);
        for (ulong seed = 0; seed < 50; seed++)
        {
            var random = new RandomSequence(seed, 9);
            var group = Factor.OfCodes("group", [.. Enumerable.Range(0, 500).Select(_ => random.NextBelow(8))], [.. "abcdefgh".Select(c => $"{c}")]);
            bool[] responded = [.. Enumerable.Range(0, 500).Select(_ => random.NextUnit() < 0.6)];
            var indicator = RepresentativenessIndicator.Estimate(
                ModelMatrix.Build(["group"], [ModelVariable.Of(group)]).Value, responded).Value;
            unadjusted += indicator.Unadjusted / 50;
            adjusted += indicator.Value / 50;
        }

        Assert.InRange(unadjusted, 0.8, 0.92);
        Assert.InRange(adjusted, 0.95, 1);
    }

    [Fact]
    public void Estimate_WeightZero_LeavesTheCaseOut()
    {
        var data = Data(600);
        var model = ModelMatrix.Build(["region", "sex"], data.Variables).Value;
        var first = Enumerable.Range(0, 600).Select(i => i < 400 ? 1.0 : 0).ToArray();
        var short400 = Data(400);
        var expected = RepresentativenessIndicator.Estimate(
            ModelMatrix.Build(["region", "sex"], short400.Variables).Value, short400.Responded).Value;
        var actual = RepresentativenessIndicator.Estimate(model, data.Responded, first).Value;
        Assert.Equal(expected.Value, actual.Value, 1e-12);
        Assert.Equal(expected.StandardError, actual.StandardError, 1e-12);
        Assert.Equal(0, actual.Propensities[500]);
    }

    [Fact]
    public void Estimate_NothingToTell_IsAProblem()
    {
        var data = Data(60);
        var constant = ModelMatrix.Build([], data.Variables).Value;
        Assert.Equal(ProblemKind.Singular, RepresentativenessIndicator.Estimate(constant, data.Responded).Problem!.Kind);
        var model = ModelMatrix.Build(["sex"], data.Variables).Value;
        var all = RepresentativenessIndicator.Estimate(model, new bool[60]).Problem!;
        Assert.Equal("0 of 60 cases answered; the propensities need some of both kinds.", all.Message);
        Assert.Contains("weight is -1 in row 1", RepresentativenessIndicator.Estimate(
            model, data.Responded, Enumerable.Repeat(-1.0, 60).ToArray()).Problem!.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => RepresentativenessIndicator.Estimate(model, data.Responded, null, 0));
        Assert.Throws<ArgumentException>(() => RepresentativenessIndicator.Estimate(model, new bool[59]));
    }

    [Fact]
    public void Unconditional_MissingCategory_Throws()
    {
        var data = Data(60);
        var indicator = RepresentativenessIndicator.Estimate(ModelMatrix.Build(["sex"], data.Variables).Value, data.Responded).Value;
        Assert.Throws<ArgumentException>(() => indicator.Unconditional(Factor.OfCodes("x", Enumerable.Repeat(-1, 60).ToArray(), ["a"])));
        Assert.Throws<ArgumentException>(() => indicator.Unconditional(Factor.OfCodes("x", new int[59], ["a"])));
    }

    private static (ModelVariable[] Variables, Factor[] Factors, bool[] Responded, double[] Weights) Data(int count)
    {
        var data = ReferenceData.Of(Folder);
        var age = data.Numbers("age").Take(count).ToArray();
        Factor[] factors =
        [
            Factor.Of("region", data.Texts("region").Take(count).ToArray()),
            Factor.Of("sex", data.Texts("sex").Take(count).ToArray()),
            Factor.OfCodes("group", Array.ConvertAll(age, a => a <= 40 ? 0 : a <= 50 ? 1 : 2), ["young", "middle", "old"]),
        ];
        return ([.. factors.Select(factor => ModelVariable.Of(factor)), ModelVariable.Of("age", age)], factors,
            [.. data.Numbers("responded").Take(count).Select(r => r == 1)], [.. data.Numbers("weight").Take(count)]);
    }
}
