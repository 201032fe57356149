using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sektorskifte.Register.Tests.Profiles;

/// <summary>The keywords of JSON Schema 2020-12 that the published schema uses; another keyword fails.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    public static JsonSchema Published() => new(JsonDocument.Parse(File.ReadAllText(PathOf("profile.schema.json"))).RootElement);

    public static string PathOf(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sektorskifte.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "docs", "formats", name);
    }

    public JsonElement Root { get; } = root;

    public IReadOnlyList<string> Faults(JsonElement value)
    {
        var faults = new List<string>();
        Check(Root, value, "$", faults);
        return faults;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var argument = keyword.Value;
            var holds = keyword.Name switch
            {
                "$schema" or "$defs" or "title" or "description" => true,
                "$ref" => Follow(argument.GetString()!, value, path, faults),
                "anyOf" => argument.EnumerateArray().Any(s => Holds(s, value, path)),
                "type" => argument.ValueKind == JsonValueKind.Array
                    ? argument.EnumerateArray().Any(t => IsOf(t.GetString()!, value))
                    : IsOf(argument.GetString()!, value),
                "enum" => argument.EnumerateArray().Any(e => e.ToString() == value.ToString()),
                "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= argument.GetInt32(),
                "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= argument.GetInt32(),
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, argument.GetString()!),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= argument.GetDouble(),
                "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= argument.GetDouble(),
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= argument.GetInt32(),
                "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= argument.GetInt32(),
                "minProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any(),
                "uniqueItems" => value.ValueKind != JsonValueKind.Array
                    || value.EnumerateArray().Select(v => v.ToString()).Distinct().Count() == value.GetArrayLength(),
                "items" => CheckItems(argument, value, path, faults),
                "required" => value.ValueKind != JsonValueKind.Object
                    || argument.EnumerateArray().All(k => value.TryGetProperty(k.GetString()!, out _)),
                "properties" => CheckProperties(argument, value, path, faults),
                "additionalProperties" => CheckOthers(schema, argument, value, path, faults),
                _ => throw new NotSupportedException($"The schema uses {keyword.Name}."),
            };
            if (!holds)
            {
                faults.Add($"{path}: {keyword.Name}");
            }
        }
    }

    private bool Holds(JsonElement schema, JsonElement value, string path)
    {
        var faults = new List<string>();
        Check(schema, value, path, faults);
        return faults.Count == 0;
    }

    private bool Follow(string reference, JsonElement value, string path, List<string> faults)
    {
        Check(Root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]), value, path, faults);
        return true;
    }

    private bool CheckItems(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, item) in value.EnumerateArray().Index())
            {
                Check(schema, item, $"{path}[{i}]", faults);
            }
        }

        return true;
    }

    private bool CheckProperties(JsonElement properties, JsonElement value, string path, List<string> faults)
    {
        foreach (var property in properties.EnumerateObject())
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property.Name, out var member))
            {
                Check(property.Value, member, $"{path}.{property.Name}", faults);
            }
        }

        return true;
    }

    private bool CheckOthers(JsonElement schema, JsonElement others, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var member in value.EnumerateObject())
        {
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(member.Name, out _))
            {
                continue;
            }

            if (others.ValueKind == JsonValueKind.False)
            {
                faults.Add($"{path}.{member.Name}: additionalProperties");
            }
            else
            {
                Check(others, member.Value, $"{path}.{member.Name}", faults);
            }
        }

        return true;
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException(type),
    };
}
