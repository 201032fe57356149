using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Associations;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Associations;

public sealed class CorrelationAndAlphaTests
{
    private static readonly SampleDesign Six = SampleDesign.Create([1, 2, 3, 1, 2, 3], [new SamplingStage()]).Value;
    private static readonly Variable A = new("a", [1, 4, 2, 8, 5, 7]);
    private static readonly Variable B = new("b", [2, 3, 3, 6, 7, 5]);
    private static readonly Variable C = new("c", [1, 1, 2, 5, 4, 3]);

    [Fact]
    public void Covariances_EqualWeights_AreTheTextbooks()
    {
        var equal = SampleDesign.Create([1, 1, 1, 1, 1, 1], [new SamplingStage()]).Value;
        var covariances = SurveyVariance.Covariances(equal, [A, B]).Value;
        Assert.Equal(["Var(a)", "Cov(b, a)", "Var(b)"], covariances.Names);
        Assert.Equal(7.5, covariances.Values[0], 1e-12);
        Assert.Equal(3.8666666666666667, covariances.Values[2], 1e-12);
    }

    [Fact]
    public void Correlations_LinearFunction_AreOneWithoutError()
    {
        var correlations = SurveyVariance.Correlations(Six, [A, new("d", Array.ConvertAll(A.Values, a => 3 - (2 * a)))]).Value;
        Assert.Equal(["Cor(d, a)"], correlations.Names);
        Assert.Equal(-1, correlations.Values[0], 1e-14);
        Assert.Equal(0, correlations.StandardError(0), 1e-12);
    }

    [Fact]
    public void Correlations_ConstantVariable_NamesIt() =>
        Assert.Contains(
            "flat is constant", SurveyVariance.Correlations(Six, [A, new("flat", [2, 2, 2, 2, 2, 2])]).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Moments_OneRow_TakesTwo()
    {
        var one = Six.Where([true, false, false, false, false, false]);
        Assert.Contains("two or more", SurveyVariance.Covariances(one, [A]).Problem!.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SurveyVariance.Correlations(Six, [A]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CronbachAlpha.Estimate(Six, [A]));
    }

    [Fact]
    public void Moments_MissingValue_NamesVariable()
    {
        var holes = new Variable("q7", [1, 4, double.NaN, 8, 5, 7]);
        Assert.Contains("q7", SurveyVariance.Correlations(Six, [A, holes]).Problem!.Message, StringComparison.Ordinal);
        Assert.Contains("q7", CronbachAlpha.Estimate(Six, [A, holes]).Problem!.Message, StringComparison.Ordinal);
    }

    // Values far from 0: products of themselves would have no digits left.
    [Fact]
    public void Covariances_ValuesFarFromZero_KeepTheirDigits()
    {
        var plain = SurveyVariance.Covariances(Six, [A, B]).Value;
        var far = SurveyVariance.Covariances(Six, [Moved(A), Moved(B)]).Value;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(plain.Values[i], far.Values[i], 1e-6);
            Assert.Equal(plain.StandardError(i), far.StandardError(i), 1e-6);
        }

        static Variable Moved(Variable variable) => new(variable.Name, Array.ConvertAll(variable.Values, value => value + 1e9));
    }

    [Fact]
    public void Alpha_SameItemTwice_IsOneWithoutError()
    {
        var alpha = CronbachAlpha.Estimate(Six, [A, A]).Value;
        Assert.Equal(1, alpha.Values[0], 1e-14);
        Assert.Equal(0, alpha.StandardError(0), 1e-12);
    }

    [Fact]
    public void Alpha_WithoutEachItem_IsThatOfTheOthers()
    {
        var alpha = CronbachAlpha.Estimate(Six, [A, B, C]).Value;
        Assert.Equal(["alpha", "alpha without a", "alpha without b", "alpha without c"], alpha.Names);
        var others = CronbachAlpha.Estimate(Six, [A, C]).Value;
        Assert.Equal(others.Values[0], alpha.Values[2], 1e-12);
        Assert.Equal(others.StandardError(0), alpha.StandardError(2), 1e-12);
        Assert.Single(others.Names);
    }

    [Fact]
    public void Alpha_ItemsThatCancel_NamesThem() =>
        Assert.Contains(
            "a, minus a", CronbachAlpha.Estimate(Six, [A, new("minus a", Array.ConvertAll(A.Values, a => -a))]).Problem!.Message, StringComparison.Ordinal);

    // The delta method's error of a correlation is near that of the jackknife, which estimates again.
    [Fact]
    public void Correlations_LinearisedAndJackknifed_AreNear()
    {
        var random = new RandomSequence(3, 0);
        var (x, y) = (new double[400], new double[400]);
        for (var row = 0; row < 400; row++)
        {
            x[row] = random.NextUnit() + random.NextUnit();
            y[row] = x[row] + random.NextUnit();
        }

        var design = SampleDesign.Create([.. Enumerable.Repeat(1.0, 400)], [new SamplingStage()]).Value;
        var linearised = SurveyVariance.Correlations(design, [new("x", x), new("y", y)]).Value.StandardError(0);
        var jackknifed = SurveyVariance.Correlations(Jackknife.Of(design).Value, [new("x", x), new("y", y)]).Value.StandardError(0);
        Assert.Equal(1, linearised / jackknifed, 0.02);
    }

    [Fact]
    public void Correlations_AnyValues_LieBetweenMinusOneAndOneAndIgnoreScale() => Prop.ForAll(
        (from seed in Gen.Choose(0, int.MaxValue) from size in Gen.Choose(3, 60) select (seed, size)).ToArbitrary(),
        draw =>
        {
            var random = new RandomSequence((ulong)draw.seed, 1);
            var (x, y, w) = (new double[draw.size], new double[draw.size], new double[draw.size]);
            for (var row = 0; row < draw.size; row++)
            {
                (x[row], y[row], w[row]) = (random.NextUnit(), random.NextUnit(), 0.1 + random.NextUnit());
            }

            var design = SampleDesign.Create(w, [new SamplingStage()]).Value;
            var plain = SurveyVariance.Correlations(design, [new("x", x), new("y", y)]).Value;
            var scaled = SurveyVariance.Correlations(design, [new("x", Array.ConvertAll(x, v => 1e6 * v)), new("y", Array.ConvertAll(y, v => -v))]).Value;
            return Math.Abs(plain.Values[0]) <= 1 && Math.Abs(plain.Values[0] + scaled.Values[0]) < 1e-9
                && Math.Abs(plain.StandardError(0) - scaled.StandardError(0)) < 1e-9;
        }).QuickCheckThrowOnFailure();
}
