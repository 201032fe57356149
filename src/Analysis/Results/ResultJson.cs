using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Sektorskifte.Analysis.Results;

/// <summary>A result as JSON: each row an object by column, numbers in full precision, nothing as <c>null</c>.</summary>
public static class ResultJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Takes UTF-8; the caller's to close.</param>
    public static void Write(AnalysisResult result, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("title", result.Title);
        json.WriteStartArray("inputs");
        foreach (var input in result.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("file", input.File);
            json.WriteNumber("rows", input.Rows);
            json.WriteNumber("rejected", input.Rejected.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("settings");
        foreach (var (name, value) in result.Settings)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("tables");
        foreach (var table in result.Tables.Where(table => !table.IsListing))
        {
            Write(json, table);
        }

        json.WriteEndObject();
        json.WriteStartArray("files");
        foreach (var table in result.Tables)
        {
            json.WriteStringValue(ResultFolder.FileOf(table));
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in result.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in result.Problems)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.Kind.ToString()));
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ResultTable table)
    {
        json.WriteStartArray(table.Name);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            foreach (var (column, value) in table.Columns.Zip(row))
            {
                if (value.Number is { } number)
                {
                    json.WriteNumber(column, number);
                }
                else
                {
                    json.WriteString(column, value.Text);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
