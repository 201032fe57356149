namespace Sektorskifte.Register.Reports.Charts;

/// <summary>A bar that stands for a whole, split into shares.</summary>
/// <param name="Name">The label in front.</param>
/// <param name="Shares">The parts, 0 to 1 each, in the order of the legend; what they lack to 1 is drawn as hidden.</param>
/// <param name="Note">What stands behind the bar.</param>
internal sealed record ShareBar(string Name, IReadOnlyList<double> Shares, string Note);

/// <summary>Horizontal bars of equal length, split into shares.</summary>
internal static class ShareBars
{
    private const double Width = 860;
    private const double Left = 190;
    private const double Right = 170;
    private const double Row = 30;
    private const double Bar = 18;

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

        using (html.In("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)))
        using (Svg.Open(page, Width, (bars.Count * Row) + 4, title, page.T(Texts.BarsNote), "bars"))
        {
            for (var i = 0; i < bars.Count; i++)
            {
                Draw(html, bars[i], 2 + (i * Row), legend, hidden.Style);
            }
        }
    }

    private static void Draw(
        Html html, ShareBar bar, double y, IReadOnlyList<(string Name, string Style)> legend, string hidden)
    {
        Svg.Text(html, Left - 10, y + 15, Svg.Wrap(bar.Name, 26, 1)[0], "name end");
        var x = Left;
        const double Length = Width - Left - Right;
        for (var i = 0; i < bar.Shares.Count; i++)
        {
            Part(html, x, y, bar.Shares[i] * Length, legend[i].Style);
            x += bar.Shares[i] * Length;
        }

        if (bar.Shares.Count > 0 && Left + Length - x > 0.01)
        {
            Part(html, x, y, Left + Length - x, hidden);
        }

        Svg.Text(html, Width - Right + 10, y + 15, bar.Note, "sub");
    }

    private static void Part(Html html, double x, double y, double width, string style)
    {
        if (width > 0)
        {
            html.Empty(
                "rect", ("x", Svg.N(x)), ("y", Svg.N(y)), ("width", Svg.N(width)), ("height", Svg.N(Bar)), ("class", style));
        }
    }
}
