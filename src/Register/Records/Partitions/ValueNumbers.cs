using System.Numerics;

namespace Sektorskifte.Register.Records.Partitions;

/// <summary>
/// Numbers for 64-bit values that recur, such as hashes over columns with few distinct contents. For one thread while it grows.
/// </summary>
/// <param name="most">How many distinct values are numbered.</param>
internal sealed class ValueNumbers(int most)
{
    private ulong[] _values = new ulong[1024];
    private int[] _slots = new int[2048];

    /// <summary>How many values have a number; the numbers are 0 to this less one.</summary>
    public int Count { get; private set; }

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
            var value = values[i];
            var slot = Slot(value);
            while (_slots[slot] != 0 && _values[_slots[slot] - 1] != value)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            if (_slots[slot] == 0)
            {
                if (Count == most)
                {
                    return false;
                }

                slot = Add(value, slot);
            }

            numbers[i] = (ulong)(_slots[slot] - 1);
        }

        return true;
    }

    private int Add(ulong value, int slot)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Count * 2);
            _slots = new int[Count * 4];
            for (var number = 0; number < Count; number++)
            {
                _slots[FreeSlot(_values[number])] = number + 1;
            }

            slot = FreeSlot(value);
        }

        _values[Count++] = value;
        _slots[slot] = Count;
        return slot;
    }

    private int FreeSlot(ulong value)
    {
        var slot = Slot(value);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    private int Slot(ulong value) =>
        (int)((value * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)_slots.Length)));
}
