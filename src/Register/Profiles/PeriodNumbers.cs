using System.Globalization;

namespace Sektorskifte.Register.Profiles;

/// <summary>Periods as numbers: a year is its number, a month is year × 12 + month − 1.</summary>
internal static class PeriodNumbers
{
    /// <summary>The text of a period: <c>2006</c>, or <c>2006-01</c>.</summary>
    public static string Text(int period, Grain grain) => grain == Grain.Year
        ? period.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{period / 12:0000}-{(period % 12) + 1:00}");

    /// <summary>The first or last period of the calendar year.</summary>
    public static int OfYear(int year, Grain grain, bool last) => grain == Grain.Year ? year : (year * 12) + (last ? 11 : 0);

    /// <summary>The number of periods in a year.</summary>
    public static int PerYear(Grain grain) => grain == Grain.Year ? 1 : 12;

    /// <summary>The reporting period in which a period lies.</summary>
    public static int Reporting(int period, PeriodRule rule) =>
        rule.Grain == Grain.Month && rule.Reporting == Grain.Year ? period / 12 : period;

    /// <summary>Reads a bound of a window: a year, or with the month grain also a month (<c>2006-01</c> or <c>200601</c>).</summary>
    /// <param name="text">What the caller wrote.</param>
    /// <param name="rule">The profile's rule.</param>
    /// <param name="last">A year stands for its last month, not its first.</param>
    /// <param name="period">The period's number.</param>
    /// <returns>Whether the text is a period in the rule's range of years.</returns>
    public static bool TryRead(string text, PeriodRule rule, bool last, out int period)
    {
        var digits = text.Length == 7 && text[4] == '-' ? text.Remove(4, 1) : text;
        period = 0;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var (year, month) = digits.Length == 4 ? (number, 0) : (number / 100, number % 100);
        var isMonth = digits.Length == 6 && month is >= 1 and <= 12 && rule.Grain == Grain.Month;
        if ((digits.Length != 4 && !isMonth) || year < rule.FirstYear || year > rule.LastYear)
        {
            return false;
        }

        period = isMonth ? (year * 12) + month - 1 : OfYear(year, rule.Grain, last);
        return true;
    }
}
