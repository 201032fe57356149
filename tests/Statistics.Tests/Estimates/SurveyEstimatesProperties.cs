using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Distributions;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Estimates;

/// <summary>What holds for totals, means, shares and ratios of any sample, under described designs and under replicates.</summary>
public sealed class SurveyEstimatesProperties
{
    private sealed record Draw(SurveyDesign Design, Variable Y, Variable X, Factor Group, Factor Answer);

    private static readonly Arbitrary<Draw> Draws = (
        from seed in Gen.Choose(0, int.MaxValue) from kind in Gen.Choose(0, 2) select Make((ulong)seed, kind)).ToArbitrary();

    [Fact]
    public void Totals_OfGroups_AddUpToTheTotalWithItsError() => Prop.ForAll(Draws, draw =>
    {
        var groups = SurveyMean.Totals(draw.Design, [draw.Y], draw.Group).Value;
        var sum = groups.Combine(["all"], [.. groups.Values.Select(_ => 1.0)]);
        var total = SurveyMean.Totals(draw.Design, [draw.Y]).Value;
        return Near(total.Values[0], sum.Values[0]) && Near(total.StandardError(0), sum.StandardError(0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_OfCategories_AddUpToTheSumOfWeights() => Prop.ForAll(Draws, draw =>
    {
        var counts = SurveyMean.Counts(draw.Design, draw.Answer).Value;
        return Near(counts.Values.Sum(), draw.Design.SumOfWeights) && Near(counts.SumOfWeights, draw.Design.SumOfWeights);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_OfCategories_AddUpToOneWithoutError() => Prop.ForAll(Draws, draw =>
    {
        var shares = SurveyMean.Shares(draw.Design, draw.Answer).Value;
        var sum = shares.Combine(["all"], [.. shares.Values.Select(_ => 1.0)]);
        return Near(1, sum.Values[0]) && sum.StandardError(0) < 1e-7;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_OfACategory_AreTheMeanOfItsIndicator() => Prop.ForAll(Draws, draw =>
    {
        var shares = SurveyMean.Shares(draw.Design, draw.Answer).Value;
        var indicator = Variable.Where("second", [.. draw.Answer.Codes.ToArray().Select(code => code == 1)]);
        var mean = SurveyMean.Mean(draw.Design, indicator).Value;
        return Near(shares.Values[1], mean.Values[0]) && Near(shares.StandardError(1), mean.StandardError(0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Means_OfGroups_AreThoseOfTheirDomains() => Prop.ForAll(Draws, draw =>
    {
        var groups = SurveyMean.Means(draw.Design, [draw.Y], draw.Group).Value;
        return Enumerable.Range(0, 2).All(group =>
        {
            var domain = draw.Design.Where([.. draw.Group.Codes.ToArray().Select(code => code == group)]);
            var own = SurveyMean.Mean(domain, draw.Y).Value;
            return Near(own.Values[0], groups.Values[group]) && Near(own.StandardError(0), groups.StandardError(group));
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ratio_Inverted_HasTheSameRelativeError() => Prop.ForAll(Draws, draw =>
    {
        // By linearisation the relative errors are the same; under replicates only nearly.
        if (draw.Design is ReplicateDesign)
        {
            return true;
        }

        var (ratio, inverse) = (SurveyRatio.Ratio(draw.Design, draw.Y, draw.X).Value, SurveyRatio.Ratio(draw.Design, draw.X, draw.Y).Value);
        return Near(1, ratio.Values[0] * inverse.Values[0])
            && Near(ratio.StandardError(0) / ratio.Values[0], inverse.StandardError(0) / inverse.Values[0]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Covariance_AnyEstimates_HasNoCorrelationBeyondOne() => Prop.ForAll(Draws, draw =>
    {
        var table = SurveyMean.Means(draw.Design, [draw.Y, draw.X], draw.Group).Value;
        for (var i = 0; i < table.Values.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Math.Abs(table.Covariance[i, j]) > (table.StandardError(i) * table.StandardError(j) * (1 + 1e-9)) + 1e-12)
                {
                    return false;
                }
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Interval_AnyLevel_IsTheEstimateAndItsReach() => Prop.ForAll(Draws, draw =>
    {
        var mean = SurveyMean.Mean(draw.Design, draw.Y).Value;
        var (narrow, wide) = (mean.Interval(0, 0.8).Value, mean.Interval(0, 0.99).Value);
        var reach = StudentT.Quantile(0.9, mean.DegreesOfFreedom) * mean.StandardError(0);
        return Near(narrow.Upper - mean.Values[0], reach) && wide.Lower <= narrow.Lower && narrow.Upper <= wide.Upper
            && narrow.Contains(mean.Values[0]) && narrow.Confidence == 0.8;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void DesignEffect_SimpleSampleWithReplacement_IsOne() => Prop.ForAll(Draws, draw =>
    {
        var simple = SampleDesign.Create([.. Enumerable.Repeat(3.0, draw.Y.Values.Length)], [new SamplingStage()]).Value;
        return Near(1, DesignEffects.OfMeans(simple, [draw.Y], withReplacement: true).Value[0]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimates_AllZeros_AreZeroWithoutError() => Prop.ForAll(Draws, draw =>
    {
        var zeros = new Variable("none", new double[draw.Y.Values.Length]);
        var (mean, total) = (SurveyMean.Mean(draw.Design, zeros).Value, SurveyMean.Totals(draw.Design, [zeros]).Value);
        return mean.Values[0] == 0 && mean.StandardError(0) == 0 && total.Values[0] == 0 && total.StandardError(0) == 0
            && SurveyRatio.Ratio(draw.Design, zeros, draw.X).Value.Values[0] == 0;
    }).QuickCheckThrowOnFailure();

    private static Draw Make(ulong seed, int kind)
    {
        var random = new RandomSequence(seed, 11);
        var rows = 24 + (2 * random.NextBelow(20));
        var (y, x, weights) = (new double[rows], new double[rows], new double[rows]);
        var (group, answer) = (new int[rows], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            (y[row], x[row], weights[row]) = ((4 * random.NextUnit()) + 1, random.NextUnit() + 1, 0.5 + random.NextUnit());

            // Each group has rows in all pairs of units, so that no replicate is without one.
            (group[row], answer[row]) = (row % 2, random.NextBelow(3));
        }

        var stage = new SamplingStage
        {
            Units = Factor.Of("unit", [.. Enumerable.Range(0, rows).Select(row => (long)(row / 2))]),
            Strata = Factor.Of("stratum", [.. Enumerable.Range(0, rows).Select(row => (long)(row / 2 * 4 / rows))]),
        };
        var sample = SampleDesign.Create(weights, [stage]).Value;
        SurveyDesign design = kind switch
        {
            0 => sample,
            1 => Jackknife.Of(sample).Value,
            _ => Bootstrap.RaoWu(sample, 40, seed).Value,
        };
        return new(design, new("y", y), new("x", x), Factor.OfCodes("g", group, ["1", "2"]), Factor.OfCodes("a", answer, ["1", "2", "3"]));
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * (1 + Math.Abs(one));
}
