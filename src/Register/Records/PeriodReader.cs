using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Records;

/// <summary>The periods that a row stands in, both ends included.</summary>
/// <param name="First">The first period: years, or months counted as year × 12 + month − 1.</param>
/// <param name="Last">The last period; <see cref="JobRow.StillRunning"/> when the spell has no end.</param>
internal readonly record struct PeriodSpan(int First, int Last);

/// <summary>
/// Reads the period of a row. A year is four digits; a month is YYYYMM, YYYY-MM or a date in it; a date is written
/// 2006-12-31, 31-12-2006, 31.12.2006 or 20061231. Typed columns hold the same as whole numbers or dates. Blanks
/// around a text don't matter.
/// </summary>
internal sealed class PeriodReader
{
    /// <summary>A spell that ends in this year or later is one that has no end, as many registers write it.</summary>
    private const int OpenYear = 9999;

    private static readonly DateOnly Epoch = new(1970, 1, 1);

    private readonly PeriodRule _rule;
    private readonly Problem _unreadable;
    private readonly Problem _outOfRange;
    private readonly Problem _endUnreadable;
    private readonly Problem _endOutOfRange;
    private readonly Problem _endBeforeStart;

    /// <summary>A reader for the columns and the range that a profile states.</summary>
    public PeriodReader(PeriodRule rule)
    {
        const string DateForms = "a date such as 2006-12-31, 31-12-2006, 31.12.2006 or 20061231";
        var range = $"a year from {rule.FirstYear} to {rule.LastYear}";
        var first = rule.Type == PeriodType.Spell ? rule.Start : rule.Column;
        var form = rule.Type switch
        {
            PeriodType.Year => "a year of four digits such as 2006",
            PeriodType.Month => $"a month such as 200601 or 2006-01, or {DateForms}",
            _ => DateForms,
        };
        _rule = rule;
        _unreadable = new Problem(first, RejectReason.Period, form);
        _outOfRange = new Problem(first, RejectReason.PeriodRange, range);
        _endUnreadable = new Problem(rule.End, RejectReason.Period, DateForms + ", or nothing when the spell still runs");
        _endOutOfRange = new Problem(rule.End, RejectReason.PeriodRange, range);
        _endBeforeStart = new Problem(rule.End, RejectReason.EndBeforeStart, $"a date on or after the one in {rule.Start}");
    }

    /// <summary>The period of a row whose source has a year or a month.</summary>
    public Reading<int> Read(in ColumnVector column, int row)
    {
        if (column.IsMissing(row))
        {
            return _unreadable;
        }

        return column.Type switch
        {
            ColumnType.Text => Read(column.Text(row)),
            ColumnType.Integer => Read(column.Integers(row + 1)[row]),
            ColumnType.Number => IsWhole(column.Numbers(row + 1)[row], out var number) ? Read(number) : _unreadable,
            ColumnType.Date => TryDay(column.Dates(row + 1)[row], out var date) ? InRange(date) : _outOfRange,
            _ => _unreadable,
        };
    }

    /// <summary>The period that a text says, for a source with a year or a month.</summary>
    public Reading<int> Read(ReadOnlySpan<byte> text)
    {
        text = CellText.Trim(text);
        if (_rule.Type == PeriodType.Year)
        {
            return text.Length == 4 && CellText.TryDigits(text, out var year) ? InRange(year, 1) : _unreadable;
        }

        if (text.Length == 6 && CellText.TryDigits(text, out var number))
        {
            return Read(number);
        }

        if (text.Length == 7 && text[4] == '-' && CellText.TryDigits(text[..4], out var monthYear)
            && CellText.TryDigits(text[5..], out var month))
        {
            return month is >= 1 and <= 12 ? InRange(monthYear, month) : _unreadable;
        }

        return CellText.TryDate(text, out var date) ? InRange(date) : _unreadable;
    }

    /// <summary>The period that a typed date says, written out; the calendar ends before some that columnar files can hold.</summary>
    public Reading<int> ReadDay(ReadOnlySpan<byte> text) => CellText.TryDate(text, out var date) ? InRange(date) : _outOfRange;

    /// <summary>The period that a whole number says, for a source with a year or a month.</summary>
    public Reading<int> Read(long number)
    {
        if (_rule.Type == PeriodType.Year)
        {
            return number is > 0 and <= 9999 ? InRange((int)number, 1) : _unreadable;
        }

        if (number is > 0 and <= 999912)
        {
            return number % 100 is >= 1 and <= 12 ? InRange((int)(number / 100), (int)(number % 100)) : _unreadable;
        }

        return CellText.TryDate(number, out var date) ? InRange(date) : _unreadable;
    }

    /// <summary>The periods of a row whose source has start and end dates. A missing end, or one in the year 9999, still runs.</summary>
    public Reading<PeriodSpan> ReadSpell(in ColumnVector start, in ColumnVector end, int row)
    {
        if (!TryDate(start, row, out var first))
        {
            return _unreadable;
        }

        if (IsOutside(first.Year))
        {
            return _outOfRange;
        }

        if (IsBlank(end, row))
        {
            return new PeriodSpan(PeriodOf(first), JobRow.StillRunning);
        }

        if (!TryDate(end, row, out var last))
        {
            return _endUnreadable;
        }

        if (last.Year >= OpenYear)
        {
            return new PeriodSpan(PeriodOf(first), JobRow.StillRunning);
        }

        if (last < first)
        {
            return _endBeforeStart;
        }

        return IsOutside(last.Year) ? _endOutOfRange : new PeriodSpan(PeriodOf(first), PeriodOf(last));
    }

    private static bool IsBlank(in ColumnVector column, int row) =>
        column.IsMissing(row) || (column.Type == ColumnType.Text && CellText.Trim(column.Text(row)).IsEmpty);

    private static bool TryDate(in ColumnVector column, int row, out DateOnly date)
    {
        date = default;
        return !column.IsMissing(row) && column.Type switch
        {
            ColumnType.Text => CellText.TryDate(CellText.Trim(column.Text(row)), out date),
            ColumnType.Integer => CellText.TryDate(column.Integers(row + 1)[row], out date),
            ColumnType.Number => IsWhole(column.Numbers(row + 1)[row], out var number) && CellText.TryDate(number, out date),
            ColumnType.Date => TryDay(column.Dates(row + 1)[row], out date),
            _ => false,
        };
    }

    // Columnar files can hold days beyond the calendar, and infinity as the largest of them; those count as the last day.
    private static bool TryDay(int day, out DateOnly date)
    {
        var number = Math.Min((long)day + Epoch.DayNumber, DateOnly.MaxValue.DayNumber);
        date = number >= 0 ? DateOnly.FromDayNumber((int)number) : default;
        return number >= 0;
    }

    private static bool IsWhole(double number, out long whole)
    {
        var fits = Math.Abs(number) < 1e15 && Math.Floor(number) == number;
        whole = fits ? (long)number : 0;
        return fits;
    }

    private bool IsOutside(int year) => year < _rule.FirstYear || year > _rule.LastYear;

    private int PeriodOf(DateOnly date) =>
        _rule.Grain == Grain.Year ? date.Year : (date.Year * 12) + date.Month - 1;

    private Reading<int> InRange(DateOnly date) => InRange(date.Year, date.Month);

    private Reading<int> InRange(int year, int month)
    {
        if (IsOutside(year))
        {
            return _outOfRange;
        }

        return _rule.Grain == Grain.Year ? year : (year * 12) + month - 1;
    }
}
