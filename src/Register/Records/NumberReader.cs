using System.Globalization;
using System.Text;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Reads the numbers of a column by its <see cref="NumberColumn"/>: an optional prefix, then digits that have either no
/// thousands separator or one between all groups of three, then at most the allowed decimals. A minus sign may stand in
/// front when the column has no prefix (corrections of pay and hours), and never otherwise. Blanks around the text don't
/// matter; blanks inside it do. Anything else is a problem.
/// </summary>
internal sealed class NumberReader
{
    /// <summary>Longer texts are no number that a register holds.</summary>
    private const int MaxLength = 64;

    /// <summary>Whole numbers of so many digits and powers of ten up to 22 are exact in floating point, so that dividing them rounds right.</summary>
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private readonly NumberColumn _column;
    private readonly byte[] _prefix;
    private readonly byte[] _thousands;
    private readonly byte[] _decimal;
    private readonly Problem _problem;

    /// <summary>A reader for a column.</summary>
    /// <param name="column">How its numbers are written.</param>
    /// <param name="reason">The reason under which its bad cells are counted, one of <see cref="RejectReason"/>.</param>
    public NumberReader(NumberColumn column, string reason)
    {
        _column = column;
        _prefix = Encoding.UTF8.GetBytes(column.Prefix);
        _thousands = column.Thousands is { } separator ? Encoding.UTF8.GetBytes([separator]) : [];
        _decimal = Encoding.UTF8.GetBytes([column.Decimal]);
        _problem = new Problem(column.Column, reason, Describe(column));
    }

    /// <summary>The number in a row. A missing one is zero, or a problem when the column requires a value.</summary>
    public Reading<double> Read(in ColumnVector column, int row)
    {
        if (column.IsMissing(row))
        {
            return Missing;
        }

        return column.Type switch
        {
            ColumnType.Text => Read(column.Text(row)),
            ColumnType.Integer => (double)column.Integers(row + 1)[row],
            ColumnType.Number => column.Numbers(row + 1)[row],
            _ => _problem,
        };
    }

    /// <summary>The number that a text says; an empty or blank one counts as missing.</summary>
    public Reading<double> Read(ReadOnlySpan<byte> text)
    {
        var rest = CellText.Trim(text);
        if (rest.IsEmpty)
        {
            return Missing;
        }

        if (rest.Length > MaxLength)
        {
            return _problem;
        }

        var negative = false;
        if (_prefix.Length == 0)
        {
            negative = rest[0] == '-';
            rest = negative ? rest[1..] : rest;
        }
        else if (rest.StartsWith(_prefix))
        {
            rest = rest[_prefix.Length..];
        }

        // The digits go to the front of a plain number that the runtime can read when it has too many of them for the quick way.
        Span<byte> plain = stackalloc byte[MaxLength + 1];
        if (!TryWhole(ref rest, plain, out var length) || !TryDecimals(rest, plain, ref length, out var decimals))
        {
            return _problem;
        }

        var value = Value(plain[..length], decimals);
        return negative ? -value : value;
    }

    private Reading<double> Missing => _column.Required ? _problem : 0.0;

    private static double Value(ReadOnlySpan<byte> plain, int decimals)
    {
        var digits = decimals > 0 ? plain.Length - 1 : plain.Length;
        if (digits > ExactDigits)
        {
            return double.Parse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }

        long mantissa = 0;
        foreach (var character in plain)
        {
            mantissa = character == '.' ? mantissa : (mantissa * 10) + (character - '0');
        }

        return mantissa / PowersOfTen[decimals];
    }

    private static int DigitRun(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }

    // The digits before the decimal separator, without their thousands separators.
    private bool TryWhole(ref ReadOnlySpan<byte> rest, scoped Span<byte> plain, out int length)
    {
        length = DigitRun(rest);
        if (length == 0)
        {
            return false;
        }

        rest[..length].CopyTo(plain);
        rest = rest[length..];
        if (_thousands.Length == 0 || !rest.StartsWith(_thousands))
        {
            return true;
        }

        if (length > 3)
        {
            return false;
        }

        while (rest.StartsWith(_thousands))
        {
            rest = rest[_thousands.Length..];
            if (DigitRun(rest) != 3)
            {
                return false;
            }

            rest[..3].CopyTo(plain[length..]);
            rest = rest[3..];
            length += 3;
        }

        return true;
    }

    private bool TryDecimals(ReadOnlySpan<byte> rest, scoped Span<byte> plain, ref int length, out int decimals)
    {
        decimals = 0;
        if (rest.IsEmpty)
        {
            return true;
        }

        if (!rest.StartsWith(_decimal))
        {
            return false;
        }

        rest = rest[_decimal.Length..];
        decimals = DigitRun(rest);
        if (decimals == 0 || decimals != rest.Length || decimals > _column.MaxDecimals)
        {
            return false;
        }

        plain[length] = (byte)'.';
        rest.CopyTo(plain[(length + 1)..]);
        length += decimals + 1;
        return true;
    }

    // An example says at a glance what a rule in words does not.
    private static string Describe(NumberColumn column)
    {
        var decimals = column.MaxDecimals == 0 ? "" : column.Decimal + "567890"[..Math.Min(column.MaxDecimals, 6)];
        var grouped = column.Thousands is { } separator ? $"1{separator}234{decimals}" : $"1234{decimals}";
        var other = column.Prefix.Length == 0 ? "-" + grouped : column.Prefix + grouped;
        var text = new StringBuilder("a number such as ").Append(CultureInfo.InvariantCulture, $"1234{decimals}");
        if (column.Thousands is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $" or {grouped}");
        }

        text.Append(CultureInfo.InvariantCulture, $" or {other}");
        text.Append(column.MaxDecimals switch
        {
            0 => " (no decimals)",
            1 => " (at most 1 decimal)",
            _ => $" (at most {column.MaxDecimals} decimals)",
        });
        return column.Required ? text.ToString() : text.Append(", or nothing").ToString();
    }
}
