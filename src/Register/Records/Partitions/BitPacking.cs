using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sektorskifte.Register.Records.Partitions;

/// <summary>
/// Numbers of so many bits next to each other, least significant bit first. Eight bytes are written and read at a time, so the
/// room behind them must be <see cref="Slack"/> bytes longer than <see cref="Bytes"/> says.
/// </summary>
internal static unsafe class BitPacking
{
    /// <summary>The bytes that may be touched, and are not kept, behind packed numbers.</summary>
    public const int Slack = 8;

    // A number and the up to seven bits before it must fit in 64 bits; a wider one takes eight bytes.
    private const int WidestPacked = 56;
    private const int Whole = 64;

    /// <summary>The bits for numbers from 0 to one.</summary>
    public static int Width(ulong largest)
    {
        var bits = Whole - BitOperations.LeadingZeroCount(largest);
        return bits > WidestPacked ? Whole : bits;
    }

    /// <summary>The bytes that numbers take.</summary>
    public static long Bytes(int count, int width) => (((long)count * width) + 7) / 8;

    /// <summary>Packs some of the numbers, less a base.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="order">Which of them, in which order.</param>
    /// <param name="least">What is taken from each.</param>
    /// <param name="width">The bits of each, as <see cref="Width"/> has it.</param>
    /// <param name="to">Where to.</param>
    public static void Pack(ulong[] numbers, ReadOnlySpan<int> order, ulong least, int width, byte* to)
    {
        if (width == Whole)
        {
            foreach (var row in order)
            {
                Unsafe.WriteUnaligned(to, numbers[row] - least);
                to += sizeof(ulong);
            }

            return;
        }

        ulong begun = 0;
        var bits = 0;
        foreach (var row in order)
        {
            begun |= (numbers[row] - least) << bits;
            Unsafe.WriteUnaligned(to, begun);
            bits += width;
            to += bits >> 3;
            begun >>= bits & ~7;
            bits &= 7;
        }
    }

    /// <summary>Reads packed numbers and adds the base.</summary>
    public static void Unpack(byte* from, ulong least, int width, Span<ulong> numbers)
    {
        if (width == 0)
        {
            numbers.Fill(least);
            return;
        }

        if (width == Whole)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = Unsafe.ReadUnaligned<ulong>(from + ((long)i * sizeof(ulong))) + least;
            }

            return;
        }

        var mask = (1UL << width) - 1;
        long bit = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = ((Unsafe.ReadUnaligned<ulong>(from + (bit >> 3)) >> (int)(bit & 7)) & mask) + least;
            bit += width;
        }
    }
}
