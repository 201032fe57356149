using System.Text;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Records;

public class JobCatalogueTests
{
    private readonly JobCatalogue _catalogue = new(SmallProfile.Years);

    [Theory]
    [InlineData("S", "alfa", 0)]
    [InlineData("S", "City of Bo", 1)]
    [InlineData(" k ", "alfa", 1)]
    [InlineData("p7", "alfa", 2)]
    [InlineData("", "city  OF bo", 1)]
    [InlineData("", "alfa", -1)]
    [InlineData("x", "alfa", -1)]
    public void SectorOf_ValueAndEmployer_IsTheFirstRuleThatKnowsIt(string value, string employer, int sector) =>
        Assert.Equal(sector, _catalogue.SectorOf(Number(_catalogue.Sectors, value), Number(_catalogue.Employers.Spellings, employer)));

    [Fact]
    public void SectorOf_NoEmployerPattern_AsksTheValueAlone()
    {
        var scheme = SmallProfile.Years.Sectors;
        var profile = SmallProfile.Years with
        {
            Sectors = scheme with { Sectors = [.. scheme.Sectors.Select(s => s with { EmployerPatterns = [] })] },
        };
        var catalogue = new JobCatalogue(profile);

        Assert.Equal(0, catalogue.SectorOf(Number(catalogue.Sectors, "S"), Number(catalogue.Employers.Spellings, "City of Bo")));
        Assert.Equal(-1, catalogue.SectorOf(0, 1));
    }

    [Theory]
    [InlineData("1112", "", 1)]
    [InlineData("1211", "", 2)]
    [InlineData("1111", "chief", 0)]
    [InlineData("2411", "Fire chief", 1)]
    [InlineData("1112", "assistant chief", 0)]
    [InlineData("", "clerk", 0)]
    [InlineData("", "", 0)]
    public void LevelOf_Job_IsThatOfTheFirstRuleOverAllFields(string occupation, string title, int level) =>
        Assert.Equal(level, new JobLevels(SmallProfile.Years.Leaders, SmallProfile.Years.Leaders.Find("mixed")!, _catalogue).Of(
            Number(_catalogue.Occupations, occupation), JobRow.Missing, Number(_catalogue.Titles, title)));

    private static int Number(TextDictionary texts, string text) =>
        text.Length == 0 ? JobRow.Missing : texts.Add(Encoding.UTF8.GetBytes(text));
}
