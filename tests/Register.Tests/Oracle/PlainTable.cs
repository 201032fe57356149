using System.Text;

namespace Sektorskifte.Register.Tests.Oracle;

/// <summary>A register as text: a header and rows, as they stand in a file; an empty cell is a missing value.</summary>
internal sealed record PlainTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The text of a row's cell; empty when there is no such column.</summary>
    public string Cell(IReadOnlyList<string> row, string? column)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (Header[i] == column)
            {
                return row[i];
            }
        }

        return "";
    }

    /// <summary>The register as CSV, every field with a comma, quote or line break in quotes.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder();
        foreach (var row in Rows.Prepend(Header))
        {
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
