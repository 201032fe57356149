using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Charts;

/// <summary>A bar that stands for a whole, split into shares.</summary>
/// <param name="Name">The label in front.</param>
/// <param name="Shares">The parts, 0 to 1 each, in the order of the legend; what they lack to 1 is drawn as hidden.</param>
/// <param name="Note">What stands behind the bar.</param>
internal sealed record ShareBar(string Name, IReadOnlyList<double> Shares, string Note);

/// <summary>Horizontal bars of equal length, split into shares.</summary>
internal static class ShareBars
{
    private const double Row = 60;
    private const double Bar = 16;

    /// <summary>Draws the bars under a legend.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="title">What the figure shows.</param>
    /// <param name="legend">The names of the parts and the class that colours them.</param>
    /// <param name="hidden">The name of what may not be shown.</param>
    /// <param name="bars">The bars.</param>
    public static void Write(
        Page page,
        string title,
        IReadOnlyList<(string Name, string Style)> legend,
        (string Name, string Style) hidden,
        IReadOnlyList<ShareBar> bars)
    {
        var html = page.Html;
        var anyHidden = bars.Any(b => b.Shares.Count > 0 && b.Shares.Sum() < 1 - 1e-9);
        using (html.In("ul", ("class", "legend"), ("aria-hidden", "true")))
        {
            foreach (var (name, style) in anyHidden ? legend.Append(hidden) : legend)
            {
                using (html.In("li"))
                {
                    html.Element("span", "", ("class", "key " + style));
                    html.Text(name);
                }
            }
        }

        using (Svg.OpenFluid(page, bars.Count * Row, title, page.T(Texts.BarsNote), "bars"))
        {
            for (var i = 0; i < bars.Count; i++)
            {
                Draw(html, bars[i], i * Row, legend, hidden.Style);
            }
        }
    }

    private static void Draw(
        Html html, ShareBar bar, double y, IReadOnlyList<(string Name, string Style)> legend, string hidden)
    {
        Svg.EdgeText(html, right: false, y + 14, bar.Name, "name");
        Svg.EdgeText(html, right: false, y + 29, bar.Note, "sub");
        var x = 0.0;
        for (var i = 0; i < bar.Shares.Count; i++)
        {
            Part(html, x, y + 35, bar.Shares[i], legend[i].Style);
            x += bar.Shares[i];
        }

        if (bar.Shares.Count > 0 && x < 1 - 1e-9)
        {
            Part(html, x, y + 35, 1 - x, hidden);
        }
    }

    private static void Part(Html html, double start, double y, double share, string style)
    {
        if (share > 0)
        {
            html.Empty(
                "rect",
                ("x", Svg.Per(start)),
                ("y", Svg.N(y)),
                ("width", Svg.Per(share)),
                ("height", Svg.N(Bar)),
                ("class", style));
        }
    }
}
