using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Calibration;

/// <summary>
/// What post-stratification leaves of linearised variables: each less the mean of its category, by the weights before. Raking is
/// taken as a sequence of such steps.
/// </summary>
internal sealed class CategoryResiduals : CalibrationResiduals
{
    private readonly int[][] _codes;
    private readonly double[] _after;
    private readonly double[]? _before;
    private readonly int _sweeps;

    private CategoryResiduals(int[][] codes, double[] after, double[]? before, int sweeps)
    {
        _codes = codes;
        _after = after;
        _before = before;
        _sweeps = sweeps;
    }

    /// <summary>For one post-stratification.</summary>
    public static CategoryResiduals PostStratified(int[] codes, double[] before, double[] after) => new([codes], after, before, 1);

    /// <summary>For raking: as R survey 4.1, ten sweeps over the margins, with unweighted means.</summary>
    public static CategoryResiduals Raked(int[][] codes, double[] after)
    {
        const int Sweeps = 10;
        return new(codes, after, null, Sweeps);
    }

    /// <inheritdoc/>
    public override void Apply(Span<double> weighted, int columns)
    {
        for (var sweep = 0; sweep < _sweeps; sweep++)
        {
            foreach (var codes in _codes)
            {
                Centre(weighted, columns, codes);
            }
        }
    }

    private void Centre(Span<double> weighted, int columns, int[] codes)
    {
        var categories = codes.Max() + 1;
        var means = new double[categories * columns];
        var totals = new double[categories];
        for (var row = 0; row < codes.Length; row++)
        {
            if (_after[row] == 0)
            {
                continue;
            }

            var before = _before?[row] ?? 1;
            var share = before / _after[row];
            totals[codes[row]] += before;
            var from = weighted.Slice(row * columns, columns);
            var into = means.AsSpan(codes[row] * columns, columns);
            for (var j = 0; j < columns; j++)
            {
                into[j] += share * from[j];
            }
        }

        for (var row = 0; row < codes.Length; row++)
        {
            if (_after[row] == 0)
            {
                continue;
            }

            var share = _after[row] / totals[codes[row]];
            var into = weighted.Slice(row * columns, columns);
            var mean = means.AsSpan(codes[row] * columns, columns);
            for (var j = 0; j < columns; j++)
            {
                into[j] -= share * mean[j];
            }
        }
    }
}
