using Sektorskifte.Register.Mapping;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Mapping;

public class MappingSettingsTests
{
    private static readonly Profile Years = SmallProfile.Years;

    [Theory]
    [InlineData(null, "mixed", 1)]
    [InlineData("status", "status", 2)]
    [InlineData("status@1", "status", 1)]
    public void Definition_Name_IsThatOfTheHighestVersion(string? asked, string name, int version)
    {
        var definition = MappingSettings.Definition(Years, asked);

        Assert.Equal((name, version), (definition.Name, definition.Version));
    }

    [Theory]
    [InlineData("status@3")]
    [InlineData("leader")]
    public void Definition_Unknown_SaysWhichThereAre(string asked) =>
        AssertRefused(() => MappingSettings.Definition(Years, asked), asked, "mixed@1", "status@1", "status@2");

    [Fact]
    public void Breakdown_Names_AreInTheOrderAsked() =>
        Assert.Equal(["age", "sex"], MappingSettings.Breakdown(Years, ["age", "sex"]).Select(a => a.Name));

    [Fact]
    public void Breakdown_Unknown_SaysWhichThereAre() => AssertRefused(() => MappingSettings.Breakdown(Years, ["region"]), "region", "sex, age");

    [Fact]
    public void Breakdown_TwiceOrTooMany_IsRefused()
    {
        AssertRefused(() => MappingSettings.Breakdown(Years, ["sex", "sex"]), "each once");
        AssertRefused(() => MappingSettings.Breakdown(Years, ["a", "b", "c", "d", "e"]), "at most 4");
    }

    [Fact]
    public void Window_YearsOfMonths_RunFromTheFirstToTheLastMonth() =>
        Assert.Equal(
            ((int?)(2001 * 12), (int?)((2003 * 12) + 11)), MappingSettings.Window(SmallProfile.Months.Period, "2001", "2003"));

    [Theory]
    [InlineData("2001-02", "2001-02")]
    [InlineData("200102", "200102")]
    public void Window_Month_IsThatMonth(string from, string to) =>
        Assert.Equal(
            ((int?)((2001 * 12) + 1), (int?)((2001 * 12) + 1)), MappingSettings.Window(SmallProfile.Months.Period, from, to));

    [Fact]
    public void Window_NoBounds_IsOpen() => Assert.Equal((null, null), MappingSettings.Window(Years.Period, null, null));

    [Theory]
    [InlineData("2001-02", null, "--from 2001-02")]
    [InlineData("1989", null, "from 1990 to 2030")]
    [InlineData(null, "2031", "--to 2031")]
    [InlineData(null, "twenty", "--to twenty")]
    [InlineData("", null, "--from")]
    [InlineData("20-01", null, "--from 20-01")]
    [InlineData("2003", "2002", "ends before it starts")]
    public void Window_WrongForYears_IsRefused(string? from, string? to, string says) =>
        AssertRefused(() => MappingSettings.Window(Years.Period, from, to), says);

    [Theory]
    [InlineData("2001-13")]
    [InlineData("2001-00")]
    [InlineData("20011")]
    [InlineData("2001-2-3")]
    [InlineData("20-0102")]
    public void Window_WrongForMonths_SaysWhatWouldBeRight(string from) =>
        AssertRefused(() => MappingSettings.Window(SmallProfile.Months.Period, from, null), from, "2008-01");

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 0)]
    [InlineData(120, 120)]
    public void Gap_InRange_GoesBeforeTheProfiles(int? asked, int gap) => Assert.Equal(gap, MappingSettings.Gap(Years, asked));

    [Theory]
    [InlineData(-1)]
    [InlineData(121)]
    public void Gap_OutOfRange_IsRefused(int asked) => AssertRefused(() => MappingSettings.Gap(Years, asked), "0 to 120");

    private static void AssertRefused(Func<object> act, params string[] says)
    {
        var error = Assert.Throws<InputException>(act);
        Assert.All(says, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
    }
}
