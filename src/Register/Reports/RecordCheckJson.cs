using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Reports;

/// <summary>Writes a check of record files for machines.</summary>
public static class RecordCheckJson
{
    /// <summary>Writes the check as one indented JSON object in UTF-8.</summary>
    /// <param name="check">The check.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(RecordCheck check, Stream stream)
    {
        using var json = JsonText.Writer(stream);
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in check.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("role", column.Role);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("reject_examples");
        foreach (var example in check.Mapping.RejectExamples)
        {
            json.WriteStartObject();
            json.WriteString("reason", example.Reason);
            json.WriteString("file", example.File);
            json.WriteNumber("row", example.Row);
            json.WriteString("column", example.Column);
            json.WriteString("value", example.Value);
            json.WriteString("expected", example.Expected);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("definition", check.Mapping.Provenance.Definition);
        json.WriteString("order", check.Mapping.Provenance.Order);
        json.WriteStartArray("last_period");
        foreach (var sector in check.Sectors)
        {
            json.WriteStartObject();
            json.WriteString("sector", sector.Sector);
            Count("people", sector.People);
            Count("leaders", sector.Leaders);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("summary");
        SummaryJson.Write(check.Mapping.Summary, json);
        json.WriteEndObject();

        void Count(string name, double? people)
        {
            if (people is { } shown)
            {
                json.WriteNumber(name, shown);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }
}
