using Sektorskifte.Register.Mapping;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Markup;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>What was kept out of the count: groups that moved together, and employers whose sector code changed.</summary>
internal static class Reorganisations
{
    // The largest fill a few pages; the file has them all.
    private const int MostRows = 100;

    public static void Write(Page page)
    {
        using var section = page.Section("reorganisations", Texts.Reorganisations);
        page.Paragraph(page.T(page.CountsReorganisations ? Texts.RuleOff : Texts.ReorganisationsLead));
        BeforeAndAfter(page);
        Thresholds(page);
        Groups(page);
    }

    private static void BeforeAndAfter(Page page)
    {
        var summary = page.Result.Summary;
        (Label Kind, Func<MoveCounts, long> Count)[] kinds =
        [
            (Texts.SameJob, m => m.SameJob), (Texts.EmployerChange, m => m.EmployerChange),
            (Texts.SectorSwitch, m => m.SectorSwitch), (Texts.Reclassification, m => m.Reclassification),
            (Texts.Reorganisation, m => m.Reorganisation),
            (Texts.InAll, m => m.SameJob + m.EmployerChange + m.SectorSwitch + m.Reclassification + m.Reorganisation),
        ];
        DataTable.Write(
            page,
            page.T(Texts.BeforeAfter),
            [page.T(Texts.KindOf), page.T(Texts.WithoutRule), page.T(Texts.WithRule)],
            kinds.Select(kind => (
                page.T(kind.Kind),
                (IReadOnlyList<TableCell>)
                [
                    TableCell.Count(page.Words, kind.Count(summary.MovesWithoutRule)),
                    TableCell.Count(page.Words, kind.Count(summary.Moves)),
                ])));
    }

    private static void Thresholds(Page page)
    {
        var words = page.Words;
        if (page.Result.Summary.Thresholds.Count == 0)
        {
            return;
        }

        DataTable.Write(
            page,
            page.T(Texts.Thresholds),
            [
                page.T(Texts.ThresholdHeading), page.T(Texts.Groups), page.T(Texts.People),
                page.T(Texts.EmployerChanges), page.T(Texts.Switches),
            ],
            page.Result.Summary.Thresholds.Select(t => (
                page.T(Texts.Threshold, words.Count(t.MinPeople), words.Percent(t.MinShare, 0)),
                (IReadOnlyList<TableCell>)
                [
                    TableCell.Count(words, t.Groups), TableCell.Count(words, t.People),
                    TableCell.Count(words, t.EmployerChanges), TableCell.Count(words, t.SectorSwitches),
                ])));
    }

    private static void Groups(Page page)
    {
        var (table, words) = (page.Result.Reorganisations, page.Words);
        page.Html.Element("h3", page.T(Texts.GroupsFound));
        if (table.RowCount == 0)
        {
            page.Paragraph(page.T(Texts.NoGroups));
            return;
        }

        page.Paragraph(page.T(Texts.GroupsNamed), "note");
        var shown = Math.Min(table.RowCount, MostRows);
        if (shown < table.RowCount)
        {
            page.Paragraph(page.T(Texts.GroupsShown, words.Count(shown), words.Count(table.RowCount)));
        }

        var (people, share) = (Measure("people"), Measure("share"));
        DataTable.Write(
            page,
            page.T(Texts.GroupsFound),
            [
                page.T(Texts.Period), page.T(Texts.KindOf), page.T(Texts.FromEmployer), page.T(Texts.ToEmployer),
                page.T(Texts.FromSector), page.T(Texts.ToSector), page.T(Texts.People), page.T(Texts.Seen),
            ],
            Enumerable.Range(0, shown).Select(row => (
                Key(row, "period"),
                (IReadOnlyList<TableCell>)
                [
                    new TableCell(Key(row, "kind")), new TableCell(Key(row, "from_employer")),
                    new TableCell(Key(row, "to_employer")), new TableCell(Key(row, "origin")),
                    new TableCell(Key(row, "destination")), TableCell.Count(words, table.At(row, people)),
                    TableCell.Percent(words, table.At(row, share), 0),
                ])),
            sortable: true,
            texts: 6);
        return;

        string Key(int row, string dimension) => page.T(table.Key(row, table.DimensionIndex(dimension)).Label);

        int Measure(string name) => Enumerable.Range(0, table.Measures.Count).First(i => table.Measures[i].Name == name);
    }
}
