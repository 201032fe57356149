namespace Sektorskifte.Register.Records;

/// <summary>The combinations of attribute values that one thread has seen, so that it asks for the shared number of each once.</summary>
/// <param name="all">The combinations of all threads.</param>
internal sealed class KnownCombinations(AttributeCombinations all)
{
    private readonly ValueMap _prefixes = new();
    private int[] _combinations = new int[1024];

    /// <summary>The number of a combination of value numbers, one for each attribute.</summary>
    public int Of(ReadOnlySpan<int> values)
    {
        // The first two values, the first three, … each have a number, so that no packing of several values can overflow.
        // A number may stand for prefixes of several lengths; of one length, each has its own.
        var prefix = values.Length > 1 ? values[0] : 0;
        foreach (var value in values.Length > 1 ? values[1..] : values)
        {
            var longer = ((ulong)prefix << 32) | (uint)value;
            prefix = _prefixes[longer];
            if (prefix == 0)
            {
                prefix = _prefixes.Count + 1;
                _prefixes.Add(longer, prefix);
            }
        }

        if (prefix >= _combinations.Length)
        {
            Array.Resize(ref _combinations, 2 * prefix);
        }

        // One more than the number, since 0 is one.
        ref var combination = ref _combinations[prefix];
        combination = combination == 0 ? all.Add(values) + 1 : combination;
        return combination - 1;
    }
}
