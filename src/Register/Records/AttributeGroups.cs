using System.Globalization;
using System.Text;
using Sektorskifte.Register.Profiles;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Records;

/// <summary>
/// The attributes that a run breaks its results down by: the category of each for a combination of values in a calendar year,
/// and a number for the cell that the categories make. A value the profile does not know is "unknown".
/// </summary>
internal sealed class AttributeGroups
{
    private const string Unknown = "unknown";

    private readonly AttributeCombinations _combinations;
    private readonly IReadOnlyList<AttributeColumn> _breakdown;
    private readonly int[] _positions;
    private readonly TextProperty[] _categories;

    /// <summary>Takes the attributes to break down by.</summary>
    /// <param name="attributes">The attributes of the profile.</param>
    /// <param name="combinations">The combinations of their values.</param>
    /// <param name="breakdown">Those of the attributes to break down by, in the order of the tables.</param>
    /// <exception cref="InputException">The categories span more groups than a table may have cells.</exception>
    public AttributeGroups(
        IReadOnlyList<AttributeColumn> attributes,
        AttributeCombinations combinations,
        IReadOnlyList<AttributeColumn> breakdown)
    {
        _combinations = combinations;
        _breakdown = breakdown;
        _positions = [.. breakdown.Select(wanted => PositionOf(attributes, wanted))];
        _categories =
        [
            .. _positions.Select((position, a) =>
            {
                var values = combinations.Values(position);
                return new TextProperty(values, value => Read(a, values.Text(value).Trim()));
            }),
        ];
        Dimensions = [.. breakdown.Select(Categories)];
        // As a floating-point number the product can't overflow.
        var groups = Dimensions.Aggregate(1.0, (product, d) => product * (d.Members.Count - 1));
        if (groups > Cube.MaxCells)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"A breakdown by {string.Join(", ", breakdown.Select(a => a.Name))} has {groups:N0} groups, more than tables can hold; use fewer attributes."));
        }

        Count = (int)groups;
        VaryByYear = breakdown.Any(a => a.AgeBands.Count > 0);
    }

    /// <summary>One dimension for each attribute: total, then its categories, then unknown.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The number of cells that the categories span: groups are numbered 0 to this, less one.</summary>
    public int Count { get; }

    /// <summary>A person's group can change with the calendar year alone.</summary>
    public bool VaryByYear { get; }

    /// <summary>The group, 0 to <see cref="Count"/> less one, of a combination in a calendar year.</summary>
    public int Of(int combination, int year)
    {
        var group = 0;
        for (var a = 0; a < _breakdown.Count; a++)
        {
            group = (group * (Dimensions[a].Members.Count - 1)) + Category(a, _combinations[combination][_positions[a]], year);
        }

        return group;
    }

    /// <summary>The members of the dimensions, one for each attribute, that a group stands for.</summary>
    public void Members(int group, Span<int> members)
    {
        for (var a = _breakdown.Count - 1; a >= 0; a--)
        {
            var categories = Dimensions[a].Members.Count - 1;
            members[a] = 1 + (group % categories);
            group /= categories;
        }
    }

    private static int PositionOf(IReadOnlyList<AttributeColumn> attributes, AttributeColumn wanted)
    {
        for (var position = 0; position < attributes.Count; position++)
        {
            if (attributes[position].Name == wanted.Name)
            {
                return position;
            }
        }

        throw new ArgumentException($"The profile has no attribute '{wanted.Name}'.", nameof(wanted));
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
        var bands = _breakdown[attribute].AgeBands;
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
        var column = _breakdown[attribute];
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
