namespace Sektorskifte.Statistics.Replication;

/// <summary>
/// Replicate weights: what each row weighs in each of a number of replicates, and how far estimates under them lie apart from the
/// estimate itself when nothing but chance is at work.
/// </summary>
public sealed class ReplicateWeights
{
    private readonly double[] _values;
    private readonly int[]? _unitOfRow;

    internal ReplicateWeights(double[] values, int[]? unitOfRow, int count, double scale, double[] replicateScales)
    {
        _values = values;
        _unitOfRow = unitOfRow;
        Count = count;
        Scale = scale;
        ReplicateScales = replicateScales;
    }

    /// <summary>The number of replicates.</summary>
    public int Count { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount => _unitOfRow?.Length ?? (_values.Length / Count);

    /// <summary>What the sum of squared distances is multiplied by.</summary>
    public double Scale { get; }

    /// <summary>What each replicate's squared distance is multiplied by; 0 or above.</summary>
    public IReadOnlyList<double> ReplicateScales { get; }

    /// <summary>Whether the replicate weights are whole weights; else they are factors of the sampling weight. Default no.</summary>
    public bool AreCombined { get; internal init; }

    /// <summary>
    /// Whether distances are taken from the estimate itself; else from the mean of the replicates' estimates. Default no.
    /// </summary>
    public bool AroundEstimate { get; internal init; }

    /// <summary>Degrees of freedom; null: the rank of the weights less one.</summary>
    public double? DegreesOfFreedom { get; internal init; }

    /// <summary>The number of distinct rows of weights: sampling units, or rows.</summary>
    internal int UnitCount => _values.Length / Count;

    /// <summary>Replicate weights that are at hand.</summary>
    /// <param name="values">The weights, or factors of the sampling weight, row after row: those of the first row in all replicates
    /// first. They are kept, not copied.</param>
    /// <param name="count">The number of replicates, at least 2.</param>
    /// <param name="scale">What the sum of squared distances is multiplied by, 0 or above: for jackknives (n − 1)/n, for balanced
    /// half-samples 1/R, with Fay's ρ 1/(R (1 − ρ)²), for bootstraps 1/(R − 1).</param>
    /// <param name="replicateScales">What each replicate's squared distance is multiplied by; default 1.</param>
    /// <param name="areCombined">Whether the values are whole weights; default no: factors of the sampling weight.</param>
    /// <param name="aroundEstimate">Whether distances are taken from the estimate itself; default from the replicates' mean.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom; default the rank of the weights less one.</param>
    public static ReplicateWeights Of(
        double[] values,
        int count,
        double scale,
        IReadOnlyList<double>? replicateScales = null,
        bool areCombined = false,
        bool aroundEstimate = false,
        double? degreesOfFreedom = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length % count, 0, nameof(values));
        if (!(scale >= 0 && double.IsFinite(scale)))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "It is a finite number of 0 or above.");
        }

        double[] scales = replicateScales is null ? [.. Enumerable.Repeat(1.0, count)] : [.. replicateScales];
        Require.SameLength(count, scales.Length);
        return new ReplicateWeights(values, null, count, scale, scales)
        {
            AreCombined = areCombined,
            AroundEstimate = aroundEstimate,
            DegreesOfFreedom = degreesOfFreedom,
        };
    }

    /// <summary>Other weights with the same scales, as after a calibration of every replicate.</summary>
    /// <param name="values">The weights, or factors of the sampling weight, row after row. They are kept, not copied.</param>
    /// <param name="areCombined">Whether the values are whole weights, or factors of the sampling weight.</param>
    public ReplicateWeights Replaced(double[] values, bool areCombined)
    {
        ArgumentNullException.ThrowIfNull(values);
        Require.SameLength(RowCount * Count, values.Length);
        return new ReplicateWeights(values, null, Count, Scale, [.. ReplicateScales])
        {
            AreCombined = areCombined,
            AroundEstimate = AroundEstimate,
            DegreesOfFreedom = DegreesOfFreedom,
        };
    }

    /// <summary>Which distinct row of weights a row has.</summary>
    internal int UnitOf(int row) => _unitOfRow is null ? row : _unitOfRow[row];

    /// <summary>The weights of a unit in all replicates.</summary>
    internal ReadOnlySpan<double> OfUnit(int unit) => _values.AsSpan(unit * Count, Count);
}
