using Sektorskifte.Tables.Cubes;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>What became of the rows that were read, and what the data can't show.</summary>
internal static class Quality
{
    public static void Write(Page page)
    {
        var (summary, words) = (page.Result.Summary, page.Words);
        using var section = page.Section("quality", Texts.Quality);
        var rejected = summary.Rejected.Values.Sum();
        page.Paragraph(page.T(
            Texts.Balance,
            words.Count(summary.RowsRead),
            words.Count(summary.Used),
            words.Count(summary.Duplicates),
            words.Count(rejected)));
        Counts(
            page,
            Texts.RowsTable,
            [
                (page.T(Texts.RowsRead), summary.RowsRead), (page.T(Texts.RowsUsed), summary.Used),
                (page.T(Texts.OutsideWindow), summary.OutsideWindow), (page.T(Texts.Duplicates), summary.Duplicates),
                (page.T(Texts.Rejected), rejected),
                .. summary.Rejected.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)
                    .Select(r => (page.T(Texts.RejectedFor, Reason(page, r.Key)), r.Value)),
            ]);
        Counts(
            page,
            Texts.PersonsTable,
            [
                (page.T(Texts.Persons), summary.Persons), (page.T(Texts.Employers), summary.Employers),
                (page.T(Texts.PersonPeriods), summary.PersonPeriods),
                (page.T(Texts.Ambiguous), summary.AmbiguousPersonPeriods),
                (page.T(Texts.SecondJobs), summary.PersonPeriodsWithSecondJobs),
                (page.T(Texts.Spells), summary.Spells), (page.T(Texts.LinkedPairs), summary.LinkedPairs),
            ]);
        Periods(page);
    }

    private static void Counts(Page page, Label caption, IEnumerable<(string What, long Number)> counts) =>
        DataTable.Write(
            page,
            page.T(caption),
            [page.T(Texts.What), page.T(Texts.Number)],
            counts.Select(c => (c.What, (IReadOnlyList<TableCell>)[TableCell.Count(page.Words, c.Number)])));

    private static string Reason(Page page, string reason) =>
        Texts.Reasons.TryGetValue(reason, out var label) ? page.T(label) : reason;

    private static void Periods(Page page)
    {
        var summary = page.Result.Summary;
        if (summary is not { FirstPeriod: { } first, LastPeriod: { } last })
        {
            page.Paragraph(page.T(Texts.NoRows));
            return;
        }

        page.Paragraph(summary.MissingPeriods.Count == 0
            ? page.T(Texts.NoMissingPeriods, first, last)
            : page.T(Texts.MissingPeriods, string.Join(", ", summary.MissingPeriods)));
        if (summary.PartialPeriods.Count > 0)
        {
            page.Paragraph(page.T(
                Texts.PartialPeriods,
                string.Join(", ", summary.PartialPeriods.Select(p => page.T(Texts.PartialPeriod, p.Key, p.Value)))));
        }
    }
}
