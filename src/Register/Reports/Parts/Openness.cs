using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>How open sectors are to each other, whatever their sizes.</summary>
internal static class Openness
{
    public static void Write(Page page)
    {
        using var section = page.Section("openness", Texts.Openness);
        page.Paragraph(page.T(Texts.OpennessLead));
        Hiring(page);
        Net(page);
    }

    private static void Hiring(Page page)
    {
        var sectors = page.Figures.Sectors;
        page.Html.Element("h3", page.T(Texts.HiringTitle));
        page.Paragraph(page.T(Texts.HiringLead, page.Span));
        DataTable.Write(
            page,
            page.T(Texts.HiringTitle),
            [page.T(Texts.HiringFrom), .. sectors.Select(sector => page.T(sector.Label))],
            sectors.Select(origin => (
                page.T(origin.Label),
                (IReadOnlyList<TableCell>)[.. sectors.Select(to => Within(page, page.Figures.RandomHiring(origin.Code, to.Code)))])));
    }

    private static void Net(Page page)
    {
        page.Html.Element("h3", page.T(Texts.NetTitle));
        page.Paragraph(page.T(Texts.NetLead));
        DataTable.Write(
            page,
            page.T(Texts.NetTitle),
            [page.T(Texts.Period), page.T(Texts.NetPeople), page.T(Texts.NetLeaders)],
            page.Figures.NetPeriods.Select(period => (
                period,
                (IReadOnlyList<TableCell>)
                [
                    Within(page, page.Figures.NetMobility(Figures.Total, period)),
                    Within(page, page.Figures.NetMobility(Figures.Leader, period)),
                ])));
    }

    private static TableCell Within(Page page, (Cell Value, Cell Lower, Cell Upper) estimate)
    {
        var words = page.Words;
        return estimate.Value.TryGetValue(out var value) && estimate.Lower.TryGetValue(out _) && estimate.Upper.TryGetValue(out _)
            ? new TableCell(
                page.T(Texts.OpennessWithin, words.Count(estimate.Value, 2), words.Count(estimate.Lower, 2), words.Count(estimate.Upper, 2)), "n", null, value)
            : TableCell.Count(words, estimate.Value, 2);
    }
}
