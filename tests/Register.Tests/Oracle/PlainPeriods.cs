using System.Globalization;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>Periods as numbers: a year is its number, a month year × 12 + month − 1.</summary>
internal static class PlainPeriods
{
    public static int Of(DateOnly date, Grain grain) =>
        grain == Grain.Year ? date.Year : (date.Year * 12) + date.Month - 1;

    public static int Parse(string text, Grain grain)
    {
        var parts = text.Split('-');
        var month = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1;
        return Of(new DateOnly(int.Parse(parts[0], CultureInfo.InvariantCulture), month, 1), grain);
    }

    public static string Name(int period, Grain grain) => grain == Grain.Year
        ? period.ToString("0000", CultureInfo.InvariantCulture)
        : $"{(period / 12).ToString("0000", CultureInfo.InvariantCulture)}-{((period % 12) + 1).ToString("00", CultureInfo.InvariantCulture)}";

    public static int Year(int period, Grain grain) => grain == Grain.Year ? period : period / 12;

    /// <summary>The name of the reporting period that a grain period belongs to.</summary>
    public static string Reporting(int period, PeriodRule rule) => rule.Reporting == Grain.Year
        ? Name(Year(period, rule.Grain), Grain.Year)
        : Name(period, Grain.Month);

    /// <summary>The number of grain periods in a reporting period.</summary>
    public static int PerReporting(PeriodRule rule) => rule is { Grain: Grain.Month, Reporting: Grain.Year } ? 12 : 1;

    /// <summary>The number of grain periods in a year.</summary>
    public static int PerYear(PeriodRule rule) => rule.Grain == Grain.Month ? 12 : 1;
}
