using MathNet.Numerics.LinearAlgebra;
using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Replication;

namespace Sektorskifte.Statistics.Tests.Replication;

/// <summary>The rank of replicate weights is that of a singular value decomposition, whichever way it is found.</summary>
public sealed class WeightRankTests
{
    // Few rows are taken as they are; many are mixed at random.
    [Theory]
    [InlineData(5, 8, 3)]
    [InlineData(12, 8, 8)]
    [InlineData(90, 20, 7)]
    [InlineData(90, 20, 20)]
    [InlineData(2000, 30, 30)]
    [InlineData(2000, 30, 11)]
    [InlineData(6000, 100, 99)]
    public void Of_RandomWeightsOfARank_IsThatRank(int rows, int replicates, int rank)
    {
        var values = Product(rows, replicates, rank, 3);
        var expected = Matrix<double>.Build.DenseOfRowMajor(rows, replicates, values).Svd(computeVectors: false).Rank;
        Assert.Equal(Math.Min(rank, rows), expected);
        Assert.Equal(expected, WeightRank.Of(Design(values, rows, replicates)));
    }

    [Fact]
    public void Of_WeightsOfZero_IsZero() => Assert.Equal(0, WeightRank.Of(Design(new double[30], 10, 3)));

    [Fact]
    public void Of_EqualReplicates_IsOne()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => 1.0 + (i / 4))];
        Assert.Equal(1, WeightRank.Of(Design(values, 100, 4)));
    }

    [Fact]
    public void Of_ReplicatesOfVeryUnlikeSize_CountsEach()
    {
        // A column's length is beside the point: it is what is left of it that counts.
        var values = Product(50, 6, 6, 9);
        for (var row = 0; row < 50; row++)
        {
            values[(row * 6) + 2] *= 1e-9;
            values[(row * 6) + 4] *= 1e9;
        }

        Assert.Equal(6, WeightRank.Of(Design(values, 50, 6)));
    }

    [Fact]
    public void Of_Domain_CountsItsRowsAlone()
    {
        var design = Design(Product(40, 10, 10, 5), 40, 10);
        var domain = (ReplicateDesign)design.Where([.. Enumerable.Range(0, 40).Select(row => row % 10 == 0)]);
        Assert.Equal(4, WeightRank.Of(domain));
        Assert.Equal(3, domain.DegreesOfFreedom);
    }

    [Fact]
    public void Of_RowsWithoutWeight_DoNotCountUnlessWeightsAreCombined()
    {
        var values = Product(6, 5, 5, 8);
        double[] weights = [1, 1, 0, 0, 0, 0];
        Assert.Equal(2, WeightRank.Of(ReplicateDesign.Create(weights, ReplicateWeights.Of(values, 5, 1)).Value));
        Assert.Equal(5, WeightRank.Of(ReplicateDesign.Create(weights, ReplicateWeights.Of(values, 5, 1, areCombined: true)).Value));
    }

    private static ReplicateDesign Design(double[] values, int rows, int replicates) => ReplicateDesign.Create(
        [.. Enumerable.Range(0, rows).Select(row => 1.0 + (row % 3))], ReplicateWeights.Of(values, replicates, 1)).Value;

    private static double[] Product(int rows, int columns, int rank, ulong seed)
    {
        var random = new RandomSequence(seed, (ulong)rank);
        var (left, right) = (new double[rows * rank], new double[rank * columns]);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = random.NextUnit() - 0.3;
        }

        for (var i = 0; i < right.Length; i++)
        {
            right[i] = random.NextUnit() - 0.3;
        }

        var values = new double[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                for (var k = 0; k < rank; k++)
                {
                    values[(row * columns) + column] += left[(row * rank) + k] * right[(k * columns) + column];
                }
            }
        }

        return values;
    }
}
