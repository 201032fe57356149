using System.Globalization;

namespace Sektorskifte.Register.Records;

/// <summary>Dates as columns hold them: days since 1970-01-01.</summary>
internal static class CalendarDay
{
    private static readonly int First = DateOnly.MinValue.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
    private static readonly int Last = DateOnly.MaxValue.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The date as 2006-12-31; the number of days for one outside the years 1 to 9999, which a file may hold too.</summary>
    public static string Text(int day) => day >= First && day <= Last
        ? new DateOnly(1970, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{day} days");
}
