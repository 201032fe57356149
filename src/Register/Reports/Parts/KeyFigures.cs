using Sektorskifte.Register.Profiles;
using Sektorskifte.Register.Reports.Charts;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>The answer in a few numbers, each in words with what it is counted among.</summary>
internal static class KeyFigures
{
    public static void Write(Page page)
    {
        var (html, figures) = (page.Html, page.Figures);
        using var section = page.Section("key", Texts.KeyFigures);
        using (html.In("div", ("class", "cards")))
        {
            Card(
                page,
                figures.SwitchShare(Figures.Total, Figures.Total, View.Leaders),
                Texts.SwitchShareLeaders,
                Texts.BasisMoves);
            Card(
                page,
                figures.SwitchShare(Figures.Total, Figures.Total, View.Everyone),
                Texts.SwitchShareEveryone,
                Texts.BasisMoves);
            Card(
                page,
                figures.SwitchRate(Figures.Total, Figures.Total, View.Leaders),
                Texts.SwitchRateLeaders,
                Texts.BasisYears,
                2);
        }

        page.Paragraph(page.T(Texts.TwoMeasures), "note");
        Origins(page);
    }

    private static void Card(Page page, Ratio ratio, Label what, Label basis, int decimals = 1)
    {
        var (html, words) = (page.Html, page.Words);
        using (html.In("div", ("class", "card")))
        {
            using (html.In("p"))
            {
                html.Element("strong", words.Percent(ratio.Value, decimals), ("title", words.Reason(ratio.Value)));
                html.Text(" " + page.T(what));
            }

            page.Paragraph(
                page.T(basis, words.Count(ratio.Numerator), words.Count(ratio.Denominator), page.Span), "basis");
        }
    }

    private static void Origins(Page page)
    {
        var (html, figures) = (page.Html, page.Figures);
        html.Element("h3", page.T(Texts.WhereFrom));
        page.Paragraph(page.T(Texts.WhereFromLead, page.Span));
        using (html.In("ul", ("class", "claims")))
        {
            foreach (var sector in figures.Sectors)
            {
                using (html.In("li"))
                {
                    html.Element("strong", page.T(sector.Label));
                    html.Text(Claim(page, sector));
                }
            }
        }

        var grouped = figures.Sectors.Any(s => figures.GroupOf(s) is not null);
        using (html.In("figure"))
        {
            html.Element("figcaption", page.T(Texts.WhereFromTable, page.Span));
            (string, string)[] legend = grouped
                ?
                [
                    (page.T(Texts.SameSector), "own"),
                    (page.T(Texts.OtherOfGroup), "near"),
                    (page.T(Texts.OutsideGroup), "far"),
                ]
                : [(page.T(Texts.SameSector), "own"), (page.T(Texts.OtherSector), "far")];
            ShareBars.Write(
                page,
                page.T(Texts.WhereFromTable, page.Span),
                legend,
                (page.T(Texts.SplitHidden), "unknown"),
                [.. figures.Sectors.Select(s => Bar(page, s, grouped))]);
            Table(page, grouped);
        }
    }

    private static string Claim(Page page, Sector sector)
    {
        var (figures, words) = (page.Figures, page.Words);
        var others = figures.InflowFromOthers(Figures.Total, sector.Code, View.Hired);
        if (!others.Value.TryGetValue(out _))
        {
            return page.T(Texts.OfHiredHidden);
        }

        if (figures.GroupOf(sector) is not { } group)
        {
            return page.T(Texts.OfHired, words.Share(others));
        }

        var near = figures.InflowFromGroup(Figures.Total, sector.Code);
        return near.Value.TryGetValue(out _)
            ? page.T(Texts.OfHiredGroup, words.Share(near), page.T(group.Label), words.Share(others))
            : page.T(Texts.OfHiredGroupHidden, words.Share(others), page.T(group.Label));
    }

    // Shares are drawn from the left for as long as they may be shown; the rest of the bar is drawn as hidden.
    private static ShareBar Bar(Page page, Sector sector, bool grouped)
    {
        var (figures, words) = (page.Figures, page.Words);
        var all = figures.Moves(Figures.Total, Figures.Total, sector.Code, View.Hired);
        var own = figures.Moves(Figures.Total, sector.Code, sector.Code, View.Hired) / all;
        var others = figures.InflowFromOthers(Figures.Total, sector.Code, View.Hired).Value;
        var shares = new List<double>();
        if (own.TryGetValue(out var ownShare) && others.TryGetValue(out var otherShare))
        {
            shares.Add(ownShare);
            if (!grouped)
            {
                shares.Add(otherShare);
            }
            else if (figures.GroupOf(sector) is null)
            {
                shares.AddRange([0, otherShare]);
            }
            else if (figures.InflowFromGroup(Figures.Total, sector.Code).Value.TryGetValue(out var near))
            {
                shares.AddRange([near, otherShare - near]);
            }
        }

        return new ShareBar(
            page.T(sector.Label),
            shares,
            others.TryGetValue(out _)
                ? page.T(Texts.BarEnd, words.Percent(others), words.Count(all))
                : words.Percent(others));
    }

    private static void Table(Page page, bool grouped)
    {
        var (figures, words) = (page.Figures, page.Words);
        List<string> headings = [page.T(Texts.HiredInto), page.T(Texts.HiredInAll), page.T(Texts.SameSector)];
        if (grouped)
        {
            headings.Add(page.T(Texts.OtherOfGroup));
        }

        headings.AddRange([page.T(Texts.OtherSector), page.T(Texts.ShareOther)]);
        using var folded = page.Folded(page.T(Texts.TableOf, page.T(Texts.WhereFromTable, page.Span)));
        DataTable.Write(
            page,
            page.T(Texts.WhereFromTable, page.Span),
            headings,
            figures.Sectors.Select(sector =>
            {
                var others = figures.InflowFromOthers(Figures.Total, sector.Code, View.Hired);
                List<TableCell> cells =
                [
                    TableCell.Count(words, others.Denominator),
                    TableCell.Count(words, figures.Moves(Figures.Total, sector.Code, sector.Code, View.Hired)),
                ];
                if (grouped)
                {
                    cells.Add(figures.GroupOf(sector) is null
                        ? new TableCell("–", "n")
                        : TableCell.Count(words, figures.InflowFromGroup(Figures.Total, sector.Code).Numerator));
                }

                cells.AddRange([TableCell.Count(words, others.Numerator), TableCell.Percent(words, others.Value)]);
                return (page.T(sector.Label), (IReadOnlyList<TableCell>)cells);
            }),
            sortable: true);
    }
}
