using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Tests.Regression;

/// <summary>Fits to weights, without a design: what holds of them whatever the data.</summary>
public sealed class WeightedRegressionTests
{
    private const int Rows = 60;
    private static readonly Arbitrary<(int Seed, RegressionFamily Family)> Data = (
        from seed in Gen.Choose(0, int.MaxValue)
        from family in Gen.Elements(Enum.GetValues<RegressionFamily>())
        select (seed, family)).ToArbitrary();

    // The linearised variable is the derivative of the coefficients by a weight: held against differences of refits.
    [Theory]
    [InlineData(RegressionFamily.Linear)]
    [InlineData(RegressionFamily.Logistic)]
    [InlineData(RegressionFamily.Poisson)]
    public void Linearise_Rows_AreTheDerivativesByTheWeights(RegressionFamily family)
    {
        var (matrix, response, weights, offset) = Generated(7, family);
        var linearised = Fit(matrix, response, weights, offset, family).Linearise(Rows);
        foreach (var row in new[] { 0, 13, 59 })
        {
            const double Step = 1e-4;
            var (up, down) = ((double[])weights.Clone(), (double[])weights.Clone());
            (up[row], down[row]) = (up[row] + Step, down[row] - Step);
            var (more, less) = (Fit(matrix, response, up, offset, family), Fit(matrix, response, down, offset, family));
            for (var c = 0; c < matrix.Columns.Count; c++)
            {
                var derivative = (more.Coefficients[c] - less.Coefficients[c]) / (2 * Step);
                Assert.Equal(derivative, linearised[(row * matrix.Columns.Count) + c], 1e-6 * Math.Max(1e-3, Math.Abs(derivative)));
            }
        }
    }

    [Fact]
    public void Linearise_RowsWithoutWeight_AreZeros()
    {
        var (matrix, response, weights, offset) = Generated(8, RegressionFamily.Logistic);
        (weights[4], weights[30]) = (0, 0);
        var linearised = Fit(matrix, response, weights, offset, RegressionFamily.Logistic).Linearise(Rows);
        var size = matrix.Columns.Count;
        Assert.All(linearised.Skip(4 * size).Take(size).Concat(linearised.Skip(30 * size).Take(size)), value => Assert.Equal(0, value));
        Assert.NotEqual(0, linearised[5 * size]);
    }

