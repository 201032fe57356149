using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Replication;
using Sektorskifte.Statistics.Tests.Designs;
using Sektorskifte.Statistics.Tests.Reference;

namespace Sektorskifte.Statistics.Tests.Estimates;

public sealed class SurveyQuantileTests
{
    private static readonly SampleDesign Four = SampleDesign.Create([1, 1, 1, 1], [new SamplingStage()]).Value;
    private static readonly Variable Y = new("y", [3, 1, 4, 2]);

    public static TheoryData<string> Cases => ReferenceCase.Names("survey-quantile");

    [RTheory]
    [MemberData(nameof(Cases))]
    public void Quantiles_ReferenceCase_AgreeWithR(string name)
    {
        var expected = ReferenceCase.Of("survey-quantile", name);
        var method = expected.Text("method") switch
        {
            "mean" => QuantileMethod.Mean,
            "beta" => QuantileMethod.Beta,
            "xlogit" => QuantileMethod.Logit,
            "asin" => QuantileMethod.ArcSine,
            _ => QuantileMethod.Replicates,
        };
        var rule = expected.Text("rule") switch
        {
            "math" => QuantileRule.Math,
            "school" => QuantileRule.School,
            var type => Enum.Parse<QuantileRule>($"HyndmanFan{type[2..]}"),
        };
        var quantiles = SurveyQuantile.Quantiles(
            ReferenceDesigns.Of(expected), ReferenceDesigns.Variable(expected, expected.Text("variable")),
            expected.Numbers("probabilities"), method, rule, expected.Number("level")).Value;
        expected.Agrees("values", [.. quantiles.Select(quantile => quantile.Value)]);
        expected.Agrees("lower", [.. quantiles.Select(quantile => quantile.Interval.Value.Lower)]);
        expected.Agrees("upper", [.. quantiles.Select(quantile => quantile.Interval.Value.Upper)]);
        expected.Agrees("errors", [.. quantiles.Select(quantile => quantile.StandardError.Value)]);
    }

    [Theory]
    [InlineData(QuantileRule.Math, 0.5, 2)]
    [InlineData(QuantileRule.School, 0.5, 2.5)]
    [InlineData(QuantileRule.School, 0.6, 3)]
    [InlineData(QuantileRule.HyndmanFan4, 0.6, 2.4)]
    [InlineData(QuantileRule.HyndmanFan5, 0.6, 2.9)]
    [InlineData(QuantileRule.HyndmanFan6, 0.6, 3)]
    [InlineData(QuantileRule.HyndmanFan7, 0.6, 2.8)]
    [InlineData(QuantileRule.HyndmanFan8, 0.6, 2.933333333333333)]
    [InlineData(QuantileRule.HyndmanFan9, 0.6, 2.925)]
    [InlineData(QuantileRule.Math, 0.01, 1)]
    [InlineData(QuantileRule.HyndmanFan5, 0.01, 1)]
    [InlineData(QuantileRule.HyndmanFan4, 0.999, 3.996)]
    [InlineData(QuantileRule.HyndmanFan6, 0.999, 4)]
    public void Quantiles_EqualWeights_AreHyndmanAndFans(QuantileRule rule, double p, double value) =>
        Assert.Equal(value, SurveyQuantile.Quantiles(Four, Y, [p], rule: rule).Value[0].Value, 1e-12);

    [Fact]
    public void Quantiles_OneRow_AreItsValue()
    {
        var one = Four.Where([false, false, true, false]);
        foreach (var rule in Enum.GetValues<QuantileRule>())
        {
            Assert.Equal(4, SurveyQuantile.Quantiles(one, Y, [0.3], rule: rule).Value[0].Value);
        }
    }

