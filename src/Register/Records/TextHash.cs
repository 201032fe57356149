using System.Buffers.Binary;
using System.Numerics;

namespace Sektorskifte.Register.Records;

/// <summary>64-bit hashes of texts and their combination: multiply and fold of eight bytes at a time.</summary>
internal static class TextHash
{
    private const ulong Odd = 0x9E3779B97F4A7C15;

    /// <summary>The hash of a text; another seed gives one that does not depend on it.</summary>
    public static ulong Of(ReadOnlySpan<byte> text, ulong seed = Odd)
    {
        var hash = (ulong)text.Length ^ seed;
        while (text.Length >= 8)
        {
            hash = Combine(hash, BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text[8..];
        }

        ulong tail = 0;
        for (var i = 0; i < text.Length; i++)
        {
            tail |= (ulong)text[i] << (8 * i);
        }

        return Combine(hash, tail);
    }

    public static ulong Combine(ulong hash, ulong value)
    {
        var high = Math.BigMul(hash ^ value ^ 0xD6E8FEB86659FD93, Odd, out var low);
        return high ^ low ^ BitOperations.RotateLeft(hash, 23);
    }

    /// <summary>Adds a hash whose bits are already well mixed: quicker than <see cref="Combine"/>, and as good for those.</summary>
    public static ulong Chain(ulong hash, ulong mixed) => (hash * Odd) + mixed;
}
