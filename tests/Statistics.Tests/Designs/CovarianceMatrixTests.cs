using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Tests.Designs;

public sealed class CovarianceMatrixTests
{
    private static readonly CovarianceMatrix Matrix = new(2, [4, 1, 1, 9]);

    [Fact]
    public void Combine_DifferenceAndSum_HaveTheirVariances()
    {
        var combined = Matrix.Combine([1, -1, 1, 1]);
        Assert.Equal([11, -5, -5, 15], combined.Entries);
        Assert.Equal([2, 3], Matrix.StandardErrors());
    }

    [Fact]
    public void StandardError_NegativeByRounding_IsZero() => Assert.Equal(0, new CovarianceMatrix(1, [-1e-20]).StandardError(0));

    [Fact]
    public void Matrix_WrongSizes_Throw()
    {
        Assert.Throws<ArgumentException>(() => new CovarianceMatrix(2, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => Matrix.Combine([1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Matrix[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Matrix[0, -1]);
    }
}
