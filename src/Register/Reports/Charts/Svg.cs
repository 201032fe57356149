using System.Globalization;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Charts;

/// <summary>What all the drawings share: frame, numbers, colours and short labels.</summary>
internal static class Svg
{
    /// <summary>
    /// Qualitative colours that readers with any form of colour blindness can tell apart: Paul Tol's "muted" scheme
    /// (SRON/EPS/TN/09-002), without its palest colours. With more categories they repeat; labels name every one.
    /// </summary>
    private static readonly string[] Colours =
        ["#332288", "#117733", "#882255", "#44aa99", "#cc6677", "#3b7fb5", "#999933", "#aa4499", "#7a5c2e"];

    public static string Colour(int index) => Colours[index % Colours.Length];

    /// <summary>A coordinate.</summary>
    public static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Opens a drawing that assistive technology reads as one image with a title and a description.</summary>
    public static Html.Scope Open(Page page, double width, double height, string title, string description, string style)
    {
        var (titleId, descriptionId) = (page.NewId(), page.NewId());
        var scope = page.Html.In(
            "svg",
            ("viewBox", $"0 0 {N(width)} {N(height)}"),
            ("width", N(width)),
            ("height", N(height)),
            ("class", style),
            ("role", "img"),
            ("aria-labelledby", $"{titleId} {descriptionId}"));
        page.Html.Element("title", title, ("id", titleId));
        page.Html.Element("desc", description, ("id", descriptionId));
        return scope;
    }

    /// <summary>
    /// Opens a drawing as wide as the page, with lengths along it in per cent: its texts keep their size on a phone.
    /// </summary>
    public static Html.Scope OpenFluid(Page page, double height, string title, string description, string style)
    {
        var (titleId, descriptionId) = (page.NewId(), page.NewId());
        var scope = page.Html.In(
            "svg",
            ("width", "100%"),
            ("height", N(height)),
            ("class", "fluid " + style),
            ("role", "img"),
            ("aria-labelledby", $"{titleId} {descriptionId}"));
        page.Html.Element("title", title, ("id", titleId));
        page.Html.Element("desc", description, ("id", descriptionId));
        return scope;
    }

    /// <summary>A share of the drawing's width.</summary>
    public static string Per(double share) => N(share * 100) + "%";

    /// <summary>A text at the left edge of a fluid drawing, or at its right edge.</summary>
    public static void EdgeText(Html html, bool right, double y, string text, string style) => html.Element(
        "text", text, ("x", right ? "100%" : "0"), ("y", N(y)), ("class", right ? style + " end" : style));

    public static void Text(Html html, double x, double y, string text, string style) =>
        html.Element("text", text, ("x", N(x)), ("y", N(y)), ("class", style));

    public static void Line(Html html, double x1, double y1, double x2, double y2, string style) =>
        html.Empty("line", ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)), ("class", style));
}
