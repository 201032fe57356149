using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed class BirthYearTests
{
    [Theory]
    [InlineData("1963", 1963)]
    [InlineData(" 1850 ", 1850)]
    [InlineData("2100", 2100)]
    [InlineData("1963-05-01", 1963)]
    [InlineData("01-05-1963", 1963)]
    [InlineData("19630501", 1963)]
    public void Read_YearOrDate_GivesTheYear(string text, int year) => Assert.Equal(year, Read(text));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("63")]
    [InlineData("1849")]
    [InlineData("2101")]
    [InlineData("1963.0")]
    [InlineData("1849-12-31")]
    [InlineData("unknown")]
    public void Read_OtherText_SaysNone(string text) => Assert.Null(Read(text));

    private static int? Read(string text) => BirthYear.Read(Encoding.UTF8.GetBytes(text));
}
