namespace Sektorskifte.Register.Records.Partitions;

/// <summary>
/// Numbers for 64-bit values that recur, such as hashes over columns with few distinct contents. For one thread while it grows.
/// </summary>
/// <param name="most">How many distinct values are numbered.</param>
internal sealed class ValueNumbers(int most)
{
    private readonly ValueMap _numbers = new();
    private ulong[] _values = new ulong[1024];

    /// <summary>How many values have a number; the numbers are 0 to this less one.</summary>
    public int Count => _numbers.Count;

    /// <summary>The value of a number.</summary>
    public ulong this[int number] => _values[number];

    /// <summary>Finds or gives the numbers of values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="numbers">Takes a number for each.</param>
    /// <returns>False when there are too many distinct values.</returns>
    public bool Number(ReadOnlySpan<ulong> values, Span<ulong> numbers)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _numbers.Expect(values[Math.Min(i + ValueMap.Ahead, values.Length - 1)]);
            var number = _numbers[values[i]];
            if (number == 0)
            {
                if (Count == most)
                {
                    return false;
                }

                number = Add(values[i]);
            }

            numbers[i] = (ulong)(number - 1);
        }

        return true;
    }

    private int Add(ulong value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, 2 * Count);
        }

        _values[Count] = value;
        _numbers.Add(value, Count + 1);
        return Count;
    }
}
