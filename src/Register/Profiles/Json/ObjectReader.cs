using System.Globalization;
using System.Text.Json;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>
/// Reads the keys of one JSON object. A key that is missing or of the wrong kind becomes a problem and a stand-in value,
/// so that reading goes on and all problems of a profile are found in one go.
/// </summary>
internal sealed class ObjectReader
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly Shape _shape;
    private readonly ProblemList _problems;

    /// <summary>Takes an object; unknown and repeated keys are problems.</summary>
    public ObjectReader(JsonElement element, string path, Shape shape, ProblemList problems)
    {
        Path = path;
        _shape = shape;
        _problems = problems;
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Wrong(path, element.GetRawText(), $"an object with {List(shape.Keys)}");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!shape.Keys.Contains(member.Name))
            {
                var nearest = shape.Nearest(member.Name);
                problems.Add(PathOf(member.Name), nearest is null
                    ? $"{PathOf(member.Name)} is not known here: known are {List(shape.Keys)}"
                    : $"{PathOf(member.Name)} is not known here: did you mean {nearest}?");
            }
            else if (!_members.TryAdd(member.Name, member.Value))
            {
                problems.Add(PathOf(member.Name), $"{PathOf(member.Name)} stands twice: leave one of them out");
            }
        }
    }

    public string Path { get; }

    public static string ListOf(IEnumerable<string> values) => string.Join(", ", values.Select(v => $"\"{v}\""));

    public bool Has(string key) => TryFind(key, out _);

    public string PathOf(string key) => Below(Path, key);

    /// <summary>The JSON path of a key of an object.</summary>
    public static string Below(string path, string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$') ? $"{path}.{key}" : $"{path}['{key}']";

    public string Text(string key, string expected)
    {
        if (OptionalText(key, expected) is { } text)
        {
            return text;
        }

        _problems.Missing(PathOf(key), expected);
        return "";
    }

    public string? OptionalText(string key, string expected)
    {
        if (!TryFind(key, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            return value.GetString();
        }

        _problems.Wrong(PathOf(key), value.GetRawText(), expected);
        return "";
    }

    /// <summary>A text that may be empty.</summary>
    public string TextOr(string key, string otherwise, string expected)
    {
        if (!TryFind(key, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        _problems.Wrong(PathOf(key), value.GetRawText(), expected);
        return otherwise;
    }

    public char? Character(string key, char? otherwise, string expected)
    {
        if (!TryFind(key, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is [var character])
        {
            return character;
        }

        _problems.Wrong(PathOf(key), value.GetRawText(), expected);
        return otherwise;
    }

    /// <summary>A whole number; without a default the key must be there.</summary>
    public int Integer(string key, int? otherwise, int least, int most)
    {
        var expected = $"a whole number from {least} to {most}";
        if (!TryFind(key, out var value))
        {
            if (otherwise is null)
            {
                _problems.Missing(PathOf(key), expected);
            }

            return otherwise ?? least;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        _problems.Wrong(PathOf(key), value.GetRawText(), expected);
        return otherwise ?? least;
    }

    public double Share(string key, double otherwise)
    {
        if (!TryFind(key, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and <= 1)
        {
            return number;
        }

        _problems.Wrong(PathOf(key), value.GetRawText(), "a number from 0 to 1");
        return otherwise;
    }

    public bool Flag(string key, bool otherwise)
    {
        if (TryFind(key, out var value) && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            _problems.Wrong(PathOf(key), value.GetRawText(), "true or false");
            return otherwise;
        }

        return value.ValueKind == JsonValueKind.Undefined ? otherwise : value.GetBoolean();
    }

    /// <summary>One of a few words; without a default the key must be there.</summary>
    public T Choice<T>(string key, T? otherwise, Words<T> words)
        where T : struct, Enum
    {
        if (!TryFind(key, out var value))
        {
            if (otherwise is null)
            {
                _problems.Missing(PathOf(key), words.Expected);
            }

            return otherwise ?? default;
        }

        if (value.ValueKind == JsonValueKind.String && words.TryParse(value.GetString()!, out var choice))
        {
            return choice;
        }

        _problems.Wrong(PathOf(key), value.GetRawText(), words.Expected);
        return otherwise ?? default;
    }

    /// <summary>The items of a list of texts; none when the key is not there.</summary>
    public IReadOnlyList<string> Texts(string key, string expectedItem)
    {
        var texts = new List<string>();
        foreach (var (item, path) in Items(key, $"a list of texts, each {expectedItem}"))
        {
            if (item.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(item.GetString()))
            {
                texts.Add(item.GetString()!);
            }
            else
            {
                _problems.Wrong(path, item.GetRawText(), expectedItem);
                texts.Add("");
            }
        }

        return texts;
    }

    /// <summary>The items of a list of words; none when the key is not there.</summary>
    public IReadOnlyList<T> Choices<T>(string key, Words<T> words)
        where T : struct, Enum
    {
        var choices = new List<T>();
        foreach (var (item, path) in Items(key, $"a list of {words.Expected}"))
        {
            if (item.ValueKind != JsonValueKind.String || !words.TryParse(item.GetString()!, out var choice))
            {
                _problems.Wrong(path, item.GetRawText(), words.Expected);
            }
            else if (choices.Contains(choice))
            {
                _problems.Wrong(path, item.GetRawText(), "a word that does not stand before it");
            }
            else
            {
                choices.Add(choice);
            }
        }

        return choices;
    }

    /// <summary>The items of a list of whole numbers; none when the key is not there.</summary>
    public IReadOnlyList<int> Integers(string key, int least, int most)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
        var numbers = new List<int>();
        foreach (var (item, path) in Items(key, $"a list, each {expected}"))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) && number >= least && number <= most)
            {
                numbers.Add(number);
            }
            else
            {
                _problems.Wrong(path, item.GetRawText(), expected);
            }
        }

        return numbers;
    }

    /// <summary>A label in two languages, or one text that reads the same in both.</summary>
    public Label Label(string key)
    {
        const string Expected = "a text, or an object with \"da\" and \"en\"";
        if (!TryFind(key, out var value))
        {
            _problems.Missing(PathOf(key), Expected);
            return Tables.Cubes.Label.Same("");
        }

        return Label(value, PathOf(key), _problems);
    }

    public static Label Label(JsonElement value, string path, ProblemList problems)
    {
        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            return Tables.Cubes.Label.Same(value.GetString()!);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Wrong(path, value.GetRawText(), "a text, or an object with \"da\" and \"en\"");
            return Tables.Cubes.Label.Same("");
        }

        var reader = new ObjectReader(value, path, Shape.Label, problems);
        return new Label(reader.Text("da", "the Danish text"), reader.Text("en", "the English text"));
    }

    /// <summary>The raw value of a key, for what can be written in two ways; false when it is not there.</summary>
    public bool TryFind(string key, out JsonElement value)
    {
        if (!_shape.Keys.Contains(key))
        {
            throw new ArgumentException($"The shape {_shape.Name} has no key '{key}'.", nameof(key));
        }

        return _members.TryGetValue(key, out value);
    }

    /// <summary>The object under a key; null and a problem when it must be there and is not.</summary>
    public ObjectReader Object(string key, Shape shape, bool required)
    {
        if (TryFind(key, out var value))
        {
            return new ObjectReader(value, PathOf(key), shape, _problems);
        }

        if (required)
        {
            _problems.Missing(PathOf(key), $"an object with {List(shape.Keys)}");
        }

        return Empty(key, shape);
    }

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<ObjectReader> Objects(string key, Shape shape, bool required)
    {
        if (required && !Has(key))
        {
            _problems.Missing(PathOf(key), $"a list of objects with {List(shape.Keys)}");
        }

        return [.. Items(key, $"a list of objects with {List(shape.Keys)}")
            .Select(i => new ObjectReader(i.Item, i.Path, shape, _problems))];
    }

    private ObjectReader Empty(string key, Shape shape)
    {
        using var nothing = JsonDocument.Parse("{}");
        return new ObjectReader(nothing.RootElement, PathOf(key), shape, _problems);
    }

    private IEnumerable<(JsonElement Item, string Path)> Items(string key, string expected)
    {
        if (!TryFind(key, out var value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select((item, i) => (item, $"{PathOf(key)}[{i}]"));
        }

        _problems.Wrong(PathOf(key), value.GetRawText(), expected);
        return [];
    }

    private static string List(IReadOnlyList<string> keys) => string.Join(", ", keys);
}
