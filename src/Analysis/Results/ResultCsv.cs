using System.Globalization;
using Sektorskifte.Tables.Formats;

namespace Sektorskifte.Analysis.Results;

/// <summary>A table as CSV: UTF-8, comma, point, a header line, numbers in full precision, nothing as an empty cell.</summary>
public static class ResultCsv
{
    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="writer">Takes the text; the caller's to close.</param>
    public static void Write(ResultTable table, TextWriter writer)
    {
        writer.Write(string.Join(',', table.Columns.Select(CsvText.Field)));
        writer.Write('\n');
        foreach (var row in table.Rows)
        {
            writer.Write(string.Join(',', row.Select(Field)));
            writer.Write('\n');
        }
    }

    private static string Field(ResultValue value) =>
        value.Number is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : CsvText.Field(value.Text ?? "");
}
