using System.Globalization;
using Sektorskifte.Register.Reports.Charts;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>How many leaders have switched sector after so many years, sector by sector.</summary>
internal static class Time
{
    private const string Colour = "#0b5c8f";
    private static readonly int[] Told = [1, 2, 3, 5, 10, 15];

    // As far out as most data reach.
    private const int Far = 5;

    public static void Write(Page page)
    {
        using var section = page.Section("time", Texts.Time);
        page.Paragraph(page.T(Texts.TimeLead, page.Span));
        Curves(page);
        using (page.Folded(page.T(Texts.TableOf, page.T(Texts.TimeEnds, Far))))
        {
            Ends(page);
        }

        using (page.Folded(page.T(Texts.TableOf, page.T(Texts.TimeRates))))
        {
            Rates(page);
        }

        var (stretches, words) = (page.Result.Summary.LeaderStretches, page.Words);
        page.Paragraph(
            page.T(
                Texts.TimeUnknown,
                words.Count(stretches.BeginningSeen + stretches.BeginningUnknown),
                words.Count(stretches.BeginningUnknown)),
            "note");
    }

    private static void Curves(Page page)
    {
        var (html, title) = (page.Html, page.T(Texts.TimeTitle));
        List<string> years = [.. page.Figures.TenureYears.Select(year => page.T(Texts.TimeYear, year))];
        List<Cell> Curve(string sector) => [.. page.Figures.TenureYears.Select(year => page.Figures.Incidence(sector, "switch", year).Share)];
        var all = Curve(Figures.Total);
        var sectors = page.Figures.Sectors.Select(sector => (Name: page.T(sector.Label), Curve: Curve(sector.Code))).ToList();
        var chart = new TimeLine(years, new HashSet<int>(), 300, 170, 12, TimeLine.Largest(sectors.SelectMany(s => s.Curve).Concat(all)));
        html.Element("h3", title);
        page.Paragraph(page.T(Texts.InflowLead));
        using (html.In("figure", ("aria-label", title)))
        {
            using (html.In("div", ("class", "panels")))
            {
                foreach (var (name, curve) in sectors)
                {
                    using (html.In("div", ("class", "panel")))
                    {
                        page.Paragraph(name, "panel-name");
                        chart.Write(
                            page,
                            page.T(Texts.ChartOf, title, name),
                            [new TimeLineSeries("", null, all), new TimeLineSeries("", Colour, curve)]);
                    }
                }
            }

            DataTable.Write(
                page,
                page.T(Texts.TimeTable),
                [page.T(Texts.Sector), .. Told.Select(year => page.T(Texts.TimeYear, year))],
                Rows(page).Select(sector => (
                    page.T(sector.Label),
                    (IReadOnlyList<TableCell>)[.. Told.Select(year => Share(page, sector.Code, "switch", year))])));
        }
    }

    private static void Ends(Page page) => DataTable.Write(
        page,
        page.T(Texts.TimeEnds, Far),
        [page.T(Texts.Sector), page.T(Texts.TimeSwitched), page.T(Texts.TimeLeft), page.T(Texts.TimeExit)],
        Rows(page).Select(sector => (
            page.T(sector.Label),
            (IReadOnlyList<TableCell>)
            [
                Share(page, sector.Code, "switch", Far), Share(page, sector.Code, "left_leadership", Far), Share(page, sector.Code, "exit", Far),
            ])));

    private static void Rates(Page page)
    {
        var sectors = Rows(page);
        DataTable.Write(
            page,
            page.T(Texts.TimeRates),
            [page.T(Texts.TenureHeading), .. sectors.Select(sector => page.T(sector.Label))],
            page.Figures.Tenures.Select(tenure => (
                page.T(tenure.Label),
                (IReadOnlyList<TableCell>)[.. sectors.Select(sector => Rate(page, page.Figures.TenureRate(sector.Code, tenure.Code)))])));
    }

    private static TableCell Rate(Page page, Ratio rate) => rate.Value.TryGetValue(out var value)
        ? new TableCell(
            page.T(
                Texts.ShareOf, page.Words.Percent(value), page.Words.Count(rate.Numerator), page.Words.Count(rate.Denominator, 1)),
            "n",
            null,
            value)
        : TableCell.Percent(page.Words, rate.Value);

    private static TableCell Share(Page page, string sector, string outcome, int year)
    {
        var (share, lower, upper) = page.Figures.Incidence(sector, outcome, year.ToString(CultureInfo.InvariantCulture));
        return share.TryGetValue(out var value) && lower.TryGetValue(out var low) && upper.TryGetValue(out var high)
            ? new TableCell(
                page.T(Texts.TimeWithin, page.Words.Percent(value), page.Words.Percent(low), page.Words.Percent(high)), "n", null, value)
            : TableCell.Percent(page.Words, share);
    }

    private static List<(string Code, Label Label)> Rows(Page page) =>
        [.. page.Figures.Sectors.Select(s => (s.Code, s.Label)), (Figures.Total, Texts.AllSectors)];
}
