using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Register.Reports.Parts;

/// <summary>How many cells of each table are shown, hidden and missing, and by which rule.</summary>
internal static class Suppression
{
    private static readonly CellStatus[] Statuses =
        [CellStatus.Published, CellStatus.TooFew, CellStatus.Complement, CellStatus.Missing, CellStatus.Undefined];

    public static void Write(Page page)
    {
        var result = page.Result;
        using var section = page.Section("hidden", Texts.Hidden);
        page.Paragraph(page.T(Texts.HiddenLead));
        ProtectedTable[] tables =
        [
            result.Flows, result.Stocks, result.Rates, result.History, result.TimeToSwitch, result.Incidence,
            result.RandomHiring, result.NetMobility, result.Reorganisations,
        ];
        DataTable.Write(
            page,
            page.T(Texts.HiddenTable),
            [
                page.T(Texts.TableName), page.T(Texts.CountPublished), page.T(Texts.CountTooFew),
                page.T(Texts.CountComplement), page.T(Texts.CountMissing), page.T(Texts.CountUndefined),
            ],
            tables.Select(table =>
            {
                var counts = Count(table);
                return (
                    page.T(table.Title),
                    (IReadOnlyList<TableCell>)[.. Statuses.Select(s => TableCell.Count(page.Words, counts[(int)s]))]);
            }));
    }

    private static long[] Count(ProtectedTable table)
    {
        var counts = new long[Statuses.Length];
        for (var row = 0; row < table.RowCount; row++)
        {
            for (var measure = 0; measure < table.Measures.Count; measure++)
            {
                counts[(int)table.At(row, measure).Status]++;
            }
        }

        return counts;
    }
}
