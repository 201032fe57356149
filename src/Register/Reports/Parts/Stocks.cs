using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>How many leaders and others each sector has.</summary>
internal static class Stocks
{
    public static void Write(Page page)
    {
        using var section = page.Section("stocks", Texts.Stocks);
        if (page.Figures.StockPeriods.Count == 0)
        {
            page.Paragraph(page.T(Texts.NoRows));
            return;
        }

        page.Paragraph(page.T(Texts.StocksLead));
        Latest(page);
        ByPeriod(page);
        Turnover(page);
    }

    private static void Latest(Page page)
    {
        var (figures, words) = (page.Figures, page.Words);
        var period = figures.StockPeriods[^1];
        var levels = page.Result.Profile.Leaders.Levels;
        DataTable.Write(
            page,
            page.T(Texts.StocksCaption, page.T(period.Label)),
            [
                page.T(Texts.Sector), page.T(Texts.EveryoneShort), page.T(Texts.LeadersShort),
                page.T(Texts.LeaderShare), .. levels.Select(l => page.T(l.Label)),
            ],
            SectorsAndTotal(page).Select(sector =>
            {
                var leaders = figures.Stock("stock", period.Code, sector.Code, Figures.Leader);
                var all = figures.Stock("stock", period.Code, sector.Code, Figures.Total);
                return (
                    page.T(sector.Label),
                    (IReadOnlyList<TableCell>)
                    [
                        TableCell.Count(words, all),
                        TableCell.Count(words, leaders),
                        TableCell.Percent(words, leaders / all),
                        .. levels.Select(l => TableCell.Count(words, figures.Stock("stock", period.Code, sector.Code, l.Code))),
                    ]);
            }));
    }

    private static void ByPeriod(Page page)
    {
        var (figures, words) = (page.Figures, page.Words);
        using var folded = page.Folded(page.T(Texts.TableOf, page.T(Texts.LeadersByPeriod)));
        DataTable.Write(
            page,
            page.T(Texts.LeadersByPeriod),
            [page.T(Texts.Period), .. SectorsAndTotal(page).Select(s => page.T(s.Label))],
            figures.StockPeriods.Select(p => (
                page.T(p.Label),
                (IReadOnlyList<TableCell>)[.. SectorsAndTotal(page).Select(
                    s => TableCell.Count(words, figures.Stock("stock", p.Code, s.Code, Figures.Leader)))])));
    }

    private static void Turnover(Page page)
    {
        using var folded = page.Folded(page.T(Texts.TableOf, page.T(Texts.TurnoverByPeriod)));
        DataTable.Write(
            page,
            page.T(Texts.TurnoverByPeriod),
            [
                page.T(Texts.Period), page.T(Texts.Stock), page.T(Texts.PersonYears), page.T(Texts.Entries), page.T(Texts.Exits),
            ],
            page.Figures.StockPeriods.Select(p => (
                page.T(p.Label),
                (IReadOnlyList<TableCell>)
                [
                    Cell("stock", p), Cell("person_years", p, 1), Cell("entries", p), Cell("exits", p),
                ])));
        return;

        TableCell Cell(string measure, Member period, int decimals = 0) => TableCell.Count(
            page.Words, page.Figures.Stock(measure, period.Code, Figures.Total, Figures.Leader), decimals);
    }

    private static List<(string Code, Label Label)> SectorsAndTotal(Page page) =>
        [.. page.Figures.Sectors.Select(s => (s.Code, s.Label)), (Figures.Total, Texts.AllSectors)];
}
