using System.Globalization;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports;

/// <summary>A cell of a table as it is written.</summary>
/// <param name="Text">What it reads.</param>
/// <param name="Style">The class that gives it its looks; null for none.</param>
/// <param name="Note">Why there is no value; null when there is one.</param>
/// <param name="Order">What the script sorts by; null to sort by the text.</param>
internal readonly record struct TableCell(string Text, string? Style = null, string? Note = null, double? Order = null)
{
    public static TableCell Count(Wording words, Cell cell, int decimals = 0) =>
        Of(words, cell, words.Count(cell, decimals));

    public static TableCell Count(Wording words, long value) => new(words.Count(value), "n", null, value);

    public static TableCell Percent(Wording words, Cell cell, int decimals = 1) =>
        Of(words, cell, words.Percent(cell, decimals));

    public static TableCell Share(Wording words, Ratio ratio) => Of(words, ratio.Value, words.Share(ratio));

    private static TableCell Of(Wording words, Cell cell, string text) => cell.TryGetValue(out var value)
        ? new TableCell(text, "n", null, value)
        : new TableCell(text, "n none", words.Reason(cell));
}

/// <summary>A table with caption, scoped headings and a frame that scrolls by itself on a narrow screen.</summary>
internal static class DataTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="caption">What the table shows.</param>
    /// <param name="headings">The column headings; the first is that of the row headings.</param>
    /// <param name="rows">A row heading and its cells.</param>
    /// <param name="sortable">Whether the script may offer to sort it.</param>
    /// <param name="texts">How many columns, the row heading included, hold text and not numbers.</param>
    public static void Write(
        Page page,
        string caption,
        IReadOnlyList<string> headings,
        IEnumerable<(string Heading, IReadOnlyList<TableCell> Cells)> rows,
        bool sortable = false,
        int texts = 1)
    {
        var html = page.Html;
        using var frame = Open(page, caption, sortable ? "sortable" : null);
        using (html.In("thead"))
        using (html.In("tr"))
        {
            for (var i = 0; i < headings.Count; i++)
            {
                html.Element("th", headings[i], ("scope", "col"), ("class", i < texts ? null : "n"));
            }
        }

        using (html.In("tbody"))
        {
            foreach (var (heading, cells) in rows)
            {
                using (html.In("tr"))
                {
                    html.Element("th", heading, ("scope", "row"));
                    foreach (var cell in cells)
                    {
                        html.Element(
                            "td",
                            cell.Text,
                            ("class", cell.Style),
                            ("title", cell.Note),
                            ("data-order", cell.Order?.ToString("R", CultureInfo.InvariantCulture)));
                    }
                }
            }
        }
    }

    /// <summary>Opens the frame, the table and its caption.</summary>
    public static Frame Open(Page page, string caption, string? style)
    {
        var id = page.NewId();
        // A frame that scrolls has to be reached by keyboard, so it takes the focus and has the caption's name.
        var frame = page.Html.In(
            "div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", id));
        var table = page.Html.In("table", ("class", style));
        page.Html.Element("caption", caption, ("id", id));
        return new Frame(frame, table);
    }

    /// <summary>An open table in its frame.</summary>
    internal readonly struct Frame(Html.Scope frame, Html.Scope table) : IDisposable
    {
        /// <summary>Closes the table and the frame.</summary>
        public void Dispose()
        {
            table.Dispose();
            frame.Dispose();
        }
    }
}
