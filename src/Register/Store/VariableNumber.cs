using System.Runtime.CompilerServices;

namespace Sektorskifte.Register.Store;

/// <summary>Whole numbers in as few bytes as they need: seven bits a byte, the low ones first, the eighth says that more follow.</summary>
internal static class VariableNumber
{
    /// <summary>The most bytes of a number.</summary>
    public const int MostBytes = 5;

    /// <summary>Writes a number and moves on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Span<byte> target, ref int at, uint number)
    {
        while (number >= 0x80)
        {
            target[at++] = (byte)(number | 0x80);
            number >>= 7;
        }

        target[at++] = (byte)number;
    }

    /// <summary>Reads a number and moves on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ReadOnlySpan<byte> source, ref int at)
    {
        uint number = source[at++];
        return number < 0x80 ? number : ReadLong(source, ref at, number & 0x7F);
    }

    private static uint ReadLong(ReadOnlySpan<byte> source, ref int at, uint number)
    {
        for (var shift = 7; ; shift += 7)
        {
            uint next = source[at++];
            number |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
