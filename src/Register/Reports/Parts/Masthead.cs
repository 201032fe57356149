using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>The top of the report: what it is, from what, about when, and what it holds.</summary>
internal static class Masthead
{
    private static readonly IReadOnlyList<(string Id, Label Heading)> Sections =
    [
        ("key", Texts.KeyFigures), ("flows", Texts.Flows), ("matrix", Texts.Matrix), ("development", Texts.Development),
        ("history", Texts.History), ("time", Texts.Time), ("openness", Texts.Openness),
        ("stocks", Texts.Stocks), ("reorganisations", Texts.Reorganisations),
        ("quality", Texts.Quality), ("method", Texts.Method), ("hidden", Texts.Hidden),
    ];

    public static void Write(Page page)
    {
        var (html, words, result) = (page.Html, page.Words, page.Result);
        using (html.In("header"))
        {
            page.Paragraph(page.T(Texts.Kind), "kind");
            html.Element("h1", page.T(Texts.Heading));
            page.Paragraph(
                page.T(
                    Texts.Lead,
                    words.Count(result.Summary.Used),
                    words.Count(result.Summary.Persons),
                    words.Count(result.Summary.Employers),
                    page.DataSpan),
                "lead");
            using (html.In("dl", ("class", "facts")))
            {
                Fact(page, Texts.Source, page.T(result.Profile.Title));
                Fact(page, Texts.Period, page.Span);
                Fact(page, Texts.Definition, page.T(result.Definition.Title));
                Fact(page, Texts.Made, words.Day(result.Provenance.Finished));
            }

            if (page.MinCount is { } least)
            {
                page.Paragraph(page.T(Texts.HiddenNote, least), "note");
            }
        }

        using (html.In("nav", ("aria-label", page.T(Texts.Contents))))
        using (html.In("ol"))
        {
            foreach (var (id, heading) in Sections)
            {
                using (html.In("li"))
                {
                    html.Element("a", page.T(heading), ("href", "#" + id));
                }
            }
        }
    }

    private static void Fact(Page page, Label term, string value)
    {
        using (page.Html.In("div"))
        {
            page.Html.Element("dt", page.T(term));
            page.Html.Element("dd", value);
        }
    }
}
