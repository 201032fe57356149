using System.Globalization;
using System.Text;

namespace Sektorskifte.Register.Records;

/// <summary>
/// Turns a column of any type into the dictionary numbers of its texts, so that a register in Parquet maps as the same one
/// in CSV: an integer counts as its digits, a date as <c>2006-12-31</c>, a boolean as <c>true</c> or <c>false</c>.
/// </summary>
/// <param name="texts">The dictionary.</param>
internal sealed unsafe class TextNumbers(TextDictionary texts)
{
    private readonly ValueMap _integers = new();
    private readonly byte[] _digits = new byte[32];

    /// <summary>The numbers of the column's values; a missing or empty value, or one of nothing but spaces, is 0.</summary>
    public void Read(ColumnVector column, int count, Span<int> numbers)
    {
        switch (column.Type)
        {
            case ColumnType.Text:
                ReadTexts(column, count, numbers);
                break;
            case ColumnType.Integer:
                var integers = column.Integers(count);
                for (var row = 0; row < count; row++)
                {
                    _integers.Expect((ulong)integers[Math.Min(row + ValueMap.Ahead, count - 1)]);
                    numbers[row] = column.IsMissing(row) ? 0
                        : row > 0 && numbers[row - 1] != 0 && integers[row] == integers[row - 1] ? numbers[row - 1]
                        : OfInteger(integers[row]);
                }

                break;
            case ColumnType.Number:
                var values = column.Numbers(count);
                for (var row = 0; row < count; row++)
                {
                    numbers[row] = column.IsMissing(row) ? 0 : OfNumber(values[row]);
                }

                break;
            case ColumnType.Date:
                var days = column.Dates(count);
                for (var row = 0; row < count; row++)
                {
                    numbers[row] = column.IsMissing(row) ? 0 : OfDay(days[row]);
                }

                break;
            default:
                var bits = column.Booleans(count);
                for (var row = 0; row < count; row++)
                {
                    numbers[row] = column.IsMissing(row) ? 0 : texts.Add(bits[row] == 0 ? "false"u8 : "true"u8);
                }

                break;
        }
    }

    /// <summary>A person's rows mostly repeat the value of the row before, so that 16 bytes are compared before anything is hashed.</summary>
    private void ReadTexts(ColumnVector column, int count, Span<int> numbers)
    {
        var cells = column.TextCells;
        TextCell* known = null;
        var number = 0;
        for (var row = 0; row < count; row++)
        {
            if (column.IsMissing(row))
            {
                numbers[row] = 0;
                continue;
            }

            if (known == null || !cells[row].SameBits(*known))
            {
                known = cells + row;
                var text = TextCell.Bytes(known);
                number = text.Trim((byte)' ').IsEmpty ? 0 : texts.Add(text);
            }

            numbers[row] = number;
        }
    }

    private int OfNumber(double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15)
        {
            return OfInteger((long)value);
        }

        value.TryFormat(_digits, out var written, default, CultureInfo.InvariantCulture);
        return texts.Add(_digits.AsSpan(0, written));
    }

    private int OfDay(int day)
    {
        var number = _integers[(ulong)day];
        if (number == 0)
        {
            number = texts.Add(Encoding.UTF8.GetBytes(CalendarDay.Text(day)));
            _integers.Add((ulong)day, number);
        }

        return number;
    }

    private int OfInteger(long value)
    {
        var number = _integers[(ulong)value];
        if (number == 0)
        {
            value.TryFormat(_digits, out var written, default, CultureInfo.InvariantCulture);
            number = texts.Add(_digits.AsSpan(0, written));
            _integers.Add((ulong)value, number);
        }

        return number;
    }
}
