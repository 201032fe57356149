using Sektorskifte.Register.Reports.Charts;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>Origin by destination, one heat map for each view.</summary>
internal static class Matrix
{
    public static void Write(Page page)
    {
        var html = page.Html;
        using var section = page.Section("matrix", Texts.Matrix);
        page.Paragraph(page.T(Texts.MatrixLead, page.Span));
        using (html.In("div", ("class", "views"), ("data-choice", page.T(Texts.ViewChoice))))
        {
            foreach (var view in View.All)
            {
                using (html.In("div", ("class", "view"), ("data-view", view.Code)))
                {
                    html.Element("h3", page.T(view.Label));
                    Map(page, view);
                }
            }
        }
    }

    private static void Map(Page page, View view)
    {
        List<(string Code, Label Label)> members =
            [.. page.Figures.Sectors.Select(s => (s.Code, s.Label)), (Figures.Total, Texts.AllSectors)];
        HeatMap.Write(
            page,
            page.T(Texts.MatrixCaption, page.T(view.Label), page.Span),
            page.T(Texts.FromTo),
            [.. members.Select(m => page.T(m.Label))],
            [.. members.Select(origin => (
                page.T(origin.Label),
                (IReadOnlyList<HeatField>)[.. members.Select(destination => Field(page, view, origin.Code, destination.Code))]))]);
    }

    private static HeatField Field(Page page, View view, string origin, string destination)
    {
        var words = page.Words;
        var moves = page.Figures.Moves(Figures.Total, origin, destination, view);
        var share = moves / page.Figures.Moves(Figures.Total, origin, Figures.Total, view);
        var aside = origin == destination || origin == Figures.Total || destination == Figures.Total;
        return new HeatField(
            words.Count(moves),
            share.TryGetValue(out var value) ? words.Percent(value) : "",
            words.Reason(moves),
            aside ? null : value);
    }
}
