using Sektorskifte.Register.Mapping;

namespace Sektorskifte.Register.Reports;

/// <summary>Writes what an import into a store brought in, for machines.</summary>
public static class ImportJson
{
    /// <summary>Writes the result as one indented JSON object in UTF-8.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(ImportResult result, Stream stream)
    {
        using var json = JsonText.Writer(stream);
        json.WriteStartObject();
        json.WriteNumber("rows_read", result.RowsRead);
        json.WriteNumber("used", result.Used);
        json.WriteNumber("duplicates", result.Duplicates);
        json.WriteStartObject("rejected");
        foreach (var (reason, count) in result.Rejected)
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
        json.WriteNumber("persons", result.Persons);
        json.WriteNumber("spells", result.Spells);
        json.WriteStartArray("replaced");
        foreach (var period in result.Replaced)
        {
            json.WriteStringValue(period);
        }

        json.WriteEndArray();
        json.WriteBoolean("merged", result.Merged);
        json.WriteString("order", result.Order);
        json.WriteEndObject();
    }
}
