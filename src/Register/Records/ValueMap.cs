using System.Numerics;

namespace Sektorskifte.Register.Records;

/// <summary>
/// A number for each of some 64-bit values, found with one look into memory, which a dictionary does not do. For one thread.
/// </summary>
internal sealed class ValueMap
{
    private const ulong Odd = 0x9E3779B97F4A7C15;

    private Slot[] _slots = new Slot[2048];

    /// <summary>How many values have a number.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a value; 0 when it has none.</summary>
    public int this[ulong value] => _slots[Find(value)].Number;

    /// <summary>Gives a value that has none a number.</summary>
    /// <param name="value">The value.</param>
    /// <param name="number">From 1.</param>
    public void Add(ulong value, int number)
    {
        if (2 * Count == _slots.Length)
        {
            var slots = _slots;
            _slots = new Slot[2 * slots.Length];
            foreach (var slot in slots.Where(slot => slot.Number != 0))
            {
                _slots[Find(slot.Value)] = slot;
            }
        }

        _slots[Find(value)] = new Slot(value, number);
        Count++;
    }

    /// <summary>The slot of a value, or the free one where it would be.</summary>
    private int Find(ulong value)
    {
        var slots = _slots;
        var slot = (int)((value * Odd) >> (64 - BitOperations.Log2((uint)slots.Length)));
        while (slots[slot].Number != 0 && slots[slot].Value != value)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }

    private readonly record struct Slot(ulong Value, int Number);
}
