using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Estimates;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.Estimates;

/// <summary>Quantiles by each rule are those of the rule's definition, looked up point by point.</summary>
public sealed class WeightedDistributionTests
{
    private sealed record Draw(double[] Values, double[] Weights, double P);

    private static readonly Arbitrary<Draw> Draws = (
        from seed in Gen.Choose(0, int.MaxValue)
        from size in Gen.Choose(2, 30)
        select Make((ulong)seed, size)).ToArbitrary();

    public static TheoryData<QuantileRule> Linear => new(
        QuantileRule.HyndmanFan4, QuantileRule.HyndmanFan5, QuantileRule.HyndmanFan6, QuantileRule.HyndmanFan7, QuantileRule.HyndmanFan8,
        QuantileRule.HyndmanFan9);

    [Theory]
    [MemberData(nameof(Linear))]
    public void Quantile_LinearRule_LiesOnTheLineThroughItsPoints(QuantileRule rule) => Prop.ForAll(Draws, draw =>
    {
        var order = Enumerable.Range(0, draw.Values.Length).OrderBy(row => draw.Values[row]).ThenBy(row => row).ToArray();
        double[] values = [.. order.Select(row => draw.Values[row])];
        double[] weights = [.. order.Select(row => draw.Weights[row])];
        var (n, total) = (values.Length, weights.Sum());
        double[] sums = [.. Enumerable.Range(1, n).Select(count => weights.Take(count).Sum())];
        double[] places = [.. Enumerable.Range(0, n).Select(i => rule switch
        {
            QuantileRule.HyndmanFan4 => sums[i] / total,
            QuantileRule.HyndmanFan5 => (sums[i] - (weights[i] / 2)) / total,
            QuantileRule.HyndmanFan6 => sums[i] / (total + weights[n - 1]),
            QuantileRule.HyndmanFan7 => (sums[i] - weights[i]) / sums[n - 2],
            QuantileRule.HyndmanFan8 => (sums[i] - (weights[i] / 3)) / (total + (weights[n - 1] / 3)),
            _ => (sums[i] - (weights[i] * 3 / 8)) / (total + (weights[n - 1] / 4)),
        })];
        return Near(Between(places, values, draw.P), Quantile(draw, rule));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Quantile_Math_IsTheFirstValueWithEnoughWeightAtOrBelow() => Prop.ForAll(Draws, draw =>
    {
        var total = draw.Weights.Sum();
        var expected = draw.Values.Order().First(value => AtOrBelow(value) >= draw.P * total * (1 - 1e-13));
        return Quantile(draw, QuantileRule.Math) == expected;

        double AtOrBelow(double value) => draw.Values.Zip(draw.Weights).Where(pair => pair.First <= value).Sum(pair => pair.Second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Quantile_School_IsTheSameFromBothEnds() => Prop.ForAll(Draws, draw =>
    {
        var turned = draw with { Values = Array.ConvertAll(draw.Values, value => -value), P = 1 - draw.P };
        return Near(Quantile(draw, QuantileRule.School), -Quantile(turned, QuantileRule.School));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Quantile_RowsOfWeightZero_HaveNoPart() => Prop.ForAll(Draws, draw =>
    {
        // Weights of 0 come with calibration; here through replicate weights of 0, as a design's own are above 0.
        var rows = draw.Values.Length;
        var distribution = new WeightedDistribution(Design(Enumerable.Repeat(1.0, rows + 2)), new("y", [.. draw.Values, -1e6, 1e6]));
        return distribution.Weigh([.. draw.Weights, 0, 0])
            && Enum.GetValues<QuantileRule>().All(rule => Near(distribution.Quantile(draw.P, rule), Quantile(draw, rule)))
            && !distribution.Weigh(new double[rows + 2]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_RowsOfEqualValue_StayInTheirOrder()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(row => (double)(row % 3))];
        var order = RowOrder.Of(Design(values.Select(_ => 1.0)), new("y", values));
        for (var i = 1; i < 100; i++)
        {
            Assert.True(order.Values[i] > order.Values[i - 1] || (order.Values[i] == order.Values[i - 1] && order.Rows[i] > order.Rows[i - 1]));
            Assert.Equal(values[order.Rows[i]], order.Values[i]);
        }
    }

    private static double Between(double[] places, double[] values, double p)
    {
        if (p <= places[0])
        {
            return values[0];
        }

        for (var i = 1; i < places.Length; i++)
        {
            if (p <= places[i])
            {
                return values[i - 1] + ((values[i] - values[i - 1]) * (p - places[i - 1]) / (places[i] - places[i - 1]));
            }
        }

        return values[^1];
    }

    private static double Quantile(Draw draw, QuantileRule rule) =>
        SurveyQuantile.Quantiles(Design(draw.Weights), new("y", draw.Values), [draw.P], rule: rule).Value[0].Value;

    private static SampleDesign Design(IEnumerable<double> weights) => SampleDesign.Create([.. weights], [new SamplingStage()]).Value;

    private static Draw Make(ulong seed, int size)
    {
        var random = new RandomSequence(seed, 4);
        var (values, weights) = (new double[size], new double[size]);
        for (var row = 0; row < size; row++)
        {
            values[row] = random.NextBelow(2) == 0 ? random.NextBelow(10) : 10 * random.NextUnit();
            weights[row] = random.NextBelow(2) == 0 ? 1 : 0.5 + random.NextUnit();
        }

        return new(values, weights, Math.Clamp(random.NextUnit(), 0.001, 0.999));
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * (1 + Math.Abs(one));
}
