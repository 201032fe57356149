using System.Buffers;

namespace Sektorskifte.Tables.Formats;

/// <summary>Texts as CSV fields.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    // What makes a spreadsheet take a cell for a formula, the full-width forms included.
    private static readonly SearchValues<char> FormulaStart = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>
    /// The text as a field: marked with a leading apostrophe when a spreadsheet would take it for a formula, and quoted
    /// when it has a comma, quote or line break.
    /// </summary>
    /// <remarks>
    /// A text of apostrophes followed by such a start is marked too. So every marked text, and no other, starts with
    /// apostrophes followed by such a start, and a reader gets the text back by taking one apostrophe away.
    /// </remarks>
    /// <param name="text">Any text.</param>
    public static string Field(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept('\'');
        var marked = first >= 0 && FormulaStart.Contains(text[first]) ? "'" + text : text;
        return marked.AsSpan().ContainsAny(Special) ? $"\"{marked.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : marked;
    }
}
