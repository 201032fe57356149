using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Records;

/// <summary>
/// A 64-bit hash of the columns that no profile maps. A row's hash is the sum of its cells' hashes, each begun with the
/// column's name, so that the order of the columns does not matter and an empty cell counts as none. Multiply-and-fold
/// mixing: good against chance, not against an adversary, of which a register has none.
/// </summary>
internal static class RowHash
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;

    /// <summary>What a column's cells begin with.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="occurrence">0 for the first column of that name in the file, then 1, 2, ….</param>
    public static ulong Seed(string name, int occurrence) => Cell(name, (ulong)occurrence + First);

    /// <summary>The hash of a cell's text.</summary>
    public static ulong Cell(ReadOnlySpan<char> text, ulong seed)
    {
        var words = MemoryMarshal.Cast<char, ulong>(text);
        var hash = seed ^ ((ulong)text.Length * Second);
        foreach (var word in words)
        {
            hash = Mix(hash ^ word);
        }

        ulong last = 0;
        foreach (var character in text[(words.Length * 4)..])
        {
            last = (last << 16) | character;
        }

        return Mix(Mix(hash ^ last));
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ First, Second, out var low);
        return high ^ low;
    }
}
