using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Tests.Regression;

/// <summary>Ordinal fits to weights, without a design: what holds of them whatever the data.</summary>
public sealed class WeightedOrdinalRegressionTests
{
    private const int Rows = 90;
    private static readonly Arbitrary<ulong> Seeds = Gen.Choose(0, int.MaxValue).Select(seed => (ulong)seed).ToArbitrary();

    // The linearised variable is the derivative of each parameter by a weight: held against differences of refits.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Linearise_Rows_AreTheDerivativesByTheWeights(ulong seed)
    {
        var (matrix, response, weights) = Generated(seed);
        var fit = Fit(matrix, response, weights);
        var linearised = fit.Linearise(response, weights);
        var size = fit.Coefficients.Length;
        foreach (var row in new[] { 0, 41, 89 })
        {
            const double Step = 1e-4;
            var (up, down) = ((double[])weights.Clone(), (double[])weights.Clone());
            (up[row], down[row]) = (up[row] + Step, down[row] - Step);
            var (more, less) = (Fit(matrix, response, up), Fit(matrix, response, down));
            for (var c = 0; c < size; c++)
            {
                var derivative = (more.Coefficients[c] - less.Coefficients[c]) / (2 * Step);
                Assert.Equal(derivative, linearised[(row * size) + c], 1e-6 * Math.Max(1e-3, Math.Abs(derivative)));
            }
        }
    }

