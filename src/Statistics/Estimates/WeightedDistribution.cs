using Sektorskifte.Statistics.Designs;

namespace Sektorskifte.Statistics.Estimates;

/// <summary>The values of a variable in their order, with the sums of weights up to each. Rows of weight 0 have no part in it.</summary>
internal sealed class WeightedDistribution
{
    private readonly int[] _rows;
    private readonly double[] _values;
    private readonly double[] _weights;
    private readonly double[] _sums;
    private int _count;

    /// <summary>The values in their order, without weights yet.</summary>
    public WeightedDistribution(SurveyDesign design, Variable variable)
    {
        (_rows, Source) = RowOrder.Of(design, variable);
        _values = new double[_rows.Length];
        _weights = new double[_rows.Length];
        _sums = new double[_rows.Length];
    }

    private double[] Source { get; }

    /// <summary>Takes the weights of all rows of the data.</summary>
    /// <returns>False when they are all 0.</returns>
    public bool Weigh(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        _count = 0;
        for (var i = 0; i < _rows.Length; i++)
        {
            var weight = weights[_rows[i]];
            if (weight == 0)
            {
                continue;
            }

            sum += weight;
            (_values[_count], _weights[_count], _sums[_count]) = (Source[i], weight, sum);
            _count++;
        }

        return _count > 0;
    }

    /// <summary>The quantile by a rule, for weights that are not all 0.</summary>
    public double Quantile(double p, QuantileRule rule)
    {
        var total = _sums[_count - 1];
        return rule switch
        {
            QuantileRule.Math or QuantileRule.School => Step(p, total, rule == QuantileRule.School),
            QuantileRule.HyndmanFan4 => Linear(p, i => _sums[i] / total),
            QuantileRule.HyndmanFan5 => Linear(p, i => (_sums[i] - (_weights[i] / 2)) / total),
            QuantileRule.HyndmanFan6 => Linear(p, i => _sums[i] / (total + _weights[_count - 1])),
            QuantileRule.HyndmanFan7 => Linear(p, i => i == 0 ? 0 : _sums[i - 1] / _sums[Math.Max(_count - 2, 0)]),
            QuantileRule.HyndmanFan8 => Linear(p, i => (_sums[i] - (_weights[i] / 3)) / (total + (_weights[_count - 1] / 3))),
            _ => Linear(p, i => (_sums[i] - (_weights[i] * 3 / 8)) / (total + (_weights[_count - 1] / 4))),
        };
    }

    // Sums of weights carry rounding: a jump within a few units in the last place of the probability is at it.
    private double Step(double p, double total, bool isHalfway)
    {
        var target = p * total;
        var (low, high) = (0, _count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sums[middle] >= target * (1 - 1e-14))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return isHalfway && low < _count - 1 && _sums[low] <= target * (1 + 1e-14)
            ? (_values[low] + _values[low + 1]) / 2
            : _values[low];
    }

    private double Linear(double p, Func<int, double> place)
    {
        if (p <= place(0))
        {
            return _values[0];
        }

        var (low, high) = (0, _count - 1);
        if (p >= place(high))
        {
            return _values[high];
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (place(middle) <= p)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        var (from, to) = (place(low), place(high));
        return _values[low] + ((_values[high] - _values[low]) * (p - from) / (to - from));
    }
}
