using System.Text.Json;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Profiles.Json;

namespace Sektorskifte.Register.Tests.Profiles;

public sealed class ProfileSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.Published();

    [Fact]
    public void Keys_OfEveryObject_AreTheReaders()
    {
        foreach (var shape in Shape.All)
        {
            var schema = shape == Shape.Profile ? Schema.Root : Schema.Root.GetProperty("$defs").GetProperty(shape.Name);
            Assert.Equal(shape.Keys.Order(), schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order());
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        }
    }

    [Fact]
    public void Definitions_AreTheReadersShapesAndLabels()
    {
        var names = Schema.Root.GetProperty("$defs").EnumerateObject().Select(d => d.Name);
        Assert.Equal(
            Shape.All.Where(s => s != Shape.Profile).Select(s => s.Name).Append("labelOrText").Order(), names.Order());
    }

    [Theory]
    [InlineData("$.period.type", "period", "type")]
    [InlineData("$.period.grain", "period", "grain")]
    [InlineData("$.leaders.definitions[0].rules[0].field", "rule", "field")]
    [InlineData("$.source.format", "source", "format")]
    public void Words_OfEveryChoice_AreTheReaders(string path, string definition, string key)
    {
        var words = Schema.Root.GetProperty("$defs").GetProperty(definition).GetProperty("properties").GetProperty(key)
            .GetProperty("enum").EnumerateArray().Select(w => w.GetString()!).Order();
        IEnumerable<string> expected = key switch
        {
            "type" => ProfileWords.Period.All,
            "grain" => ProfileWords.Grain.All,
            "field" => ProfileWords.Field.All,
            _ => ProfileWords.Format.All,
        };
        Assert.True(expected.Order().SequenceEqual(words), path);
    }

    [Fact]
    public void EveryProperty_InSchema_HasDescription()
    {
        foreach (var shape in Shape.All.Where(s => s != Shape.Profile))
        {
            var schema = Schema.Root.GetProperty("$defs").GetProperty(shape.Name);
            Assert.True(schema.TryGetProperty("description", out _), shape.Name);
            Assert.All(schema.GetProperty("properties").EnumerateObject(), p =>
                Assert.True(p.Value.TryGetProperty("description", out _), $"{shape.Name}.{p.Name}"));
        }
    }

    [Fact]
    public void BuiltIn_Profiles_Validate()
    {
        foreach (var name in ProfileFile.BuiltIn)
        {
            using var document = JsonDocument.Parse(ProfileFile.Load(name).Text);
            Assert.Empty(Schema.Faults(document.RootElement));
        }
    }

    [Fact]
    public void Everything_Profile_Validates()
    {
        using var document = JsonDocument.Parse(SampleProfiles.Everything);
        Assert.Empty(Schema.Faults(document.RootElement));
    }

    [Fact]
    public void Faults_UnknownKey_IsFound()
    {
        using var document = JsonDocument.Parse(SampleProfiles.Everything.Replace("\"lookBack\"", "\"lookback\"", StringComparison.Ordinal));
        Assert.Equal(["$.lookback: additionalProperties"], Schema.Faults(document.RootElement));
    }

    [Fact]
    public void Documentation_NamesEveryKey()
    {
        var text = File.ReadAllText(JsonSchema.PathOf("profile.md"));
        Assert.All(Shape.All.SelectMany(s => s.Keys), key => Assert.Contains($"`{key}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Documentation_WorkedExample_Loads()
    {
        var text = File.ReadAllText(JsonSchema.PathOf("profile.md"));
        var start = text.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        var example = text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
        Assert.Equal("our-payroll", ProfileFile.Parse(example, "example").Name);
    }
}