    [Fact]
    public void Quantiles_EmptyDomain_SaySo() =>
        Assert.Contains("no rows", SurveyQuantile.Median(Four.Where(new bool[4]), Y).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Quantiles_MissingValue_NamesVariable() =>
        Assert.Contains("y has no finite", SurveyQuantile.Median(Four, new("y", [1, 2, double.NaN, 4])).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Quantiles_TooFewRowsBeyond_HaveAProblemForAnInterval()
    {
        var quantile = SurveyQuantile.Quantiles(Four, Y, [0.9]).Value[0];
        Assert.Equal(4, quantile.Value);
        var extreme = SurveyQuantile.Quantiles(Four, Y, [0.6]).Value[0];
        Assert.Contains("0.6 quantile of y", extreme.Interval.Problem!.Message, StringComparison.Ordinal);
        Assert.NotNull(extreme.StandardError.Problem);
        Assert.True(SurveyQuantile.Quantiles(Four, Y, [0.6], QuantileMethod.Beta).Value[0].Interval.TryGet(out _, out _));
    }

    [Fact]
    public void Quantiles_ImpossibleArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SurveyQuantile.Quantiles(Four, Y, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SurveyQuantile.Quantiles(Four, Y, [0.5], confidence: 0));
        Assert.Throws<ArgumentException>(() => SurveyQuantile.Quantiles(Four, Y, [0.5], QuantileMethod.Replicates));
    }

    [Fact]
    public void Quantiles_ReplicateWithoutWeight_NamesIt()
    {
        var design = ReplicateDesign.Create([1, 1], ReplicateWeights.Of([1, 0, 1, 0], 2, 1)).Value;
        var outcome = SurveyQuantile.Quantiles(design, new("y", [1, 2]), [0.5], QuantileMethod.Replicates);
        Assert.StartsWith("Replicate 2: ", outcome.Problem!.Message, StringComparison.Ordinal);
    }

    // A row of weight 3 is three rows of weight 1: the quantile by its definition, over the repeated values.
    [Fact]
    public void Quantiles_WholeWeights_AreThoseOfRepeatedRows() => Prop.ForAll(Draws, draw =>
    {
        var design = SampleDesign.Create(draw.Weights, [new SamplingStage()]).Value;
        var repeated = draw.Values.SelectMany((y, row) => Enumerable.Repeat(y, (int)draw.Weights[row])).Order().ToArray();
        var at = (int)Math.Ceiling(repeated.Length * draw.P) - 1;
        return SurveyQuantile.Quantiles(design, new("y", draw.Values), [draw.P]).Value[0].Value == repeated[at];
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Quantiles_HigherProbability_IsNotLower() => Prop.ForAll(Draws, draw =>
    {
        var design = SampleDesign.Create(draw.Weights, [new SamplingStage()]).Value;
        return Enum.GetValues<QuantileRule>().All(rule =>
        {
            var pair = SurveyQuantile.Quantiles(design, new("y", draw.Values), [draw.P, (1 + draw.P) / 2], rule: rule).Value;
            return pair[0].Value <= pair[1].Value && draw.Values.Min() <= pair[0].Value && pair[1].Value <= draw.Values.Max();
        });
    }).QuickCheckThrowOnFailure();

    // The median's interval covers that of a skewed population near its level, from 50 to 2,000 rows.
    [Theory]
    [InlineData(50, QuantileMethod.Mean)]
    [InlineData(50, QuantileMethod.Beta)]
    [InlineData(2000, QuantileMethod.Mean)]
    public void Interval_RepeatedSamples_CoversAtItsLevel(int rows, QuantileMethod method)
    {
        const int Runs = 400;
        var (covered, random) = (0, new RandomSequence(5, (ulong)rows));
        var design = SampleDesign.Create([.. Enumerable.Repeat(1.0, rows)], [new SamplingStage()]).Value;
        for (var run = 0; run < Runs; run++)
        {
            var values = new double[rows];
            for (var row = 0; row < rows; row++)
            {
                values[row] = -Math.Log(1 - random.NextUnit());
            }

            var median = SurveyQuantile.Quantiles(design, new("y", values), [0.5], method).Value[0];
            covered += median.Interval.Value.Contains(Math.Log(2)) ? 1 : 0;
        }

        // Three Monte-Carlo errors, and one hundredth for the steps of the distribution function.
        var slack = 0.01 + (3 * Math.Sqrt(0.95 * 0.05 / Runs));
        Assert.InRange(covered / (double)Runs, 0.95 - slack, 0.95 + slack);
    }

    private sealed record Draw(double[] Values, double[] Weights, double P);

    private static readonly Arbitrary<Draw> Draws = (
        from seed in Gen.Choose(0, int.MaxValue)
        from size in Gen.Choose(2, 40)
        select Make((ulong)seed, size)).ToArbitrary();

    private static Draw Make(ulong seed, int size)
    {
        var random = new RandomSequence(seed, 0);
        var (values, weights) = (new double[size], new double[size]);
        for (var row = 0; row < size; row++)
        {
            values[row] = random.NextBelow(30);
            weights[row] = 1 + random.NextBelow(5);
        }

        return new(values, weights, Math.Clamp(random.NextUnit(), 0.001, 0.999));
    }
}
