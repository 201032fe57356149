using System.Numerics;

namespace Sektorskifte.Register.Store;

/// <summary>
/// Puts identities in ascending order. Their upper halves are evenly spread, so that the leading bits alone bring each to
/// within a place or two of where it belongs.
/// </summary>
internal sealed class PersonOrder
{
    private const int FewInBucket = 24;
    private const int MostBits = 20;

    private int[] _starts = [];
    private int[] _order = [];
    private ulong[] _high = [];
    private ulong[] _low = [];

    /// <summary>The indices of the identities in their ascending order, valid until the next call.</summary>
    public ReadOnlySpan<int> Of(ulong[] high, ulong[] low, int count)
    {
        _high = high;
        _low = low;
        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(count, 2)), 1, MostBits);
        var buckets = 1 << bits;
        if (_starts.Length <= buckets)
        {
            _starts = new int[buckets + 1];
        }

        if (_order.Length < count)
        {
            _order = new int[count];
        }

        Spread(count, 64 - bits, _starts.AsSpan(0, buckets + 1));
        var start = 0;
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            // After the spreading each start is where the bucket ends.
            var end = _starts[bucket];
            Sort(_order.AsSpan(start, end - start));
            start = end;
        }

        return _order.AsSpan(0, count);
    }

    private void Spread(int count, int shift, Span<int> starts)
    {
        starts.Clear();
        var high = _high.AsSpan(0, count);
        foreach (var id in high)
        {
            starts[(int)(id >> shift) + 1]++;
        }

        for (var bucket = 1; bucket < starts.Length; bucket++)
        {
            starts[bucket] += starts[bucket - 1];
        }

        for (var i = 0; i < high.Length; i++)
        {
            _order[starts[(int)(high[i] >> shift)]++] = i;
        }
    }

    private void Sort(Span<int> bucket)
    {
        if (bucket.Length > FewInBucket)
        {
            bucket.Sort((left, right) => Less(left, right) ? -1 : Less(right, left) ? 1 : 0);
            return;
        }

        for (var i = 1; i < bucket.Length; i++)
        {
            var moved = bucket[i];
            var to = i;
            for (; to > 0 && Less(moved, bucket[to - 1]); to--)
            {
                bucket[to] = bucket[to - 1];
            }

            bucket[to] = moved;
        }
    }

    private bool Less(int left, int right) =>
        _high[left] != _high[right] ? _high[left] < _high[right] : _low[left] < _low[right];
}
