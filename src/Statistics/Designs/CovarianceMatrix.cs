namespace Sektorskifte.Statistics.Designs;

/// <summary>The variances and covariances of several estimates.</summary>
public sealed class CovarianceMatrix
{
    private readonly double[] _entries;

    /// <summary>A matrix of entries that are at hand.</summary>
    /// <param name="size">The number of estimates.</param>
    /// <param name="entries">Row after row, symmetric.</param>
    public CovarianceMatrix(int size, IReadOnlyList<double> entries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        Require.SameLength(size * size, entries.Count);
        Size = size;
        _entries = [.. entries];
    }

    /// <summary>The number of estimates.</summary>
    public int Size { get; }

    /// <summary>The covariance of two estimates, or the variance of one.</summary>
    /// <param name="row">The first, from 0.</param>
    /// <param name="column">The second, from 0.</param>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Size, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Size, nameof(column));
            return _entries[(row * Size) + column];
        }
    }

    /// <summary>The entries, row after row.</summary>
    public IReadOnlyList<double> Entries => _entries;

    /// <summary>The standard error of an estimate.</summary>
    /// <param name="index">The estimate, from 0.</param>
    public double StandardError(int index) => Math.Sqrt(Math.Max(0, this[index, index]));

    /// <summary>The standard errors of all estimates.</summary>
    public double[] StandardErrors()
    {
        var errors = new double[Size];
        for (var i = 0; i < Size; i++)
        {
            errors[i] = StandardError(i);
        }

        return errors;
    }

    /// <summary>The covariances of linear combinations of the estimates.</summary>
    /// <param name="coefficients">One row of <see cref="Size"/> coefficients per combination, row after row.</param>
    public CovarianceMatrix Combine(ReadOnlySpan<double> coefficients)
    {
        if (Size == 0 || coefficients.Length % Size != 0)
        {
            throw new ArgumentException($"Each combination has {Size} coefficients.", nameof(coefficients));
        }

        var count = coefficients.Length / Size;
        var half = new double[count * Size];
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < Size; k++)
            {
                var coefficient = coefficients[(i * Size) + k];
                for (var j = 0; coefficient != 0 && j < Size; j++)
                {
                    half[(i * Size) + j] += coefficient * _entries[(k * Size) + j];
                }
            }
        }

        var result = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < Size; k++)
                {
                    sum += half[(i * Size) + k] * coefficients[(j * Size) + k];
                }

                result[(i * count) + j] = result[(j * count) + i] = sum;
            }
        }

        return new CovarianceMatrix(count, result);
    }
}
