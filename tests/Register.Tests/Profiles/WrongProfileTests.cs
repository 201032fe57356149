using System.Text.Json.Nodes;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Profiles;

/// <summary>One change at a time to a profile that holds everything, and what its owner is told.</summary>
public sealed class WrongProfileTests
{
    [Theory]
    // keys
    [InlineData("lookback", "60", "$.lookback is not known here: did you mean lookBack?")]
    [InlineData("columns/empolyer", "\"x\"", "$.columns.empolyer is not known here: did you mean employer?")]
    [InlineData("sectors/sectors/0/source_codes", "[]", "$.sectors.sectors[0].source_codes is not known here: did you mean sourceCodes?")]
    [InlineData("colour of the cat", "1", "$['colour of the cat'] is not known here: known are $schema, name")]
    [InlineData("name", null, "$.name is missing: must be lower-case letters")]
    [InlineData("version", null, "$.version is missing: must be a whole number from 1")]
    [InlineData("title", null, "$.title is missing: must be a text, or an object with \"da\" and \"en\"")]
    [InlineData("columns", null, "$.columns is missing: must be an object with person, employer")]
    [InlineData("columns/person", null, "$.columns.person is missing: must be the name of the column")]
    [InlineData("columns/employer/column", null, "$.columns.employer.column is missing")]
    [InlineData("period/type", null, "$.period.type is missing: must be \"year\" or \"month\" or \"spell\"")]
    [InlineData("sectors/sectors", null, "$.sectors.sectors is missing: must be a list of objects with code")]
    [InlineData("leaders/definitions/0/rules/0/level", null, "rules[0].level is missing: must be the code of a level, or null")]
    [InlineData("leaders/definitions/0/rules/0/field", null, "rules[0].field is missing: must be \"occupation\"")]
    // types
    [InlineData("name", "7", "$.name is 7: must be lower-case letters, digits and hyphens")]
    [InlineData("name", "\"Full Name\"", "$.name is \"Full Name\": must be lower-case letters")]
    [InlineData("version", "0", "$.version is 0: must be a whole number from 1")]
    [InlineData("version", "1.5", "$.version is 1.5: must be a whole number")]
    [InlineData("version", "\"1\"", "$.version is \"1\": must be a whole number")]
    [InlineData("title/en", "\" \"", "$.title.en is \" \": must be the English text")]
    [InlineData("title", "[]", "$.title is []: must be a text, or an object")]
    [InlineData("source", "\"csv\"", "$.source is \"csv\": must be an object with format")]
    [InlineData("source/format", "\"xlsx\"", "$.source.format is \"xlsx\": must be \"byName\" or \"csv\" or \"parquet\"")]
    [InlineData("source/delimiter", "\";;\"", "$.source.delimiter is \";;\": must be one ASCII character")]
    [InlineData("source/delimiter", "\"'\"", "$.source.delimiter is \"'\": must be one ASCII character that is no letter")]
    [InlineData("source/delimiter", "\"a\"", "$.source.delimiter is \"a\"")]
    [InlineData("source/quote", "\"\\n\"", "$.source.quote is \"\\n\": must be one ASCII character")]
    [InlineData("source/encoding", "\"utf-99\"", "$.source.encoding is \"utf-99\": must be the name of a text encoding")]
    [InlineData("columns/workplace", "null", "$.columns.workplace is null: must be the name of a column")]
    [InlineData("columns/employer/fold/1", "\"accents\"", "$.columns.employer.fold[1] is \"accents\": must be \"whiteSpace\" or \"case\"")]
    [InlineData("columns/occupation/quality", null, "$.columns.occupation.quality is missing: must be the column with the quality code")]
    [InlineData("columns/occupation/accepted", null, "$.columns.occupation.accepted is missing")]
    [InlineData("columns/pay/maxDecimals", "16", "$.columns.pay.maxDecimals is 16: must be a whole number from 0 to 15")]
    [InlineData("columns/pay/thousands", "\",\"", "$.columns.pay.thousands is \",\": must be another character than the decimal")]
    [InlineData("columns/pay/thousands", "null", "$.columns.pay.thousands is null: must be one character; leave the key out")]
    [InlineData("columns/pay/decimal", "\"5\"", "$.columns.pay.decimal is \"5\": must be one character that is no digit")]
    [InlineData("columns/pay/prefix", "\"-\"", "$.columns.pay.prefix is \"-\": must be a currency sign")]
    [InlineData("columns/pay/required", "1", "$.columns.pay.required is 1: must be true or false")]
    [InlineData("columns/attributes", "{}", "$.columns.attributes is {}: must be a list of objects with name")]
    [InlineData("columns/attributes/0/name", "\"period\"", "$.columns.attributes[0].name is \"period\": must be a name that tables do not use")]
    [InlineData("columns/attributes/0/name", "\"1st\"", "$.columns.attributes[0].name is \"1st\"")]
    [InlineData("columns/attributes/1/name", "\"sex\"", "$.columns.attributes[1].name is \"sex\": must be a name that no attribute before it has")]
    [InlineData("columns/attributes/0/codes", "[1]", "$.columns.attributes[0].codes is [1]: must be an object from each value")]
    [InlineData("columns/attributes/0/codes/æ 2", "2", "$.columns.attributes[0].codes['æ 2'] is 2: must be a text")]
    [InlineData("columns/attributes/0/codes", null, "$.columns.attributes[0] has neither codes and ageBands")]
    [InlineData("columns/attributes/0/ageBands", "[30]", "$.columns.attributes[0] has both codes and ageBands")]
    [InlineData("columns/attributes/1/ageBands", "[30, 30]", "$.columns.attributes[1].ageBands[1] is 30: must be more than 30")]
    [InlineData("columns/attributes/1/ageBands", "[\"30\"]", "$.columns.attributes[1].ageBands[0] is \"30\": must be a whole number from 1 to 150")]
    // periods
    [InlineData("period/end", "\"pnr\"", "$.period.end is \"pnr\": must be another column than that of $.columns.person")]
    [InlineData("period/column", "\"year\"", "$.period.column is \"year\": must be left out: a spell has start and end")]
    [InlineData("period/type", "\"year\"", "$.period.column is missing", "$.period.start is \"fra\": must be left out", "$.period.grain is \"month\": must be \"year\", as the type is")]
    [InlineData("period/grain", "\"year\"", "$.period.reporting is \"month\": must be \"year\", since the grain is the year")]
    [InlineData("period/grain", null, "$.period.grain is missing: must be \"year\" or \"month\"")]
    [InlineData("period/firstYear", "2031", "$.period.firstYear is 2031: must be no later than lastYear, 2030")]
    // sectors
    [InlineData("sectors/sectors/0/code", "\"Stat\"", "$.sectors.sectors[0].code is \"Stat\": must be lower-case letters, digits and underscores")]
    [InlineData("sectors/sectors/1/code", "\"state\"", "$.sectors.sectors[1].code is \"state\": must be another code than that of $.sectors.sectors[0].code")]
    [InlineData("sectors/sectors/0/code", "\"public\"", "$.sectors.sectors[0].code is \"public\": must be another code than that of $.sectors.groups[0].code")]
    [InlineData("sectors/sectors/0/code", "\"total\"", "$.sectors.sectors[0].code is \"total\": must be another code: tables use")]
    [InlineData("sectors/sectors/0/group", "\"privat\"", "$.sectors.sectors[0].group is \"privat\": must be the code of a group: \"public\"", "$.sectors.groups[0].code is \"public\": must be the group of a sector")]
    [InlineData("sectors/sectors/1/sourceCodes", "[\" STAT \"]", "$.sectors.sectors[1].sourceCodes[0] is \" STAT \": must be a value that $.sectors.sectors[0].sourceCodes[1] does not have")]
    [InlineData("sectors/sectors/0/sourceCodes", "[1]", "$.sectors.sectors[0].sourceCodes[0] is 1: must be a value of the sector column")]
    [InlineData("sectors/sectors/0/sourceCodes", "\"1\"", "$.sectors.sectors[0].sourceCodes is \"1\": must be a list of texts")]
    [InlineData("sectors/sectors/0/sourcePatterns/0", "\"(\"", "$.sectors.sectors[0].sourcePatterns[0] is \"(\": must be a regular expression")]
    [InlineData("sectors/sectors/0/employerPatterns/0", "\"a(?=b)\"", "$.sectors.sectors[0].employerPatterns[0] is \"a(?=b)\": must be a regular expression without look-around")]
    [InlineData("sectors/otherwise", "\"nobody\"", "$.sectors.otherwise is \"nobody\": must be the code of a sector: \"state\", \"rest\"")]
    [InlineData("sectors/otherwise", null, "$.sectors.sectors[1] has nothing that maps to it")]
    [InlineData("sectors/sectors/1", null, "$.sectors.sectors is a list of 1: must be a list of 2 to 30 sectors")]
    [InlineData("columns/sector", null, "$.columns.sector is missing: must be the column that the source codes")]
    // leaders
    [InlineData("leaders/default", "\"b\"", "$.leaders.default is \"b\": must be the name of a definition: \"a\"")]
    [InlineData("leaders/default", "\"a@3\"", "$.leaders.default is \"a@3\"")]
    [InlineData("leaders/levels", "[]", "$.leaders.levels is a list of 0: must be a list of 1 to 12 levels")]
    [InlineData("leaders/levels/1/code", "\"top\"", "$.leaders.levels[1].code is \"top\": must be a code that no level before it has")]
    [InlineData("leaders/levels/1/code", "\"leader\"", "$.leaders.levels[1].code is \"leader\": must be another code: tables use")]
    [InlineData("leaders/definitions", "[]", "$.leaders.definitions is []: must be a list of one definition at least")]
    [InlineData("leaders/definitions/1/version", "1", "$.leaders.definitions[1].name is \"a\": must be another name, or another version than 1")]
    [InlineData("leaders/definitions/0/rules/1/level", "\"middle\"", "rules[1].level is \"middle\": must be null or the code of a level: \"top\", \"line\"")]
    [InlineData("leaders/definitions/0/rules/1/codes", null, "rules[1] matches nothing: must be given prefixes, codes or patterns")]
    [InlineData("leaders/definitions/0/rules/2/patterns/0", "\"(a)\\\\1\"", "rules[2].patterns[0] is \"(a)\\\\1\": must be a regular expression without look-around, back-references")]
    [InlineData("columns/status", null, "rules[1].field is \"status\": must be a field that has a column: add $.columns.status")]
    // the rest
    [InlineData("mainJob", "[]", "$.mainJob is []: must be a list of \"pay\" or \"hours\"")]
    [InlineData("mainJob", "[\"pay\", \"pay\"]", "$.mainJob[1] is \"pay\": must be a word that does not stand before it")]
    [InlineData("ambiguity", "\"name\"", "$.ambiguity is \"name\": must be \"none\" or \"several_employers\"")]
    [InlineData("gapAllowance", "-1", "$.gapAllowance is -1: must be a whole number from 0 to 120")]
    [InlineData("reorganisation/minPeople", "1", "$.reorganisation.minPeople is 1: must be a whole number from 2")]
    [InlineData("reorganisation/minShare", "30", "$.reorganisation.minShare is 30: must be a number from 0 to 1")]
    [InlineData("lookBack", "0", "$.lookBack is 0: must be a whole number from 1 to 1200")]
    [InlineData("review/0/note", null, "$.review[0].note is missing")]
    public void Load_OneChange_IsRefusedWithPathAndRemedy(string path, string? value, params string[] parts)
    {
        var message = MessageOf(Change(path, value));
        Assert.Contains(parts.Length == 1 ? "has a problem:" : "has ", message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ManyProblems_AllAreListed()
    {
        var message = MessageOf("""{ "name": "A", "version": 0, "lookBack": 0, "sectors": { "sectors": [{ "code": "" }] } }""");
        foreach (var part in new[]
        {
            "$.name is", "$.version is", "$.lookBack is", "$.title is missing", "$.columns is missing", "$.period is missing",
            "$.leaders is missing", "$.sectors.sectors[0].code is", "$.sectors.sectors[0].label is missing", "$.sectors.sectors is a list of 1",
        })
        {
            Assert.Contains(part, message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("$.columns.person", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"profile\"")]
    public void Load_NotAnObject_OneProblem(string text)
    {
        var lines = MessageOf(text).Split('\n');
        Assert.Contains("must be an object with $schema, name", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Load_KeyTwice_IsRefused()
    {
        Assert.Contains(
            "$.name stands twice",
            MessageOf(SampleProfiles.Least.Replace("\"version\": 1, \"title\": \"Least\"", "\"version\": 1, \"name\": \"b\", \"title\": \"L\"", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Contains(
            "$.columns.attributes[0].codes.1 stands twice",
            MessageOf(SampleProfiles.Everything.Replace("\"æ 2\"", "\"1\"", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_HundredProblems_MessageStaysReadable()
    {
        var message = MessageOf("{" + string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"x{i}x\": 1")) + "}");
        Assert.Equal(52, message.Split('\n').Length);
        Assert.EndsWith("more", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LongValue_IsCut()
    {
        var message = MessageOf(Change("ambiguity", $"\"{new string('x', 5000)}\""));
        Assert.True(message.Length < 300);
        Assert.Contains("xxx…", message, StringComparison.Ordinal);
    }

    private static string MessageOf(string text) =>
        Assert.Throws<InputException>(() => ProfileFile.Parse(text, "Profile wrong.json")).Message;

    // A null value takes the key out; the JSON text null sets it to null.
    private static string Change(string path, string? value)
    {
        var root = JsonNode.Parse(SampleProfiles.Everything)!;
        var steps = path.Split('/');
        var node = root;
        foreach (var step in steps[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, null)]! : node[step]!;
        }

        switch (node)
        {
            case JsonArray list when value is null: list.RemoveAt(int.Parse(steps[^1], null)); break;
            case JsonArray list: list[int.Parse(steps[^1], null)] = JsonNode.Parse(value); break;
            case JsonObject o when value is null: o.Remove(steps[^1]); break;
            default: node[steps[^1]] = JsonNode.Parse(value!); break;
        }

        return root.ToJsonString();
    }
}