    // At the solution the scores add up to 0, so do the linearised variables.
    [Fact]
    public void Linearise_WeightedSum_IsZero() => Prop.ForAll(Seeds, seed =>
    {
        var (matrix, response, weights) = Generated(seed);
        if (!WeightedOrdinalRegression.Fit(matrix, response, weights, null).TryGet(out var fit, out var problem))
        {
            return problem.Kind is ProblemKind.NotConverged or ProblemKind.NoData;
        }

        var linearised = fit.Linearise(response, weights);
        var size = fit.Coefficients.Length;
        return Enumerable.Range(0, size).All(c =>
        {
            var (sum, absolute) = (0.0, 0.0);
            for (var row = 0; row < Rows; row++)
            {
                sum += weights[row] * linearised[(row * size) + c];
                absolute += Math.Abs(weights[row] * linearised[(row * size) + c]);
            }

            return Math.Abs(sum) < 1e-9 * absolute;
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_WeightsTimesAFactor_GivesTheSameParameters() => Prop.ForAll(Seeds, Gen.Choose(1, 1_000_000).ToArbitrary(), (seed, factor) =>
    {
        var (matrix, response, weights) = Generated(seed);
        var first = WeightedOrdinalRegression.Fit(matrix, response, weights, null);
        var second = WeightedOrdinalRegression.Fit(matrix, response, Array.ConvertAll(weights, w => w * factor / 1000.0), null);
        return first.TryGet(out var one, out _)
            ? Same(one.Coefficients, second.Value.Coefficients) && Math.Abs(one.Deviance - second.Value.Deviance) < 1e-8
            : second.Problem is not null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_FromAnotherFit_EndsAtTheSamePlace() => Prop.ForAll(Seeds, seed =>
    {
        var (matrix, response, weights) = Generated(seed);
        var other = weights.Select((w, row) => row % 3 == 0 ? 1.8 * w : w).ToArray();
        if (!WeightedOrdinalRegression.Fit(matrix, response, weights, null).TryGet(out var start, out _))
        {
            return true;
        }

        var (anew, again) = (WeightedOrdinalRegression.Fit(matrix, response, other, null), WeightedOrdinalRegression.Fit(matrix, response, other, start));
        return anew.TryGet(out var expected, out _) ? Same(expected.Coefficients, again.Value.Coefficients) : again.Problem is not null;
    }).QuickCheckThrowOnFailure();

    // Thresholds ascend, whatever the data.
    [Fact]
    public void Fit_Thresholds_Ascend() => Prop.ForAll(Seeds, seed =>
    {
        var (matrix, response, weights) = Generated(seed);
        return !WeightedOrdinalRegression.Fit(matrix, response, weights, null).TryGet(out var fit, out _)
            || fit.Coefficients.Skip(2).Zip(fit.Coefficients.Skip(3)).All(pair => pair.First < pair.Second);
    }).QuickCheckThrowOnFailure();

    // No variable: the thresholds are the log odds of the cumulated shares, and the deviance is that of the shares.
    [Fact]
    public void Fit_NoVariable_GivesTheShares()
    {
        var matrix = ModelMatrix.Build([], [ModelVariable.Of("x", new double[10])]).Value;
        var response = Factor.OfCodes("y", [0, 0, 1, 1, 1, 1, 1, 2, 2, 2], ["a", "b", "c"]);
        var fit = Fit(matrix, response, [.. Enumerable.Repeat(3.0, 10)]);
        Assert.Equal(Math.Log(0.2 / 0.8), fit.Coefficients[0], 1e-10);
        Assert.Equal(Math.Log(0.7 / 0.3), fit.Coefficients[1], 1e-10);
        Assert.Equal(-2 * ((2 * Math.Log(0.2)) + (5 * Math.Log(0.5)) + (3 * Math.Log(0.3))), fit.Deviance, 1e-10);
    }

    // A factor with two levels and thresholds: joining the two lowest answers leaves the odds ratio near where it was.
    [Fact]
    public void Fit_AnswersJoined_KeepsTheCoefficientNear()
    {
        var random = new RandomSequence(6, 6);
        double[] x = [.. Enumerable.Range(0, 4000).Select(i => i % 2 == 0 ? 0.0 : 1)];
        int[] codes = [.. x.Select(value =>
        {
            var u = random.NextUnit();
            var latent = value + Math.Log(u / (1 - u));
            return latent < -1 ? 0 : latent < 0 ? 1 : latent < 1.5 ? 2 : 3;
        })];
        var matrix = ModelMatrix.Build(["x"], [ModelVariable.Of("x", x)]).Value;
        double[] weights = [.. x.Select(_ => 1.0)];
        var four = Fit(matrix, Factor.OfCodes("y", codes, ["a", "b", "c", "d"]), weights);
        var three = Fit(matrix, Factor.OfCodes("y", Array.ConvertAll(codes, code => Math.Max(0, code - 1)), ["ab", "c", "d"]), weights);
        Assert.Equal(1, four.Coefficients[0], 0.25);
        Assert.Equal(four.Coefficients[0], three.Coefficients[0], 0.1);
    }

    private static WeightedOrdinalRegression Fit(ModelMatrix matrix, Factor response, double[] weights) =>
        WeightedOrdinalRegression.Fit(matrix, response, weights, null).Value;

    private static bool Same(double[] first, double[] second) =>
        first.Zip(second).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-8 * Math.Max(1, Math.Abs(pair.First)));

    private static (ModelMatrix Matrix, Factor Response, double[] Weights) Generated(ulong seed)
    {
        var random = new RandomSequence(seed, 12);
        var (x, z, weights, codes) = (new double[Rows], new int[Rows], new double[Rows], new int[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            (x[row], z[row], weights[row]) = (random.NextUnit() * 50, random.NextBelow(2), 0.5 + (5 * random.NextUnit()));
            var u = random.NextUnit();
            var latent = (0.03 * x[row]) + (0.5 * z[row]) + Math.Log(u / (1 - u));
            codes[row] = latent < 0 ? 0 : latent < 1 ? 1 : latent < 2.5 ? 2 : 3;
        }

        var matrix = ModelMatrix.Build(
            ["x", "z"], [ModelVariable.Of("x", x), ModelVariable.Of(Factor.OfCodes("z", z, ["no", "yes"]))]).Value;
        return (matrix, Factor.OfCodes("y", codes, ["a", "b", "c", "d"]), weights);
    }
}
