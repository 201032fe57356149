using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Bench;

/// <summary>A number of rows as people write it: 500000, 500K, 10M.</summary>
internal static class RowCount
{
    public static long Parse(string text)
    {
        var (digits, factor) = text switch
        {
            [.. var head, 'k' or 'K'] => (head, 1_000L),
            [.. var head, 'm' or 'M'] => (head, 1_000_000L),
            _ => (text, 1L),
        };
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number * factor
            : throw new InputException($"--rows {text}: give a number from 1, with K or M for thousands or millions.");
    }
}
