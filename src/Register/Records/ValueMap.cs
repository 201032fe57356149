using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Sektorskifte.Register.Records;

/// <summary>
/// A number for each of some 64-bit values, found with one look into memory, which a dictionary does not do. For one thread.
/// </summary>
internal sealed class ValueMap
{
    /// <summary>How many values ahead of the one looked for <see cref="Expect"/> does most good.</summary>
    public const int Ahead = 12;

    private const ulong Odd = 0x9E3779B97F4A7C15;

    private Slot[] _slots = new Slot[2048];

    /// <summary>How many values have a number.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a value; 0 when it has none.</summary>
    public int this[ulong value] => _slots[Find(value)].Number;

    /// <summary>Says that a value will be looked for soon, so that its place comes into the cache meanwhile.</summary>
    public unsafe void Expect(ulong value)
    {
        if (Sse.IsSupported)
        {
            // A hint: should the array move at this moment, nothing is lost but the hint.
            Sse.Prefetch0(Unsafe.AsPointer(ref _slots[Home(value, _slots.Length)]));
        }
    }

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
        var slot = Home(value, slots.Length);
        while (slots[slot].Number != 0 && slots[slot].Value != value)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }

    private static int Home(ulong value, int slots) => (int)((value * Odd) >> (64 - BitOperations.Log2((uint)slots)));

    private readonly record struct Slot(ulong Value, int Number);
}