    // The weighted sum of the linearised variables is the score, which is 0 at the solution.
    [Fact]
    public void Linearise_WeightedSum_IsZero() => Prop.ForAll(Data, data =>
    {
        var (matrix, response, weights, offset) = Generated((ulong)data.Seed, data.Family);
        if (!WeightedRegression.Fit(matrix, response, weights, offset, data.Family).TryGet(out var fit, out var problem))
        {
            return problem.Kind == ProblemKind.NotConverged;
        }

        var linearised = fit.Linearise(Rows);
        return Enumerable.Range(0, matrix.Columns.Count).All(c =>
        {
            var (sum, size) = (0.0, 0.0);
            for (var row = 0; row < Rows; row++)
            {
                sum += weights[row] * linearised[(row * matrix.Columns.Count) + c];
                size += Math.Abs(weights[row] * linearised[(row * matrix.Columns.Count) + c]);
            }

            return Math.Abs(sum) <= 1e-9 * size;
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_WeightsTimesAFactor_GivesTheSameCoefficients() => Prop.ForAll(Data, Gen.Choose(1, 1_000_000).ToArbitrary(), (data, factor) =>
    {
        var (matrix, response, weights, offset) = Generated((ulong)data.Seed, data.Family);
        var first = WeightedRegression.Fit(matrix, response, weights, offset, data.Family);
        var second = WeightedRegression.Fit(matrix, response, Array.ConvertAll(weights, w => w * factor / 1000.0), offset, data.Family);
        return first.TryGet(out var one, out _)
            ? Same(one.Coefficients, second.Value.Coefficients, 1e-9)
            : second.Problem!.Kind == ProblemKind.NotConverged;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_RowTwice_IsARowOfTwiceTheWeight() => Prop.ForAll(Data, data =>
    {
        var (matrix, response, weights, offset) = Generated((ulong)data.Seed, data.Family);
        var doubled = (double[])weights.Clone();
        doubled[5] *= 2;
        var (again, longer) = Extended(matrix, 5);
        var first = WeightedRegression.Fit(matrix, response, doubled, offset, data.Family);
        var second = WeightedRegression.Fit(
            again, [.. response, response[5]], [.. weights, weights[5]], [.. offset, offset[5]], data.Family);
        Assert.Equal(Rows + 1, longer);
        return first.TryGet(out var one, out _)
            ? Same(one.Coefficients, second.Value.Coefficients, 1e-9)
            : second.Problem!.Kind == ProblemKind.NotConverged;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Again_OtherWeights_IsAFitToThem() => Prop.ForAll(Data, data =>
    {
        var (matrix, response, weights, offset) = Generated((ulong)data.Seed, data.Family);
        if (!WeightedRegression.Fit(matrix, response, weights, offset, data.Family).TryGet(out var fit, out _))
        {
            return true;
        }

        // Half of the rows weigh more, a few nothing, as in a replicate.
        var other = weights.Select((w, row) => row % 9 == 4 ? 0 : row % 2 == 0 ? 1.7 * w : w).ToArray();
        var (again, anew) = (fit.Again(other), WeightedRegression.Fit(matrix, response, other, offset, data.Family));
        return anew.TryGet(out var expected, out _)
            ? Same(expected.Coefficients, again.Value.Coefficients, 1e-8)
            : again.Problem is not null;
    }).QuickCheckThrowOnFailure();

    // What a response is measured in, and from where, goes through a linear regression unchanged.
    [Fact]
    public void Fit_LinearResponseScaledAndShifted_ScalesTheCoefficients()
    {
        var (matrix, response, weights, _) = Generated(3, RegressionFamily.Linear);
        var fit = Fit(matrix, response, weights, [], RegressionFamily.Linear);
        var other = Fit(matrix, Array.ConvertAll(response, y => (12 * y) - 500), weights, [], RegressionFamily.Linear);
        Assert.Equal((12 * fit.Coefficients[0]) - 500, other.Coefficients[0], 1e-9);
        for (var c = 1; c < matrix.Columns.Count; c++)
        {
            Assert.Equal(12 * fit.Coefficients[c], other.Coefficients[c], 1e-9);
        }

        Assert.Equal(144 * fit.Deviance(), other.Deviance(), 1e-6);
    }

    [Fact]
    public void Fit_PerfectLine_IsFoundWithoutResidue()
    {
        var matrix = ModelMatrix.Build(["x"], [ModelVariable.Of("x", [1.0, 2, 3, 4, 5])]).Value;
        var fit = Fit(matrix, [5, 8, 11, 14, 17], [1, 2, 1, 2, 1], [], RegressionFamily.Linear);
        Assert.Equal([2.0, 3], fit.Coefficients.Select(b => Math.Round(b, 12)));
        Assert.Equal(0, fit.Deviance(), 1e-20);
    }

    // An offset that is a column of the model with the coefficient 1 taken away.
    [Fact]
    public void Fit_OffsetOfAColumn_TakesOneFromItsCoefficient()
    {
        var (matrix, response, weights, _) = Generated(4, RegressionFamily.Poisson);
        var plain = Fit(matrix, response, weights, [], RegressionFamily.Poisson);
        var shifted = Fit(matrix, response, weights, matrix.Column(1), RegressionFamily.Poisson);
        Assert.Equal(plain.Coefficients[1] - 1, shifted.Coefficients[1], 1e-9);
        Assert.Equal(plain.Coefficients[2], shifted.Coefficients[2], 1e-9);
        Assert.Equal(plain.Deviance(), shifted.Deviance(), 1e-9);
    }

    // Shares as responses, weighted by how many they are of, are the same as the single answers.
    [Fact]
    public void Fit_Shares_AreTheSameAsSingleAnswers()
    {
        double[] x = [0, 1, 2, 3];
        var grouped = Fit(
            ModelMatrix.Build(["x"], [ModelVariable.Of("x", x)]).Value, [0.25, 0.5, 0.4, 0.8], [4, 6, 5, 10], [], RegressionFamily.Logistic);
        (double X, double Y)[] single =
            [.. x.SelectMany((value, i) => Enumerable.Range(0, (int)new[] { 4, 6, 5, 10 }[i]).Select(k => (value, k < new[] { 1, 3, 2, 8 }[i] ? 1.0 : 0)))];
        var alone = Fit(
            ModelMatrix.Build(["x"], [ModelVariable.Of("x", [.. single.Select(row => row.X)])]).Value,
            [.. single.Select(row => row.Y)], [.. single.Select(_ => 1.0)], [], RegressionFamily.Logistic);
        Assert.True(Same(alone.Coefficients, grouped.Coefficients, 1e-10));
    }

    // Starts far from the solution: counts of very different size, few events.
    [Theory]
    [InlineData(RegressionFamily.Poisson, 1e6)]
    [InlineData(RegressionFamily.Poisson, 1e-3)]
    [InlineData(RegressionFamily.Linear, 1e12)]
    public void Fit_ExtremeScale_Converges(RegressionFamily family, double scale)
    {
        var (matrix, response, weights, _) = Generated(11, family);
        var plain = Fit(matrix, response, weights, [], family);
        var scaled = Fit(matrix, Array.ConvertAll(response, y => y * scale), weights, [], family);
        Assert.InRange(scaled.Iterations, 1, 30);
        if (family == RegressionFamily.Poisson)
        {
            Assert.Equal(plain.Coefficients[0] + Math.Log(scale), scaled.Coefficients[0], 1e-7);
            Assert.Equal(plain.Coefficients[1], scaled.Coefficients[1], 1e-7);
        }
    }

    private static WeightedRegression Fit(
        ModelMatrix matrix, double[] response, double[] weights, ReadOnlySpan<double> offset, RegressionFamily family) =>
        WeightedRegression.Fit(matrix, response, weights, offset, family).Value;

    private static bool Same(double[] first, double[] second, double within) =>
        first.Zip(second).All(pair => Math.Abs(pair.First - pair.Second) <= within * Math.Max(1, Math.Abs(pair.First)));

    private static (ModelMatrix Matrix, double[] Response, double[] Weights, double[] Offset) Generated(ulong seed, RegressionFamily family)
    {
        var random = new RandomSequence(seed, 2);
        double[] Numbers(double from, double width) => [.. Enumerable.Range(0, Rows).Select(_ => from + (width * random.NextUnit()))];
        var (x, weights, offset) = (Numbers(-1, 2), Numbers(0.5, 20), Numbers(-0.5, 1));
        var factor = Factor.OfCodes("g", [.. Enumerable.Range(0, Rows).Select(i => i % 3)], ["a", "b", "c"]);
        var matrix = ModelMatrix.Build(["x", "g"], [ModelVariable.Of("x", x), ModelVariable.Of(factor)]).Value;
        var noise = Numbers(0, 1);
        return (matrix, [.. x.Select((value, i) => Draw(0.4 + (0.5 * value), noise[i]))], weights, offset);

        double Draw(double predictor, double u) => family switch
        {
            RegressionFamily.Logistic => u < family.Mean(predictor) ? 1 : 0,
            RegressionFamily.Poisson => Math.Floor(-2 * Math.Log(1 - u) * family.Mean(predictor)),
            _ => predictor + u,
        };
    }

    private static (ModelMatrix Matrix, int Rows) Extended(ModelMatrix matrix, int row)
    {
        double[] x = [.. matrix.Column(1), matrix.Column(1)[row]];
        int[] codes = [.. Enumerable.Range(0, Rows).Select(i => i % 3), row % 3];
        return (ModelMatrix.Build(
            ["x", "g"], [ModelVariable.Of("x", x), ModelVariable.Of(Factor.OfCodes("g", codes, ["a", "b", "c"]))]).Value, x.Length);
    }
}
