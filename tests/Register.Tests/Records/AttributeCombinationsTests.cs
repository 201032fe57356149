using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Records;

public class AttributeCombinationsTests
{
    private static readonly AttributeColumn Sex = new(
        "sex", "sex", Label.Same("Sex"), [new("m", Label.Same("Men")), new("w", Label.Same("Women"))], []);

    private static readonly AttributeColumn Age = new("age", "born", Label.Same("Age"), [], [30, 50]);

    [Fact]
    public void Add_AllMissing_IsZero()
    {
        var combinations = new AttributeCombinations([Sex, Age]);

        Assert.Equal(1, combinations.Add([0, 1]));
        Assert.Equal(0, combinations.Add([0, 0]));
        Assert.Equal(1, combinations.Add([0, 1]));
        Assert.Equal(2, combinations.Add([1, 0]));
        Assert.Equal(0, combinations.Add([0, 0]));
    }

    [Fact]
    public void Groups_TwoAttributes_AreTheirCategoriesWithUnknown()
    {
        var combinations = new AttributeCombinations([Sex, Age]);

        Assert.Equal(3 * 4, combinations.Groups);
        Assert.Equal(["total", "under_30", "30_49", "50_plus", "unknown"], combinations.Dimensions[1].Members.Select(m => m.Code));
    }

    [Fact]
    public void Members_AnyGroup_AreThoseOfItsCategories()
    {
        var combinations = new AttributeCombinations([Sex, Age]);
        int[] members = new int[2];
        var seen = new HashSet<(int, int)>();
        for (var group = 0; group < combinations.Groups; group++)
        {
            combinations.Members(group, members);
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
    public void Group_BirthYear_IsTheBandOfTheCalendarYear(string born, int year, string band)
    {
        var combinations = new AttributeCombinations([Age]);

        Assert.Equal(band, Category(combinations, [born], year, 0));
    }

    [Theory]
    [InlineData("m", "m")]
    [InlineData(" W ", "w")]
    [InlineData("x", "unknown")]
    [InlineData("", "unknown")]
    public void Group_Code_IsTheCategoryWithoutCaseAndSpaces(string value, string category) =>
        Assert.Equal(category, Category(new AttributeCombinations([Sex]), [value], 2000, 0));

    [Fact]
    public void Compare_Combinations_OrdersByBytesFirstAttributeFirst()
    {
        var combinations = new AttributeCombinations([Sex, Age]);
        var late = Add(combinations, ["m", "1960"]);
        var early = Add(combinations, ["m", "1950"]);
        var other = Add(combinations, ["w", "1940"]);

        Assert.True(combinations.Compare(early, late) < 0);
        Assert.True(combinations.Compare(late, other) < 0);
        Assert.True(combinations.Compare(0, early) < 0);
        Assert.Equal(0, combinations.Compare(early, early));
    }

    // Four values used to be packed into 16 bits each: with more distinct ones than that, two combinations became one.
    [Fact]
    public void Add_MoreThan65536ValuesInFourAttributes_KeepsCombinationsApart()
    {
        var combinations = new AttributeCombinations([Sex, Age, Sex, Age]);

        Assert.NotEqual(combinations.Add([0, 0, 0, 65_536]), combinations.Add([0, 0, 1, 0]));
        Assert.NotEqual(combinations.Add([65_536, 0, 0, 0]), combinations.Add([0, 0, 0, 0]));
    }

    [Fact]
    public void Add_AnyCombinations_AreEqualExactlyWhenAllValuesAre() =>
        Prop.ForAll(Gen.Choose(0, 3).ArrayOf(3).ListOf().ToArbitrary(), rows =>
        {
            var combinations = new AttributeCombinations([Sex, Age, Sex]);
            var numbers = rows.Select(r => combinations.Add(r)).ToList();
            var texts = rows.Select(r => string.Join(' ', r)).ToList();
            return numbers.SelectMany((_, i) => numbers.Select((_, j) => (i, j)))
                .All(p => (numbers[p.i] == numbers[p.j]) == (texts[p.i] == texts[p.j]));
        }).QuickCheckThrowOnFailure();

    private static int Add(AttributeCombinations combinations, string[] values) => combinations.Add(
        [.. values.Select((v, a) => v.Length == 0 ? 0 : combinations.Values(a).Add(Encoding.UTF8.GetBytes(v)))]);

    private static string Category(AttributeCombinations combinations, string[] values, int year, int attribute)
    {
        int[] members = new int[values.Length];
        combinations.Members(combinations.Group(Add(combinations, values), year), members);
        return combinations.Dimensions[attribute].Members[members[attribute]].Code;
    }
}
