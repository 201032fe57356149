namespace Sektorskifte.Register.Records;

/// <summary>The plain shapes that values of text cells are made of.</summary>
internal static class CellText
{
    /// <summary>The cell without the spaces, tabs and non-breaking spaces around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] is (byte)' ' or (byte)'\t')
            {
                text = text[1..];
            }
            else if (text.StartsWith(NonBreakingSpace))
            {
                text = text[NonBreakingSpace.Length..];
            }
            else
            {
                break;
            }
        }

        while (!text.IsEmpty)
        {
            if (text[^1] is (byte)' ' or (byte)'\t')
            {
                text = text[..^1];
            }
            else if (text.EndsWith(NonBreakingSpace))
            {
                text = text[..^NonBreakingSpace.Length];
            }
            else
            {
                break;
            }
        }

        return text;
    }

    /// <summary>Reads a text that is all digits, 1 to 9 of them.</summary>
    public static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 9)
        {
            return false;
        }

        foreach (var character in text)
        {
            var digit = character - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    /// <summary>
    /// Reads a date written 2006-12-31, 31-12-2006, 31.12.2006 or 20061231. A date with slashes is not read: whether the day
    /// or the month stands first can't be told.
    /// </summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        int year, month, day;
        if (text.Length == 8)
        {
            return TryDigits(text, out var number) && TryDate(number, out date);
        }

        if (text.Length != 10)
        {
            return false;
        }

        if (text[4] == '-' && text[7] == '-')
        {
            return TryDigits(text[..4], out year) && TryDigits(text[5..7], out month) && TryDigits(text[8..], out day)
                && TryDate(year, month, day, out date);
        }

        return text[2] is (byte)'-' or (byte)'.' && text[5] == text[2]
            && TryDigits(text[..2], out day) && TryDigits(text[3..5], out month) && TryDigits(text[6..], out year)
            && TryDate(year, month, day, out date);
    }

    /// <summary>Reads a date written as the number 20061231.</summary>
    public static bool TryDate(long number, out DateOnly date)
    {
        date = default;
        return number is > 0 and <= 99991231
            && TryDate((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100), out date);
    }

    private static ReadOnlySpan<byte> NonBreakingSpace => "\u00A0"u8;

    private static bool TryDate(int year, int month, int day, out DateOnly date)
    {
        var valid = year is >= 1 and <= 9999 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = valid ? new DateOnly(year, month, day) : default;
        return valid;
    }
}
