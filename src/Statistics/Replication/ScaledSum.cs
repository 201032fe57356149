using System.Numerics;
using System.Runtime.InteropServices;

namespace Sektorskifte.Statistics.Replication;

/// <summary>The inner step of all sums over replicates, several numbers at once.</summary>
internal static class ScaledSum
{
    /// <summary>Adds a factor times some numbers to as many sums.</summary>
    public static void Add(ReadOnlySpan<double> values, double factor, Span<double> sums)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(values);
        var to = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var factors = new Vector<double>(factor);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += factors * from[i];
        }

        for (var i = to.Length * Vector<double>.Count; i < sums.Length; i++)
        {
            sums[i] += factor * values[i];
        }
    }
}
