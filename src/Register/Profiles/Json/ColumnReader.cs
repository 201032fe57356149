using System.Text.Json;
using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Profiles.Json;

/// <summary>Reads the column map. A column that needs no options is its name alone.</summary>
internal sealed class ColumnReader(ProblemList problems)
{
    private const string ColumnExpected = "the name of a column";

    public ColumnMap Read(ObjectReader columns) => new()
    {
        Person = columns.Text("person", "the name of the column with the person's pseudonym"),
        Employer = ReadEmployer(columns),
        Workplace = columns.OptionalText("workplace", ColumnExpected),
        Sector = columns.OptionalText("sector", ColumnExpected),
        Occupation = ReadOccupation(columns),
        Title = columns.OptionalText("title", ColumnExpected),
        Status = columns.OptionalText("status", ColumnExpected),
        Pay = ReadNumber(columns, "pay"),
        Hours = ReadNumber(columns, "hours"),
        Attributes = [.. columns.Objects("attributes", Shape.Attribute, required: false).Select(ReadAttribute)],
    };

    private static EmployerColumn ReadEmployer(ObjectReader columns)
    {
        const string Expected = "the name of the column with the employer, or an object with column and fold";
        if (!TryWithOptions(columns, "employer", Shape.Employer, out var employer))
        {
            return new EmployerColumn(columns.Text("employer", Expected), FoldWhiteSpace: false, FoldCase: false);
        }

        var fold = employer.Choices("fold", ProfileWords.Fold);
        return new EmployerColumn(
            employer.Text("column", ColumnExpected), fold.Contains(EmployerFold.WhiteSpace), fold.Contains(EmployerFold.Case));
    }

    private static OccupationColumn? ReadOccupation(ObjectReader columns)
    {
        if (TryWithOptions(columns, "occupation", Shape.Occupation, out var occupation))
        {
            return new OccupationColumn(
                occupation.Text("column", ColumnExpected),
                occupation.OptionalText("quality", ColumnExpected),
                occupation.Texts("accepted", "a quality code"));
        }

        var column = columns.OptionalText("occupation", "the name of a column, or an object with column, quality, accepted");
        return column is null ? null : new OccupationColumn(column, null, []);
    }

    private NumberColumn? ReadNumber(ObjectReader columns, string key)
    {
        if (!TryWithOptions(columns, key, Shape.Number, out var number))
        {
            var column = columns.OptionalText(key, "the name of a column, or an object with column and how numbers are written");
            return column is null ? null : new NumberColumn(column, "", null, '.', 15, Required: false);
        }

        if (number.TryFind("thousands", out var thousands) && thousands.ValueKind == JsonValueKind.Null)
        {
            problems.Wrong(number.PathOf("thousands"), "null", "one character; leave the key out when there is no separator");
        }

        return new NumberColumn(
            number.Text("column", ColumnExpected),
            number.TextOr("prefix", "", ProfileCheck.PrefixExpected),
            number.Character("thousands", null, ProfileCheck.SeparatorExpected),
            number.Character("decimal", '.', ProfileCheck.SeparatorExpected)!.Value,
            number.Integer("maxDecimals", 15, 0, 15),
            number.Flag("required", false));
    }

    private AttributeColumn ReadAttribute(ObjectReader attribute) => new(
        attribute.Text("name", ProfileCheck.AttributeNameExpected),
        attribute.Text("column", ColumnExpected),
        attribute.Label("label"),
        ReadCodes(attribute),
        attribute.Integers("ageBands", 1, 150));

    private List<KeyValuePair<string, Label>> ReadCodes(ObjectReader attribute)
    {
        var codes = new List<KeyValuePair<string, Label>>();
        if (!attribute.TryFind("codes", out var value))
        {
            return codes;
        }

        var path = attribute.PathOf("codes");
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Wrong(path, value.GetRawText(), "an object from each value of the column to its label");
            return codes;
        }

        foreach (var code in value.EnumerateObject())
        {
            var codePath = ObjectReader.Below(path, code.Name);
            if (codes.Exists(c => c.Key == code.Name))
            {
                problems.Add(codePath, $"{codePath} stands twice: leave one of them out");
            }

            codes.Add(new(code.Name, ObjectReader.Label(code.Value, codePath, problems)));
        }

        return codes;
    }

    private static bool TryWithOptions(ObjectReader columns, string key, Shape shape, out ObjectReader options)
    {
        var found = columns.TryFind(key, out var value) && value.ValueKind == JsonValueKind.Object;
        options = found ? columns.Object(key, shape, required: false) : columns;
        return found;
    }
}
