namespace Sektorskifte.Register.Records.Partitions;

/// <summary>The columns of a row as they are packed, in this order.</summary>
internal enum PackedField
{
    /// <summary><see cref="PersonId.Low"/>.</summary>
    PersonLow,

    /// <summary><see cref="PersonId.High"/>.</summary>
    PersonHigh,

    Period,

    /// <summary><see cref="JobRow.End"/> less <see cref="JobRow.Period"/>, which is 0 unless the rows are spells.</summary>
    Length,

    Employer,
    Sector,
    Occupation,
    Title,
    Status,
    Attributes,
    Pay,
    Hours,
    Rest,
}

/// <summary>What a column's packed numbers are.</summary>
internal enum PackedAs
{
    /// <summary>The value itself, of a decimal number its bits.</summary>
    Value,

    /// <summary>Whole hundredths of a decimal number that is, bit for bit, these divided by a hundred.</summary>
    Hundredths,

    /// <summary>Numbers of <see cref="ValueNumbers"/>.</summary>
    Numbered,

    /// <summary>Nothing: the identity of a whole number follows from its lower half.</summary>
    Derived,
}

/// <summary>How a column of a batch is packed.</summary>
/// <param name="As">What the numbers are.</param>
/// <param name="Least">What is added to each.</param>
/// <param name="Width">The bits of each; 0 when all are the same.</param>
internal readonly record struct PackedColumn(PackedAs As, ulong Least, int Width)
{
    /// <summary>How many columns there are.</summary>
    public const int Count = (int)PackedField.Rest + 1;
}

/// <summary>Decimal numbers as whole hundredths, which most amounts of money and hours are.</summary>
internal static class Hundredths
{
    private const double Hundred = 100;
    private const double Exact = 1L << 52;

    // So that negative numbers are less than positive ones.
    private const ulong Sign = 1UL << 63;

    /// <summary>The hundredths of numbers; false when one is not, bit for bit, what <see cref="Value"/> makes of them.</summary>
    public static bool TryRead(ReadOnlySpan<double> values, Span<ulong> hundredths)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var scaled = Math.Round(values[i] * Hundred);
            if (!(Math.Abs(scaled) < Exact))
            {
                return false;
            }

            var whole = (long)scaled;
            if (BitConverter.DoubleToUInt64Bits(whole / Hundred) != BitConverter.DoubleToUInt64Bits(values[i]))
            {
                return false;
            }

            hundredths[i] = (ulong)whole ^ Sign;
        }

        return true;
    }

    /// <summary>The number.</summary>
    public static double Value(ulong hundredths) => (long)(hundredths ^ Sign) / Hundred;
}
