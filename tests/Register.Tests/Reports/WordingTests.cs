using Sektorskifte.Register.Reports;

namespace Sektorskifte.Register.Tests.Reports;

public class WordingTests
{
    [Theory]
    [InlineData("da", "1.234.567", "22,1\u00A0%", "1.234,50", "5. november 2021")]
    [InlineData("en", "1,234,567", "22.1%", "1,234.50", "5 November 2021")]
    [InlineData("fr", "1.234.567", "22,1\u00A0%", "1.234,50", "5. november 2021")]
    public void Numbers_Language_HaveItsSeparators(string language, string count, string percent, string number, string day)
    {
        var words = new Wording(language);

        Assert.Equal(count, words.Count(1_234_567));
        Assert.Equal(percent, words.Percent(0.2211));
        Assert.Equal(number, words.Number(1234.5, 2));
        Assert.Equal(day, words.Day(new DateTimeOffset(2021, 11, 5, 11, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Percent_BelowZero_HasAMinusSign() => Assert.Equal("−3,5\u00A0%", new Wording("da").Percent(-0.035));
}
