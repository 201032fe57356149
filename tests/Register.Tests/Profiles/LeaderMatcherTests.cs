using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Tests.Profiles;

public sealed class LeaderMatcherTests
{
    private static readonly LeaderScheme Scheme = new()
    {
        Levels = [new LeaderLevel("top", Label.Same("Top")), new LeaderLevel("rest", Label.Same("Rest"))],
        Definitions =
        [
            new LeaderDefinition("d", 1, Label.Same("D"),
            [
                new LeaderRule { Field = LeaderField.Occupation, Level = null, Prefixes = ["1111"] },
                new LeaderRule { Field = LeaderField.Title, Level = "top", Patterns = [@"^chief executive$"] },
                new LeaderRule { Field = LeaderField.Occupation, Level = "rest", Prefixes = ["1"], Codes = ["x9"] },
            ]),
        ],
        Default = "d",
    };

    private static readonly LeaderMatcher Matcher = new(Scheme.Definitions[0], Scheme);

    [Theory]
    [InlineData(LeaderField.Occupation, "111120", 0)]
    [InlineData(LeaderField.Occupation, "1120", 2)]
    [InlineData(LeaderField.Occupation, " 1 ", 2)]
    [InlineData(LeaderField.Occupation, "X9", 2)]
    [InlineData(LeaderField.Occupation, "x91", int.MaxValue)]
    [InlineData(LeaderField.Occupation, "2111", int.MaxValue)]
    [InlineData(LeaderField.Occupation, "", int.MaxValue)]
    [InlineData(LeaderField.Title, "CHIEF \u00a0 Executive", 1)]
    [InlineData(LeaderField.Title, "1120", int.MaxValue)]
    [InlineData(LeaderField.Status, "1120", int.MaxValue)]
    public void FirstRule_OfField_IsFound(LeaderField field, string value, int expected) =>
        Assert.Equal(expected, Matcher.FirstRule(field, value));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(LeaderMatcher.NoRule, 0)]
    public void Level_OfRule_CountsFromOne(int rule, int expected) => Assert.Equal(expected, Matcher.Level(rule));

    [Fact]
    public void Uses_Field_OnlyThoseOfRules()
    {
        Assert.True(Matcher.Uses(LeaderField.Occupation));
        Assert.True(Matcher.Uses(LeaderField.Title));
        Assert.False(Matcher.Uses(LeaderField.Status));
    }

    [Fact]
    public void Constructor_LevelNotInScheme_Throws() => Assert.Throws<ArgumentException>(() =>
        new LeaderMatcher(Scheme.Definitions[0], Scheme with { Levels = [Scheme.Levels[0]] }));

    [Fact]
    public void FirstRule_PatternMadeToBacktrack_IsQuick()
    {
        var rule = new LeaderRule { Field = LeaderField.Title, Level = "top", Patterns = ["(a+)+$"] };
        var matcher = new LeaderMatcher(new LeaderDefinition("d", 1, Label.Same("D"), [rule]), Scheme);
        Assert.Equal(LeaderMatcher.NoRule, matcher.FirstRule(LeaderField.Title, new string('a', 50_000) + "!"));
    }

    [Theory]
    [InlineData("1111", 0)]
    [InlineData("111110", 0)]
    [InlineData("1112", 1)]
    [InlineData("112010", 1)]
    [InlineData("1219", 2)]
    [InlineData("13", 2)]
    [InlineData("2421", 0)]
    [InlineData("0110", 0)]
    public void Level_Disco_AsDefined(string code, int expected)
    {
        foreach (var name in new[] { "dk-monthly", "dk-annual" })
        {
            Assert.Equal(expected, LevelOf(name, "disco-1", LeaderField.Occupation, code));
        }
    }

    [Fact]
    public void Level_Status131_IsLeader()
    {
        Assert.Equal(2, LevelOf("dk-annual", "status-131", LeaderField.Status, "131"));
        Assert.Equal(0, LevelOf("dk-annual", "status-131", LeaderField.Status, "132"));
    }

    private static int LevelOf(string profile, string definition, LeaderField field, string value)
    {
        var scheme = ProfileFile.Load(profile).Profile.Leaders;
        var matcher = new LeaderMatcher(scheme.Find(definition)!, scheme);
        return matcher.Level(matcher.FirstRule(field, value));
    }
}
