using System.Globalization;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Charts;

/// <summary>A field of a heat map.</summary>
/// <param name="Text">The number that the field is about.</param>
/// <param name="Below">A second number in small; empty for none.</param>
/// <param name="Note">Why there is no number; null when there is one.</param>
/// <param name="Shade">The share that decides how dark the field is, 0 to 1; null for a field outside the scale.</param>
internal readonly record struct HeatField(string Text, string Below, string? Note, double? Shade);

/// <summary>A table whose cells are coloured: the figure is its own accessible table.</summary>
internal static class HeatMap
{
    // The classes s0 to s6 of the style sheet, from no colour to the darkest.
    private const int Shades = 7;

    /// <summary>Writes the table.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="corner">The heading above the row headings.</param>
    /// <param name="columns">The column headings.</param>
    /// <param name="rows">A row heading and its fields, one for each column.</param>
    public static void Write(
        Page page,
        string caption,
        string corner,
        IReadOnlyList<string> columns,
        IReadOnlyList<(string Heading, IReadOnlyList<HeatField> Fields)> rows)
    {
        var html = page.Html;
        // The darkest shade is the largest share that is there: with shares of a few per cent, a scale to 100 shows nothing.
        var darkest = rows.SelectMany(r => r.Fields).Max(f => f.Shade) ?? 0;
        using var frame = DataTable.Open(page, caption, "heat");
        using (html.In("thead"))
        using (html.In("tr"))
        {
            html.Element("th", corner, ("scope", "col"));
            foreach (var column in columns)
            {
                html.Element("th", column, ("scope", "col"), ("class", "n"));
            }
        }

        using (html.In("tbody"))
        {
            foreach (var (heading, fields) in rows)
            {
                using (html.In("tr"))
                {
                    html.Element("th", heading, ("scope", "row"));
                    foreach (var field in fields)
                    {
                        using (html.In("td", ("class", Style(field, darkest)), ("title", field.Note)))
                        {
                            html.Text(field.Text);
                            if (field.Below.Length > 0)
                            {
                                html.Text(" ");
                                html.Element("span", field.Below, ("class", "below"));
                            }
                        }
                    }
                }
            }
        }
    }

    private static string Style(HeatField field, double darkest)
    {
        if (field.Note is not null)
        {
            return "n none";
        }

        if (field.Shade is not { } share)
        {
            return "n aside";
        }

        var shade = darkest > 0 ? (int)Math.Ceiling(share / darkest * (Shades - 1)) : 0;
        return "n s" + Math.Clamp(shade, 0, Shades - 1).ToString(CultureInfo.InvariantCulture);
    }
}
