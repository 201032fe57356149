using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed class PeriodReaderTests
{
    private const int January2006 = 2006 * 12;

    private static readonly PeriodReader Years = new(new PeriodRule
    {
        Type = PeriodType.Year,
        Column = "year",
        Grain = Grain.Year,
        Reporting = Grain.Year,
    });

    private static readonly PeriodReader Months = new(new PeriodRule
    {
        Type = PeriodType.Month,
        Column = "month",
        Grain = Grain.Month,
        Reporting = Grain.Year,
        FirstYear = 2000,
        LastYear = 2010,
    });

    private static readonly PeriodRule SpellRule = new()
    {
        Type = PeriodType.Spell,
        Start = "from",
        End = "to",
        Grain = Grain.Month,
        Reporting = Grain.Year,
    };

    private static readonly PeriodReader Spells = new(SpellRule);

    [Theory]
    [InlineData("2006", 2006)]
    [InlineData(" 2006\u00A0", 2006)]
    [InlineData("1900", 1900)]
    public void Read_Year_IsRead(string text, int period) => Assert.Equal(period, Read(Years, text).Value);

    [Theory]
    [InlineData("2006.0", RejectReason.Period)]
    [InlineData("06", RejectReason.Period)]
    [InlineData("02006", RejectReason.Period)]
    [InlineData("year", RejectReason.Period)]
    [InlineData("", RejectReason.Period)]
    [InlineData("-200", RejectReason.Period)]
    [InlineData("1899", RejectReason.PeriodRange)]
    [InlineData("2101", RejectReason.PeriodRange)]
    [InlineData("9999", RejectReason.PeriodRange)]
    public void Read_OtherYear_IsAProblem(string text, string reason) => Assert.Equal(reason, Read(Years, text).Problem?.Reason);

    [Theory]
    [InlineData("200601")]
    [InlineData("2006-01")]
    [InlineData("2006-01-31")]
    [InlineData("31-01-2006")]
    [InlineData("31.01.2006")]
    [InlineData("20060131")]
    public void Read_Month_IsRead(string text) => Assert.Equal(January2006, Read(Months, text).Value);

    [Theory]
    [InlineData("200600", RejectReason.Period)]
    [InlineData("200613", RejectReason.Period)]
    [InlineData("2006-13", RejectReason.Period)]
    [InlineData("2006-1", RejectReason.Period)]
    [InlineData("2006-02-30", RejectReason.Period)]
    [InlineData("01/31/2006", RejectReason.Period)]
    [InlineData("2006", RejectReason.Period)]
    [InlineData("199912", RejectReason.PeriodRange)]
    [InlineData("2011-01", RejectReason.PeriodRange)]
    public void Read_OtherMonth_IsAProblem(string text, string reason) => Assert.Equal(reason, Read(Months, text).Problem?.Reason);

    [Fact]
    public void Read_Problem_NamesTheColumnAndWhatWouldBeRight()
    {
        Assert.Equal(new Problem("month", RejectReason.PeriodRange, "a year from 2000 to 2010"), Read(Months, "199901").Problem);
        Assert.StartsWith("a year of four digits", Read(Years, "x").Problem?.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TypedColumns_AreRead()
    {
        var day = new DateOnly(2006, 1, 15).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

        Assert.Equal(2006, Years.Read(Vectors.Integers(2006), 0).Value);
        Assert.Equal(2006, Years.Read(Vectors.Numbers(2006.0), 0).Value);
        Assert.Equal(2006, Years.Read(Vectors.Dates(day), 0).Value);
        Assert.Equal(2006, Years.Read(Vectors.Text("2006"), 0).Value);
        Assert.Equal(January2006, Months.Read(Vectors.Integers(200601), 0).Value);
        Assert.Equal(January2006, Months.Read(Vectors.Integers(20060131), 0).Value);
        Assert.Equal(January2006, Months.Read(Vectors.Dates(day), 0).Value);
    }

    [Fact]
    public void Read_TypedColumnsOtherwise_AreProblems()
    {
        Assert.Equal(RejectReason.Period, Years.Read(Vectors.Numbers(2006.5), 0).Problem?.Reason);
        Assert.Equal(RejectReason.Period, Years.Read(Vectors.Numbers(1e300), 0).Problem?.Reason);
        Assert.Equal(RejectReason.Period, Years.Read(Vectors.Integers(long.MinValue), 0).Problem?.Reason);
        Assert.Equal(RejectReason.Period, Years.Read(Vectors.Booleans(true), 0).Problem?.Reason);
        Assert.Equal(RejectReason.Period, Years.Read(Vectors.Missing(ColumnType.Integer), 0).Problem?.Reason);
        Assert.Equal(RejectReason.PeriodRange, Years.Read(Vectors.Dates(int.MaxValue), 0).Problem?.Reason);
        Assert.Equal(RejectReason.PeriodRange, Years.Read(Vectors.Dates(int.MinValue), 0).Problem?.Reason);
        Assert.Equal(RejectReason.Period, Months.Read(Vectors.Integers(200613), 0).Problem?.Reason);
    }

    [Theory]
    [InlineData("2006-01-15", "2006-03-01", 0, 2)]
    [InlineData("15-01-2006", "15.01.2006", 0, 0)]
    [InlineData("20060131", "20061231", 0, 11)]
    public void ReadSpell_StartAndEnd_TouchesTheirMonths(string start, string end, int first, int last) =>
        Assert.Equal(new PeriodSpan(January2006 + first, January2006 + last), Spell(start, end).Value);

    [Theory]
    [InlineData(" ")]
    [InlineData("9999-12-31")]
    public void ReadSpell_NoEnd_StillRuns(string end)
    {
        Assert.Equal(new PeriodSpan(January2006, JobRow.StillRunning), Spell("2006-01-01", end).Value);
        Assert.Equal(
            JobRow.StillRunning, Spells.ReadSpell(Vectors.Text("2006-01-01"), Vectors.Missing(ColumnType.Date), 0).Value.Last);
        Assert.Equal(
            JobRow.StillRunning, Spells.ReadSpell(Vectors.Integers(20060101), Vectors.Dates(int.MaxValue), 0).Value.Last);
    }

    [Fact]
    public void ReadSpell_YearGrain_CountsYears() => Assert.Equal(
        new PeriodSpan(2006, 2008),
        new PeriodReader(SpellRule with { Grain = Grain.Year }).ReadSpell(Vectors.Text("2006-12-31"), Vectors.Text("2008-01-01"), 0).Value);

    [Theory]
    [InlineData("x", "2006-01-01", "from", RejectReason.Period)]
    [InlineData("1800-01-01", "2006-01-01", "from", RejectReason.PeriodRange)]
    [InlineData("2006-01-02", "2006-01-01", "to", RejectReason.EndBeforeStart)]
    [InlineData("2006-01-02", "soon", "to", RejectReason.Period)]
    [InlineData("2006-01-02", "2101-01-01", "to", RejectReason.PeriodRange)]
    public void ReadSpell_BadDates_NameTheirColumn(string start, string end, string column, string reason)
    {
        var problem = Spell(start, end).Problem;

        Assert.Equal((column, reason), (problem?.Column, problem?.Reason));
    }

    [Fact]
    public void Read_AnyDateInAnyForm_IsItsMonth() =>
        Prop.ForAll(
            Gen.Choose(new DateOnly(2000, 1, 1).DayNumber, new DateOnly(2010, 12, 31).DayNumber)
                .SelectMany(_ => Gen.Elements("yyyy-MM-dd", "dd-MM-yyyy", "dd.MM.yyyy", "yyyyMMdd", "yyyy-MM", "yyyyMM"),
                    (number, form) => (Date: DateOnly.FromDayNumber(number), Form: form)).ToArbitrary(),
            sample => Read(Months, sample.Date.ToString(sample.Form, CultureInfo.InvariantCulture)).Value
                == (sample.Date.Year * 12) + sample.Date.Month - 1).QuickCheckThrowOnFailure();

    // A text of eight digits is a date exactly when the calendar has it.
    [Fact]
    public void Read_AnyEightDigits_AgreesWithTheCalendar() =>
        Prop.ForAll(
            (from year in Gen.Choose(1999, 2011)
             from month in Gen.Choose(0, 13)
             from day in Gen.Choose(0, 32)
             select $"{year}{month:00}{day:00}").ToArbitrary(),
            text =>
            {
                var reading = Read(Months, text);
                var valid = DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
                return !valid ? reading.Problem?.Reason == RejectReason.Period
                    : date.Year is < 2000 or > 2010 ? reading.Problem?.Reason == RejectReason.PeriodRange
                    : reading.Problem is null && reading.Value == (date.Year * 12) + date.Month - 1;
            }).QuickCheckThrowOnFailure();

    private static Reading<int> Read(PeriodReader reader, string text) => reader.Read(Encoding.UTF8.GetBytes(text));

    private static Reading<PeriodSpan> Spell(string start, string end) =>
        Spells.ReadSpell(Vectors.Text(start), Vectors.Text(end), 0);
}
