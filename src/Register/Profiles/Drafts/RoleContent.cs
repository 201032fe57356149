using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>Whether the values of a column can be what its header says. The readers of records decide, so that a draft reads.</summary>
internal static class RoleContent
{
    private const double Most = 0.9;
    private const int MostCategories = 60;

    private static readonly PeriodReader Months = Reader(PeriodType.Month, Grain.Month);
    private static readonly PeriodReader Years = Reader(PeriodType.Year, Grain.Year);

    public static bool Fits(ColumnRole role, SampleColumn column) => role switch
    {
        ColumnRole.Person or ColumnRole.Employer => column.Filled > 0 && column.Share(IsYear) < Most,
        ColumnRole.Month => IsMonths(column),
        ColumnRole.Year => IsYears(column),
        ColumnRole.Start => column.Share(IsDate) >= Most,
        ColumnRole.End => column.Filled == 0 || column.Share(IsDate) >= Most,
        ColumnRole.Occupation => column.Share(IsOccupation) >= Most,
        ColumnRole.Title => column.Share(v => v.Any(char.IsLetter)) >= Most,
        ColumnRole.Pay or ColumnRole.Hours => NumberStyle.Of(column).Share >= Most,
        ColumnRole.Status or ColumnRole.Region or ColumnRole.Education => IsCategories(column, MostCategories),
        ColumnRole.Quality => IsCategories(column, 20),
        ColumnRole.Sex => IsCategories(column, 6),
        ColumnRole.BirthYear => column.Share(v => BirthYear.Read(Encoding.UTF8.GetBytes(v)) is not null) >= Most,
        _ => column.Filled > 0,
    };

    /// <summary>A column that holds calendar years, few enough to be periods and not birth years.</summary>
    public static bool IsYears(SampleColumn column) => column.Share(IsYear) >= Most && column.Distinct.Count <= 150;

    /// <summary>A column that holds months.</summary>
    public static bool IsMonths(SampleColumn column) =>
        column.Share(v => Months.Read(Encoding.UTF8.GetBytes(v)).Problem is null) >= Most;

    private static bool IsYear(string value) => Years.Read(Encoding.UTF8.GetBytes(value)).Problem is null;

    private static bool IsDate(string value) => CellText.TryDate(Encoding.UTF8.GetBytes(value), out _);

    private static bool IsOccupation(string value) => value.Length <= 8 && value.All(c => char.IsAsciiDigit(c) || c == '.');

    private static bool IsCategories(SampleColumn column, int most) => column.Distinct.Count > 0 && column.Distinct.Count <= most;

    private static PeriodReader Reader(PeriodType type, Grain grain) =>
        new(new PeriodRule { Type = type, Grain = grain, Reporting = Grain.Year });
}
