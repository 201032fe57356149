using Sektorskifte.Statistics.LogLinear;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.LogLinear;

public sealed class InformationFactorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    public void Solve_RandomMatrix_GivesTheSolution(int order)
    {
        var matrix = Products(order, order + 3, 5);
        var solution = Numbers(order, 9);
        var right = Times(matrix, solution);
        InformationFactor.Create(matrix, order).Solve(right);
        Assert.All(right.Zip(solution), pair => Assert.Equal(pair.Second, pair.First, 1e-8));
    }

    [Fact]
    public void Create_RowThatFollowsFromOthers_IsLeftOut()
    {
        // The third column of X is the sum of the first two.
        double[] matrix = [2, 0, 2, 0, 3, 3, 2, 3, 5];
        var factor = InformationFactor.Create(matrix, 3);
        Assert.Equal([false, false, true], factor.LeftOut);
        Assert.Equal(2, factor.Rank);
        double[] right = [2, 6, 8];
        factor.Solve(right);
        Assert.All(right.Zip([1.0, 2, 0]), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
        var direction = Assert.Single(factor.NullDirections());
        Assert.All(Times(matrix, direction), value => Assert.Equal(0, value, 1e-12));
        Assert.Equal([-1, -1, 1], direction);
    }

    [Fact]
    public void TryCreate_NegativePivot_IsRefused() =>
        Assert.False(InformationFactor.TryCreate([1, 2, 2, 1], 2, out _));

    [Fact]
    public void Create_PivotBelowZeroByRounding_IsLeftOut()
    {
        var factor = InformationFactor.Create([1, 1, 1, 1 - 1e-15], 2);
        Assert.Equal([false, true], factor.LeftOut);
    }

    [Fact]
    public void QuadraticForm_RandomMatrix_IsThatOfTheInverse()
    {
        var matrix = Products(6, 9, 3);
        var vector = Numbers(6, 4);
        var solved = (double[])vector.Clone();
        var factor = InformationFactor.Create(matrix, 6);
        factor.Solve(solved);
        Assert.Equal(InformationFactor.Dot(vector, solved), factor.QuadraticForm((double[])vector.Clone()), 1e-10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public void SubtractProducts_AnyNumberOfRows_IsThePlainSum(int count)
    {
        const int Order = 9;
        var rows = Numbers(count * Order, 2);
        var matrix = new double[Order * Order];
        InformationFactor.SubtractProducts(matrix, Order, rows, count);
        for (var p = 0; p < Order; p++)
        {
            for (var q = p; q < Order; q++)
            {
                var plain = Enumerable.Range(0, count).Sum(n => rows[(n * Order) + p] * rows[(n * Order) + q]);
                Assert.Equal(-plain, matrix[(p * Order) + q], 1e-12);
            }
        }
    }

    [Fact]
    public void HalfSolveRows_ManyRightHandSides_IsEachByItself()
    {
        var factor = InformationFactor.Create(Products(5, 8, 6), 5);
        var rows = Numbers(15, 8);
        var columns = Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, 5).Select(r => rows[(r * 3) + c]).ToArray()).ToList();
        factor.HalfSolveRows(rows, 3);
        foreach (var (c, column) in columns.Index())
        {
            factor.HalfSolve(column);
            Assert.All(column.Index(), entry => Assert.Equal(entry.Item, rows[(entry.Index * 3) + c], 1e-12));
        }
    }

    private static double[] Numbers(int count, ulong seed)
    {
        var sequence = new RandomSequence(seed, 0);
        var numbers = new double[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = (2 * sequence.NextUnit()) - 1;
        }

        return numbers;
    }

    private static double[] Products(int order, int rows, ulong seed)
    {
        var x = Numbers(order * rows, seed);
        var matrix = new double[order * order];
        for (var p = 0; p < order; p++)
        {
            for (var q = 0; q < order; q++)
            {
                matrix[(p * order) + q] = Enumerable.Range(0, rows).Sum(n => x[(n * order) + p] * x[(n * order) + q]);
            }
        }

        return matrix;
    }

    private static double[] Times(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, vector.Length).Select(row =>
            Enumerable.Range(0, vector.Length).Sum(column => matrix[(row * vector.Length) + column] * vector[column]))];
}
