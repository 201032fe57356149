using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Generator;

/// <summary>
/// Draws an index in proportion to its weight in constant time: A. J. Walker's alias method in the form of M. D. Vose,
/// "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17(9), 1991.
/// </summary>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    /// <summary>A table for weights.</summary>
    /// <param name="weights">At least one; none negative, not all zero.</param>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        var count = weights.Length;
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        _keep = new double[count];
        _alias = new int[count];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < count; i++)
        {
            _keep[i] = weights[i] * count / sum;
            _alias[i] = i;
            (_keep[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var less = small.Pop();
            var more = large.Pop();
            _alias[less] = more;
            _keep[more] -= 1 - _keep[less];
            (_keep[more] < 1 ? small : large).Push(more);
        }

        // What is left differs from 1 by rounding only.
        foreach (var rest in small.Concat(large))
        {
            _keep[rest] = 1;
        }
    }

    /// <summary>The next index.</summary>
    public int Draw(ref RandomSequence random)
    {
        var index = random.NextBelow(_keep.Length);
        return random.NextUnit() < _keep[index] ? index : _alias[index];
    }
}
