using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Records;

/// <summary>
/// The attributes that a run breaks its results down by: numbers for the combinations of values that occur, and the
/// category of each attribute for a combination in a calendar year. A value the profile does not know is "unknown".
/// </summary>
internal sealed class AttributeCombinations
{
    private const string Unknown = "unknown";

    private readonly IReadOnlyList<AttributeColumn> _attributes;
    private readonly TextDictionary[] _values;
    private readonly TextProperty[] _categories;
    private readonly List<int> _combinations = [];
    private readonly Dictionary<(int Before, int Value), int> _prefixes = [];
    private readonly Dictionary<int, int> _numbers = [];

    /// <summary>No combination yet.</summary>
    /// <exception cref="InputException">The categories span more groups than a table may have cells.</exception>
    public AttributeCombinations(IReadOnlyList<AttributeColumn> attributes)
    {
        _attributes = attributes;
        _values = [.. attributes.Select(_ => new TextDictionary())];
        _categories = [.. attributes.Select((_, a) => new TextProperty(_values[a], v => Read(a, _values[a].Text(v).Trim())))];
        Dimensions = [.. attributes.Select(Categories)];
        // As a floating-point number the product can't overflow.
        var groups = Dimensions.Aggregate(1.0, (product, d) => product * (d.Members.Count - 1));
        if (groups > Cube.MaxCells)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"A breakdown by {string.Join(", ", attributes.Select(a => a.Name))} has {groups:N0} groups, more than tables can hold; use fewer attributes."));
        }

        Groups = (int)groups;
        _combinations.AddRange(attributes.Select(_ => 0));
    }

    /// <summary>One dimension for each attribute: total, then its categories, then unknown.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The number of cells that the categories span: groups are numbered 0 to this, less one.</summary>
    public int Groups { get; }

    /// <summary>The dictionary of an attribute's values as written.</summary>
    public TextDictionary Values(int attribute) => _values[attribute];

    /// <summary>The number of an attribute's value in a combination.</summary>
    public int Value(int combination, int attribute) => _combinations[(combination * _attributes.Count) + attribute];

    /// <summary>The number of a combination of value numbers, one for each attribute; all missing is 0.</summary>
    public int Add(ReadOnlySpan<int> values)
    {
        // The first value, the first two, … each have a number, so that no packing of several values can overflow.
        var prefix = 0;
        foreach (var value in values)
        {
            ref var longer = ref CollectionsMarshal.GetValueRefOrAddDefault(_prefixes, (prefix, value), out var known);
            longer = known ? longer : _prefixes.Count;
            prefix = longer;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, prefix, out var exists);
        if (!exists)
        {
            number = values.IndexOfAnyExcept(JobRow.Missing) < 0 ? 0 : _combinations.Count / _attributes.Count;
            if (number != 0)
            {
                CollectionsMarshal.SetCount(_combinations, _combinations.Count + values.Length);
                values.CopyTo(CollectionsMarshal.AsSpan(_combinations)[^values.Length..]);
            }
        }

        return number;
    }

    /// <summary>The group, 0 to <see cref="Groups"/> less one, of a combination in a calendar year.</summary>
    public int Group(int combination, int year)
    {
        var group = 0;
        for (var a = 0; a < _attributes.Count; a++)
        {
            var value = _combinations[(combination * _attributes.Count) + a];
            group = (group * (Dimensions[a].Members.Count - 1)) + Category(a, value, year);
        }

        return group;
    }

    /// <summary>The members of the dimensions, one for each attribute, that a group stands for.</summary>
    public void Members(int group, Span<int> members)
    {
        for (var a = _attributes.Count - 1; a >= 0; a--)
        {
            var categories = Dimensions[a].Members.Count - 1;
            members[a] = 1 + (group % categories);
            group /= categories;
        }
    }

    /// <summary>Orders two combinations by the bytes of their values, first attribute first.</summary>
    public int Compare(int left, int right)
    {
        for (var a = 0; a < _attributes.Count && left != right; a++)
        {
            var order = _values[a].Compare(
                _combinations[(left * _attributes.Count) + a], _combinations[(right * _attributes.Count) + a]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static Dimension Categories(AttributeColumn attribute)
    {
        List<Member> members = [new("total", new Label("I alt", "Total"))];
        if (attribute.AgeBands.Count > 0)
        {
            var bands = attribute.AgeBands;
            members.Add(new Member($"under_{bands[0]}", new Label($"Under {bands[0]} år", $"Under {bands[0]}"), 0));
            members.AddRange(bands.Zip(bands.Skip(1), (low, next) =>
                new Member($"{low}_{next - 1}", new Label($"{low}-{next - 1} år", $"{low}-{next - 1}"), 0)));
            members.Add(new Member($"{bands[^1]}_plus", new Label($"{bands[^1]} år og derover", $"{bands[^1]} and over"), 0));
        }
        else
        {
            members.AddRange(attribute.Codes.Select(code => new Member(code.Key, code.Value, 0)));
        }

        members.Add(new Member(Unknown, new Label("Uoplyst", "Unknown"), 0));
        return new Dimension(attribute.Name, attribute.Label, members);
    }

    private int Category(int attribute, int value, int year)
    {
        var unknown = Dimensions[attribute].Members.Count - 2;
        var known = _categories[attribute][value];
        var bands = _attributes[attribute].AgeBands;
        if (known < 0 || bands.Count == 0)
        {
            return known < 0 ? unknown : known;
        }

        var age = year - known;
        var band = 0;
        while (band < bands.Count && age >= bands[band])
        {
            band++;
        }

        return age is >= 0 and <= 130 ? band : unknown;
    }

    /// <summary>The category's index or the birth year; -1 when the profile does not know the value.</summary>
    private int Read(int attribute, string text)
    {
        var column = _attributes[attribute];
        if (column.AgeBands.Count > 0)
        {
            return BirthYear.Read(Encoding.UTF8.GetBytes(text)) ?? -1;
        }

        for (var i = 0; i < column.Codes.Count; i++)
        {
            if (string.Equals(column.Codes[i].Key, text, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
