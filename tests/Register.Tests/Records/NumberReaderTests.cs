using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Records;

public sealed partial class NumberReaderTests
{
    private static readonly NumberColumn Dollars = new("salary_paid", "$", ',', '.', 2, Required: true);
    private static readonly NumberColumn Danish = new("loen", "", '.', ',', 2, Required: false);

    [Theory]
    [InlineData("$100,800", 100800)]
    [InlineData("127455", 127455)]
    [InlineData("$1,127,455.5", 1127455.5)]
    [InlineData(" $0.05\u00A0", 0.05)]
    [InlineData("999,999.99", 999999.99)]
    [InlineData("123456789012345678.25", 123456789012345678.25)]
    public void Read_DollarsAsTheRuleHasThem_AreRead(string text, double value) => Assert.Equal(value, Read(Dollars, text).Value);

    [Theory]
    [InlineData("$127,455,00")]
    [InlineData("$128,059,85")]
    [InlineData("$115, 448.78")]
    [InlineData("$246,072.966")]
    [InlineData("SHIFTED")]
    [InlineData("$")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-5")]
    [InlineData("$-5")]
    [InlineData("-$5")]
    [InlineData("$$5")]
    [InlineData("$ 5")]
    [InlineData("5$")]
    [InlineData("1234,567")]
    [InlineData("12,34")]
    [InlineData(",123")]
    [InlineData("1,,123")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("1e5")]
    [InlineData("+5")]
    [InlineData("NaN")]
    [InlineData("٣")]
    [InlineData("1.123,456")]
    public void Read_DollarsOtherwise_AreAProblem(string text)
    {
        var problem = Read(Dollars, text).Problem;

        Assert.Equal(("salary_paid", RejectReason.Pay), (problem?.Column, problem?.Reason));
        Assert.Equal(
            "a number such as 1234.56 or 1,234.56 or $1,234.56 (at most 2 decimals)", problem?.Expected);
    }

    [Theory]
    [InlineData("1.234.567,89", 1234567.89)]
    [InlineData("-1.234,5", -1234.5)]
    [InlineData("", 0)]
    [InlineData(" ", 0)]
    public void Read_WithoutPrefix_TakesCorrectionsAndNothing(string text, double value) =>
        Assert.Equal(value, Read(Danish, text).Value);

    [Theory]
    [InlineData("--5")]
    [InlineData("-")]
    [InlineData("5-")]
    [InlineData("1,234.5")]
    public void Read_WithoutPrefixOtherwise_IsAProblem(string text) => Assert.NotNull(Read(Danish, text).Problem);

    [Fact]
    public void Read_SeparatorOfSeveralBytes_IsUsed() =>
        Assert.Equal(1234567.5, Read(Danish with { Thousands = '\u00A0' }, "1\u00A0234\u00A0567,5").Value);

    [Fact]
    public void Read_PrefixOfSeveralBytes_IsUsed() => Assert.Equal(12, Read(Dollars with { Prefix = "€ " }, "€ 12").Value);

    [Fact]
    public void Read_NoDecimals_TakesWholeNumbersOnly()
    {
        Assert.Equal(12, Read(Danish with { MaxDecimals = 0 }, "12").Value);
        Assert.Contains("(no decimals), or nothing", Read(Danish with { MaxDecimals = 0 }, "12,0").Problem?.Expected, StringComparison.Ordinal);
    }

    // The issue's rule as a regular expression, and the runtime's own reading, are the oracles.
    [Fact]
    public void Read_AnyText_AgreesWithThePatternAndTheRuntime() =>
        Prop.ForAll(
            Gen.Elements("$", ",", ".", "0", "1", "23", "456", "7890", "-", " ", "x", ",000", ".25").ListOf().Select(string.Concat)
                .ToArbitrary(),
            text =>
            {
                var reading = Read(Dollars, text);
                var trimmed = text.Trim(' ');
                return DollarPattern().IsMatch(trimmed) && trimmed.Length <= 64
                    ? reading.Problem is null && Agrees(reading.Value, trimmed.Replace("$", "", StringComparison.Ordinal))
                    : reading.Problem is not null;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyDecimal_IsTheNearestDouble() =>
        Prop.ForAll(
            (from whole in Gen.Choose(0, int.MaxValue)
             from fraction in Gen.Choose(0, 999_999_999)
             from decimals in Gen.Choose(0, 15)
             select decimals == 0
                 ? whole.ToString(CultureInfo.InvariantCulture)
                 : whole + "." + fraction.ToString("D15", CultureInfo.InvariantCulture)[..decimals]).ToArbitrary(),
            text => Read(Dollars with { MaxDecimals = 15 }, text).Value == double.Parse(text, CultureInfo.InvariantCulture))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Read_TypedColumns_AreTakenAsTheyAre()
    {
        var reader = new NumberReader(Dollars, RejectReason.Pay);

        Assert.Equal(-7, reader.Read(Vectors.Integers(-7), 0).Value);
        Assert.Equal(0.125, reader.Read(Vectors.Numbers(0.125), 0).Value);
        Assert.NotNull(reader.Read(Vectors.Dates(5), 0).Problem);
        Assert.NotNull(reader.Read(Vectors.Missing(ColumnType.Number), 0).Problem);
        Assert.Equal(0, new NumberReader(Danish, RejectReason.Hours).Read(Vectors.Missing(ColumnType.Number), 0).Value);
    }

    [GeneratedRegex(@"^\$?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?$")]
    private static partial Regex DollarPattern();

    private static bool Agrees(double value, string text) =>
        value == double.Parse(text, CultureInfo.InvariantCulture)
        && (text.Length > 25 || value == (double)decimal.Parse(text, CultureInfo.InvariantCulture) || text.Length > 16);

    private static Reading<double> Read(NumberColumn column, string text) =>
        new NumberReader(column, RejectReason.Pay).Read(Encoding.UTF8.GetBytes(text));
}
