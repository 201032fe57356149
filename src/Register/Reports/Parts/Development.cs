using Sektorskifte.Register.Reports.Charts;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>The share of switches over time: leaders beside everyone, and inflow sector by sector.</summary>
internal static class Development
{
    private const string LeaderColour = "#0b5c8f";
    private const string EveryoneColour = "#6b6b6b";

    public static void Write(Page page)
    {
        using var section = page.Section("development", Texts.Development);
        if (page.Figures.Periods.Count < 2)
        {
            page.Paragraph(page.T(Texts.OnePeriod));
            SwitchTable(page);
            return;
        }

        page.Paragraph(page.T(Texts.DevelopmentLead));
        List<string> periods = [.. page.Figures.Periods.Select(p => page.T(p.Label))];
        HashSet<int> partial = [.. Enumerable.Range(0, periods.Count).Where(
            i => page.Result.Summary.PartialPeriods.ContainsKey(page.Figures.Periods[i].Code))];
        Switches(page, periods, partial);
        Inflow(page, periods, partial);
    }

    private static void Switches(Page page, List<string> periods, HashSet<int> partial)
    {
        var (html, figures) = (page.Html, page.Figures);
        var title = page.T(Texts.SwitchShareTitle);
        var everyone = Series(page, p => figures.SwitchShare(p, Figures.Total, View.Everyone).Value);
        var leaders = Series(page, p => figures.SwitchShare(p, Figures.Total, View.Leaders).Value);
        html.Element("h3", page.T(Texts.ChartOf, title, page.Span));
        using (html.In("figure", ("aria-label", title)))
        {
            var chart = new TimeLine(periods, partial, 600, 270, 80, TimeLine.Largest([.. everyone, .. leaders]));
            using (html.In("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)))
            {
                chart.Write(
                    page,
                    title,
                    [
                        new TimeLineSeries(page.T(Texts.EveryoneShort), EveryoneColour, everyone),
                        new TimeLineSeries(page.T(Texts.LeadersShort), LeaderColour, leaders),
                    ]);
            }

            using (page.Folded(page.T(Texts.TableOf, page.T(Texts.DevelopmentTable))))
            {
                SwitchTable(page);
            }
        }
    }

    private static void SwitchTable(Page page)
    {
        var figures = page.Figures;
        Label[] columns = [Texts.Switches, Texts.Changes, Texts.Share, Texts.Rate];
        DataTable.Write(
            page,
            page.T(Texts.DevelopmentTable),
            [
                page.T(Texts.Period),
                .. columns.Select(c => page.T(Texts.ColumnOf, page.T(Texts.LeadersShort), page.T(c))),
                .. columns.Select(c => page.T(Texts.ColumnOf, page.T(Texts.EveryoneShort), page.T(c))),
            ],
            figures.Periods.Select(p => (
                page.T(p.Label),
                (IReadOnlyList<TableCell>)[.. Cells(page, p.Code, View.Leaders), .. Cells(page, p.Code, View.Everyone)])));
    }

    private static TableCell[] Cells(Page page, string period, View view)
    {
        var share = page.Figures.SwitchShare(period, Figures.Total, view);
        return
        [
            TableCell.Count(page.Words, share.Numerator),
            TableCell.Count(page.Words, share.Denominator),
            TableCell.Percent(page.Words, share.Value),
            TableCell.Percent(page.Words, page.Figures.SwitchRate(period, Figures.Total, view).Value, 2),
        ];
    }

    private static void Inflow(Page page, List<string> periods, HashSet<int> partial)
    {
        var (html, figures) = (page.Html, page.Figures);
        var title = page.T(Texts.InflowTitle);
        var all = Series(page, p => figures.SwitchShare(p, Figures.Total, View.Hired).Value);
        var lines = figures.Sectors
            .Select(s => Series(page, p => figures.InflowFromOthers(p, s.Code, View.Hired).Value))
            .ToArray();
        var chart = new TimeLine(periods, partial, 300, 170, 12, TimeLine.Largest(lines.SelectMany(l => l).Concat(all)));
        html.Element("h3", page.T(Texts.ChartOf, title, page.Span));
        page.Paragraph(page.T(Texts.InflowLead));
        using (html.In("figure", ("aria-label", title)))
        {
            using (html.In("div", ("class", "panels")))
            {
                for (var i = 0; i < lines.Length; i++)
                {
                    var name = page.T(figures.Sectors[i].Label);
                    using (html.In("div", ("class", "panel")))
                    {
                        page.Paragraph(name, "panel-name");
                        chart.Write(
                            page,
                            page.T(Texts.ChartOf, title, name),
                            [new TimeLineSeries("", null, all), new TimeLineSeries("", LeaderColour, lines[i])]);
                    }
                }
            }

            using (page.Folded(page.T(Texts.TableOf, title)))
            {
                DataTable.Write(
                    page,
                    title,
                    [page.T(Texts.Period), .. figures.Sectors.Select(s => page.T(s.Label))],
                    figures.Periods.Select(p => (
                        page.T(p.Label),
                        (IReadOnlyList<TableCell>)[.. figures.Sectors.Select(s => InflowCell(page, p.Code, s.Code))])));
            }
        }
    }

    private static TableCell InflowCell(Page page, string period, string sector) =>
        TableCell.Share(page.Words, page.Figures.InflowFromOthers(period, sector, View.Hired));

    private static List<Cell> Series(Page page, Func<string, Cell> share) =>
        [.. page.Figures.Periods.Select(p => share(p.Code))];
}
