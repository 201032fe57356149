using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Tests.Regression;

public sealed class ModelRowsTests
{
    private static readonly double[] Weights = [.. Numbers(1).Select((u, row) => row % 7 == 3 ? 0 : 1 + u)];

    [Fact]
    public void Standardise_WithIntercept_HasMean0AndSpread1()
    {
        var rows = ModelRows.Standardise(Matrix(), Weights).Value;
        for (var c = 1; c < 3; c++)
        {
            var (sum, mean, square) = (0.0, 0.0, 0.0);
            for (var k = 0; k < rows.Count; k++)
            {
                sum += Weights[rows.Rows[k]];
                mean += Weights[rows.Rows[k]] * rows.Columns[c][k];
                square += Weights[rows.Rows[k]] * rows.Columns[c][k] * rows.Columns[c][k];
            }

            Assert.Equal(0, mean / sum, 1e-12);
            Assert.Equal(1, square / sum, 1e-12);
        }

        Assert.All(rows.Columns[0].Take(rows.Count), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Standardise_WithoutIntercept_ShiftsNothing()
    {
        var matrix = ModelMatrix.Build(["year", "x"], Variables(), intercept: false).Value;
        Assert.Equal([0.0, 0], ModelRows.Standardise(matrix, Weights).Value.Centres);
    }

    // Predictors by scaled columns and by the columns themselves are the same numbers.
    [Fact]
    public void Unscale_Coefficients_GiveTheSamePredictors()
    {
        var rows = ModelRows.Standardise(Matrix(), Weights).Value;
        double[] scaled = [0.3, -1.2, 0.8];
        var predictors = new double[rows.PaddedCount];
        rows.AddPredictors(scaled, 0, predictors);
        var coefficients = (double[])scaled.Clone();
        rows.Unscale(coefficients);
        for (var k = 0; k < rows.Count; k++)
        {
            var own = rows.Matrix.Row(rows.Rows[k]).Zip(coefficients, (x, b) => x * b).Sum();
            Assert.Equal(own, predictors[k], 1e-9);
        }
    }

    [Fact]
    public void Plain_Rows_AreThoseWithAWeightAsTheyStand()
    {
        var rows = ModelRows.Plain(Matrix(), Weights).Value;
        Assert.Equal(Enumerable.Range(0, 100).Where(row => row % 7 != 3), rows.Rows);
        for (var k = 0; k < rows.Count; k++)
        {
            Assert.Equal(rows.Matrix.Row(rows.Rows[k]), rows.Columns.Select(column => column[k]));
        }

        Assert.True(rows.PaddedCount >= rows.Count);
        Assert.All(rows.Columns, column => Assert.All(column.Skip(rows.Count), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Gather_Values_FollowTheRows()
    {
        var rows = ModelRows.Plain(Matrix(), Weights).Value;
        var gathered = rows.Gather([.. Enumerable.Range(0, 100).Select(row => (double)row)]);
        Assert.Equal(rows.PaddedCount, gathered.Length);
        Assert.All(Enumerable.Range(0, rows.Count), k => Assert.Equal(rows.Rows[k], gathered[k]));
    }

    [Fact]
    public void Select_SeveralMissing_NamesTheFirstRow()
    {
        var (a, b) = (Numbers(2), Numbers(3));
        (a[50], b[20], b[3], a[80]) = (double.NaN, double.PositiveInfinity, double.NaN, double.NaN);
        var matrix = ModelMatrix.Build(["a", "b"], [ModelVariable.Of("a", a), ModelVariable.Of("b", b)]).Value;
        foreach (var problem in new[] { ModelRows.Plain(matrix, Weights).Problem!, ModelRows.Standardise(matrix, Weights).Problem! })
        {
            // Row 4 has no weight; row 21 is the first that counts.
            Assert.Equal((ProblemKind.InvalidValue, "b is not finite in row 21; leave such rows out of the domain."), (problem.Kind, problem.Message));
        }
    }

    [Fact]
    public void Select_MissingCategory_NamesAColumnOfTheFactor()
    {
        var factor = Factor.Of("sector", [.. Enumerable.Range(0, 100).Select(row => row == 11 ? null : row % 2 == 0 ? "state" : "region")]);
        var matrix = ModelMatrix.Build(["sector"], [ModelVariable.Of(factor)]).Value;
        Assert.Equal("sector=state is missing in row 12; leave such rows out of the domain.",
            ModelRows.Standardise(matrix, Weights).Problem!.Message);
    }

    [Fact]
    public void AddScaled_Lists_AddsAMultiple()
    {
        double[] sums = [.. Enumerable.Range(0, 16).Select(i => (double)i)];
        double[] values = [.. Enumerable.Range(0, 16).Select(i => i * 0.5)];
        ModelRows.AddScaled(values, -2, sums);
        Assert.All(sums, sum => Assert.Equal(0, sum));
    }

    private static ModelVariable[] Variables() =>
        [ModelVariable.Of("year", [.. Numbers(4).Select(u => 2015 + (10 * u))]), ModelVariable.Of("x", Numbers(5))];

    private static ModelMatrix Matrix() => ModelMatrix.Build(["year", "x"], Variables()).Value;

    private static double[] Numbers(ulong seed)
    {
        var random = new RandomSequence(seed, 30);
        return [.. Enumerable.Range(0, 100).Select(_ => random.NextUnit())];
    }
}
