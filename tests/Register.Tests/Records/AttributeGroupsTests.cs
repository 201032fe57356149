using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Records;

public class AttributeGroupsTests
{
    private static readonly AttributeColumn Sex = new(
        "sex", "sex", Label.Same("Sex"), [new("m", Label.Same("Men")), new("w", Label.Same("Women"))], []);

    private static readonly AttributeColumn Age = new("age", "born", Label.Same("Age"), [], [30, 50]);

    [Fact]
    public void Count_TwoAttributes_IsTheirCategoriesWithUnknown()
    {
        var groups = new AttributeGroups([Sex, Age], new AttributeCombinations(2), [Sex, Age]);

        Assert.Equal(3 * 4, groups.Count);
        Assert.Equal(["total", "under_30", "30_49", "50_plus", "unknown"], groups.Dimensions[1].Members.Select(m => m.Code));
        Assert.True(groups.VaryByYear);
    }

    [Fact]
    public void Count_NoBreakdown_IsOneGroupForAll()
    {
        var combinations = new AttributeCombinations(2);
        var groups = new AttributeGroups([Sex, Age], combinations, []);

        Assert.Equal((1, false), (groups.Count, groups.VaryByYear));
        Assert.Equal(0, groups.Of(Add(combinations, ["m", "1950"]), 2000));
    }

    [Fact]
    public void Members_AnyGroup_AreThoseOfItsCategories()
    {
        var groups = new AttributeGroups([Sex, Age], new AttributeCombinations(2), [Sex, Age]);
        int[] members = new int[2];
        var seen = new HashSet<(int, int)>();
        for (var group = 0; group < groups.Count; group++)
        {
            groups.Members(group, members);
            seen.Add((members[0], members[1]));
        }

        Assert.Equal(12, seen.Count);
        Assert.All(seen, m => Assert.True(m.Item1 is >= 1 and <= 3 && m.Item2 is >= 1 and <= 4));
    }

    [Theory]
    [InlineData("1950", 1979, "under_30")]
    [InlineData("1950", 1980, "30_49")]
    [InlineData("1950", 1999, "30_49")]
    [InlineData("1950", 2000, "50_plus")]
    [InlineData(" 1950 ", 2000, "50_plus")]
    [InlineData("1950-12-31", 2000, "50_plus")]
    [InlineData("31-12-1950", 1979, "under_30")]
    [InlineData("1950", 1949, "unknown")]
    [InlineData("1950", 2081, "unknown")]
    [InlineData("nineteen", 2000, "unknown")]
    [InlineData("", 2000, "unknown")]
    public void Of_BirthYear_IsTheBandOfTheCalendarYear(string born, int year, string band) =>
        Assert.Equal(band, Category([Age], [born], year, 0));

    [Theory]
    [InlineData("m", "m")]
    [InlineData(" W ", "w")]
    [InlineData("x", "unknown")]
    [InlineData("", "unknown")]
    public void Of_Code_IsTheCategoryWithoutCaseAndSpaces(string value, string category) =>
        Assert.Equal(category, Category([Sex], [value], 2000, 0));

    [Fact]
    public void Of_BreakdownInAnotherOrderThanTheRecords_TakesEachFromItsColumn()
    {
        Assert.Equal("30_49", Category([Sex, Age], ["w", "1960"], 2000, 0, Age, Sex));
        Assert.Equal("w", Category([Sex, Age], ["w", "1960"], 2000, 1, Age, Sex));
        Assert.Equal("30_49", Category([Sex, Age], ["w", "1960"], 2000, 0, Age));
    }

    [Fact]
    public void Of_ValuesThatComeLater_AreKnownToo()
    {
        var combinations = new AttributeCombinations(1);
        var groups = new AttributeGroups([Sex], combinations, [Sex]);
        var unknown = groups.Of(0, 2000);
        var first = Enumerable.Range(0, 200).Select(i => groups.Of(Add(combinations, [$"x{i}"]), 2000)).Distinct();

        Assert.Equal([unknown], first);
        Assert.NotEqual(unknown, groups.Of(Add(combinations, ["w"]), 2000));
    }

    private static int Add(AttributeCombinations combinations, string[] values) => combinations.Add(
        [.. values.Select((v, a) => v.Length == 0 ? 0 : combinations.Values(a).Add(Encoding.UTF8.GetBytes(v)))]);

    private static string Category(
        AttributeColumn[] columns, string[] values, int year, int attribute, params AttributeColumn[] breakdown)
    {
        var combinations = new AttributeCombinations(columns.Length);
        var groups = new AttributeGroups(columns, combinations, breakdown.Length == 0 ? columns : breakdown);
        int[] members = new int[groups.Dimensions.Count];
        groups.Members(groups.Of(Add(combinations, values), year), members);
        return groups.Dimensions[attribute].Members[members[attribute]].Code;
    }
}
