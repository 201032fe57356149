using Sektorskifte.Register.Reports.Charts;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>The flow diagrams, one for each view, each with the numbers that it draws.</summary>
internal static class Flows
{
    public static void Write(Page page)
    {
        var html = page.Html;
        using var section = page.Section("flows", Texts.Flows);
        page.Paragraph(page.T(Texts.FlowsLead, page.Span));
        using (html.In("div", ("class", "views"), ("data-choice", page.T(Texts.ViewChoice))))
        {
            foreach (var view in View.All)
            {
                using (html.In("div", ("class", "view"), ("data-view", view.Code)))
                {
                    html.Element("h3", page.T(view.Label));
                    using (html.In("figure", ("aria-label", page.T(Texts.FlowsTitle, page.T(view.Label)))))
                    {
                        FlowDiagram.Write(page, view);
                        Table(page, view);
                    }
                }
            }
        }
    }

    private static void Table(Page page, View view)
    {
        var (figures, words) = (page.Figures, page.Words);
        var caption = page.T(Texts.FlowsTitle, page.T(view.Label));
        using var folded = page.Folded(page.T(Texts.TableOf, caption));
        var rows =
            from origin in figures.Sectors
            from destination in figures.Sectors
            where origin != destination
            let moves = figures.Moves(Figures.Total, origin.Code, destination.Code, view)
            let share = moves / figures.Moves(Figures.Total, Figures.Total, destination.Code, view)
            select (
                page.T(origin.Label),
                (IReadOnlyList<TableCell>)
                [
                    new TableCell(page.T(destination.Label)),
                    TableCell.Count(words, moves),
                    TableCell.Percent(words, share),
                ]);
        DataTable.Write(
            page,
            caption,
            [page.T(Texts.FromSector), page.T(Texts.ToSector), page.T(Texts.Switches), page.T(Texts.ShareOfArrivals)],
            rows,
            sortable: true,
            texts: 2);
    }
}
