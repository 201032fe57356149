using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Numbers for the combinations of attribute values that occur. Safe to use from several threads, also while it grows.
/// </summary>
/// <param name="attributes">How many attributes there are, from 0.</param>
internal sealed class AttributeCombinations(int attributes)
{
    private readonly TextDictionary[] _values = [.. Enumerable.Range(0, attributes).Select(_ => new TextDictionary())];
    private readonly Dictionary<(int Before, int Value), int> _prefixes = [];
    private readonly Dictionary<int, int> _numbers = [];
    private readonly Lock _adding = new();
    private volatile int[] _combinations = new int[Math.Max(1, attributes) * 16];
    private int _count = 1;

    /// <summary>How many attributes there are.</summary>
    public int Attributes => _values.Length;

    /// <summary>The number of distinct combinations, the one with all values missing included; they are 0 to this less one.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The dictionary of an attribute's values as written.</summary>
    public TextDictionary Values(int attribute) => _values[attribute];

    /// <summary>The value numbers of a combination, one for each attribute.</summary>
    public ReadOnlySpan<int> this[int combination] => _combinations.AsSpan(combination * attributes, attributes);

    /// <summary>The number of a combination of value numbers, one for each attribute; all missing is 0.</summary>
    public int Add(ReadOnlySpan<int> values)
    {
        if (values.IndexOfAnyExcept(JobRow.Missing) < 0)
        {
            return 0;
        }

        lock (_adding)
        {
            // The first value, the first two, … each have a number, so that no packing of several values can overflow.
            var prefix = 0;
            foreach (var value in values)
            {
                ref var longer = ref CollectionsMarshal.GetValueRefOrAddDefault(_prefixes, (prefix, value), out var known);
                longer = known ? longer : _prefixes.Count;
                prefix = longer;
            }

            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, prefix, out var exists);
            if (!exists)
            {
                number = Append(values);
            }

            return number;
        }
    }

    /// <summary>Orders two combinations by the bytes of their values, first attribute first.</summary>
    public int Compare(int left, int right)
    {
        for (var a = 0; a < attributes && left != right; a++)
        {
            var order = _values[a].Compare(this[left][a], this[right][a]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private int Append(ReadOnlySpan<int> values)
    {
        var at = _count * attributes;
        var combinations = _combinations;
        if (at + attributes > combinations.Length)
        {
            Array.Resize(ref combinations, combinations.Length * 2);
            _combinations = combinations;
        }

        values.CopyTo(combinations.AsSpan(at));
        Volatile.Write(ref _count, _count + 1);
        return _count - 1;
    }
}
