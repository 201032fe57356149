using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Regression;

namespace Sektorskifte.Statistics.Tests.Regression;

public sealed class NormalEquationsTests
{
    private static readonly Arbitrary<(int Rows, int Size, int Seed)> Shapes = (
        from rows in Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(200, 1200))
        from size in Gen.Choose(1, 9)
        from seed in Gen.Choose(0, int.MaxValue)
        select (rows, size, seed)).ToArbitrary();

    // Against the sums written out.
    [Fact]
    public void Add_AnyShape_GivesTheSumsOverRows() => Prop.ForAll(Shapes, shape =>
    {
        var (columns, weights, factors) = Random(shape.Rows, shape.Size, (ulong)shape.Seed);
        var equations = Filled(columns, weights, factors);
        for (var i = 0; i < shape.Size; i++)
        {
            var (square, product) = (0.0, 0.0);
            for (var row = 0; row < shape.Rows; row++)
            {
                square += weights[row] * columns[i][row] * columns[i][row];
                product += factors[row] * columns[i][row];
            }

            if (Math.Abs(equations.Square(i) - square) > 1e-10 * shape.Rows || Math.Abs(equations.Products[i] - product) > 1e-10 * shape.Rows)
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TryInvert_AnyShape_TimesTheSumsIsTheUnitMatrix() => Prop.ForAll(Shapes, shape =>
    {
        var rows = Math.Max(shape.Rows, 3 * shape.Size);
        var (columns, weights, factors) = Random(rows, shape.Size, (ulong)shape.Seed);
        var sums = new double[shape.Size, shape.Size];
        for (var i = 0; i < shape.Size; i++)
        {
            for (var j = 0; j < shape.Size; j++)
            {
                for (var row = 0; row < rows; row++)
                {
                    sums[i, j] += weights[row] * columns[i][row] * columns[j][row];
                }
            }
        }

        if (!Filled(columns, weights, factors).TryInvert(out var inverse, out _))
        {
            return false;
        }

        for (var i = 0; i < shape.Size; i++)
        {
            for (var j = 0; j < shape.Size; j++)
            {
                var product = 0.0;
                for (var k = 0; k < shape.Size; k++)
                {
                    product += inverse[i, k] * sums[k, j];
                }

                if (Math.Abs(product - (i == j ? 1 : 0)) > 1e-8)
                {
                    return false;
                }
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void TryInvert_DependentColumn_IsTheLastOfThoseThatDepend(int copied)
    {
        var (columns, weights, factors) = Random(100, 6, 3);
        for (var row = 0; row < 100; row++)
        {
            columns[5][row] = (3 * columns[copied][row]) - (copied > 0 ? columns[0][row] : 0);
        }

        Assert.False(Filled(columns, weights, factors).TryInvert(out _, out var dependent));
        Assert.Equal(5, dependent);
    }

    [Fact]
    public void TryInvert_ZeroColumn_IsNamed()
    {
        var (columns, weights, factors) = Random(100, 4, 3);
        Array.Clear(columns[1]);
        Assert.False(Filled(columns, weights, factors).TryInvert(out _, out var dependent));
        Assert.Equal(1, dependent);
    }

    [Fact]
    public void TryInvert_NotANumber_IsNotInverted()
    {
        Assert.False(NormalEquations.TryInvert(new[,] { { 1.0, 0 }, { 0, double.NaN } }, out _, out var dependent));
        Assert.Equal(1, dependent);
        Assert.False(NormalEquations.TryInvert(new[,] { { -1.0 } }, out _, out _));
    }

    // Hilbert's matrix is nearly singular; its inverse has whole numbers.
    [Fact]
    public void TryInvert_HilbertMatrix_IsKnown()
    {
        var hilbert = new double[5, 5];
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
            {
                hilbert[i, j] = 1.0 / (i + j + 1);
            }
        }

        Assert.True(NormalEquations.TryInvert(hilbert, out var inverse, out _));
        Assert.Equal(25, inverse[0, 0], 1e-7);
        Assert.Equal(-300, inverse[0, 1], 1e-6);
        Assert.Equal(-300, inverse[1, 0], 1e-6);
        Assert.Equal(44100, inverse[4, 4], 1e-4);
    }

    [Fact]
    public void Clear_AfterRows_StartsAnew()
    {
        var (columns, weights, factors) = Random(300, 3, 9);
        var equations = Filled(columns, weights, factors);
        equations.Clear();
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal((0.0, 0.0), (equations.Square(i), equations.Products[i])));
    }

    [Fact]
    public void Multiply_MatrixAndVector_IsTheirProduct() =>
        Assert.Equal([5.0, 11, 17], NormalEquations.Multiply(new[,] { { 1.0, 2 }, { 3, 4 }, { 5, 6 } }, [1, 2]));

    private static NormalEquations Filled(double[][] columns, double[] weights, double[] factors)
    {
        var equations = new NormalEquations(columns.Length);
        for (var start = 0; start < weights.Length; start += ModelRows.Block)
        {
            var length = Math.Min(ModelRows.Block, weights.Length - start);
            equations.Add(columns, start, weights.AsSpan(start, length), factors.AsSpan(start, length));
        }

        return equations;
    }

    private static (double[][] Columns, double[] Weights, double[] Factors) Random(int rows, int size, ulong seed)
    {
        var random = new RandomSequence(seed, 1);
        double[] Column()
        {
            var values = new double[(rows + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count];
            for (var row = 0; row < rows; row++)
            {
                values[row] = (2 * random.NextUnit()) - 1;
            }

            return values;
        }

        return ([.. Enumerable.Range(0, size).Select(_ => Column())], Array.ConvertAll(Column(), Math.Abs), Column());
    }
}
