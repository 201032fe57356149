using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles.Drafts;

/// <summary>Drafts the person attributes.</summary>
internal static class AttributeDraft
{
    private static readonly Label Man = new("Mand", "Man");
    private static readonly Label Woman = new("Kvinde", "Woman");

    public static IReadOnlyList<AttributeColumn> Of(ColumnRoles roles, ReviewList review)
    {
        var attributes = new List<AttributeColumn>();
        AddCategories("sex", roles[ColumnRole.Sex], new Label("Køn", "Sex"));
        if (roles[ColumnRole.BirthYear] is { } birthYear)
        {
            review.Column(PathOfNext(), birthYear, "Check the age bands.");
            attributes.Add(new AttributeColumn("age", birthYear.Name, new Label("Alder", "Age"), [], [30, 40, 50, 60]));
        }

        AddCategories("region", roles[ColumnRole.Region], new Label("Region", "Region"));
        AddCategories("education", roles[ColumnRole.Education], new Label("Uddannelse", "Education"));
        return attributes;

        string PathOfNext() => $"$.columns.attributes[{attributes.Count}]";

        void AddCategories(string name, SampleColumn? column, Label label)
        {
            if (column is null)
            {
                return;
            }

            review.Column(PathOfNext(), column, "Write the labels; a value that is not listed is unknown.");
            var codes = column.Distinct.Select(d => d.Key).Order(StringComparer.Ordinal)
                .Select(v => new KeyValuePair<string, Label>(v, name == "sex" ? SexOf(v) : Label.Same(v)));
            attributes.Add(new AttributeColumn(name, column.Name, label, [.. codes], []));
        }
    }

    private static Label SexOf(string value) => value.ToUpperInvariant() switch
    {
        "1" or "M" or "MAND" or "MALE" or "MAN" => Man,
        "2" or "K" or "KVINDE" or "F" or "FEMALE" or "W" or "WOMAN" => Woman,
        _ => Label.Same(value),
    };
}
