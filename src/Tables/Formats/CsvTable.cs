using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Tables.Formats;

/// <summary>
/// Writes a table as tidy CSV (RFC 4180 with LF as line end): a row a line, codes as keys, and after each measure its
/// status. What stands in which column, and how texts that a spreadsheet would take for formulas are marked, is in
/// <c>docs/formats/csv.md</c>.
/// </summary>
public static class CsvTable
{
    private const string Status = "status";

    /// <summary>Writes the header and all rows in the table's order. The writer stays open.</summary>
    /// <param name="table">The table.</param>
    /// <param name="writer">Where the text goes; it decides on the encoding, which should be UTF-8.</param>
    public static void Write(ProtectedTable table, TextWriter writer)
    {
        var buffer = new CsvBuffer(writer);
        WriteHeader(table, buffer);

        // Each member's code is quoted once, not once a row.
        var codes = table.Dimensions
            .Select(d => d.Members.Select(m => CsvText.Field(m.Code)).ToArray())
            .ToArray();
        var decimals = table.Measures.Select(m => m.Decimals).ToArray();
        for (var row = 0; row < table.RowCount; row++)
        {
            for (var d = 0; d < codes.Length; d++)
            {
                buffer.Text(codes[d][table.KeyIndex(row, d)]);
                buffer.Comma();
            }

            for (var m = 0; m < decimals.Length; m++)
            {
                var cell = table.At(row, m);
                if (cell.TryGetValue(out var value))
                    buffer.Number(value, decimals[m]);
                buffer.Comma();
                buffer.Text(Word(cell.Status));
                if (m < decimals.Length - 1)
                    buffer.Comma();
            }

            buffer.EndLine();
        }

        buffer.Flush();
    }

    /// <summary>The word for a status in files: <c>published</c>, <c>too_few</c>, <c>complement</c>, <c>missing</c> or <c>undefined</c>.</summary>
    public static string Word(CellStatus status) => status switch
    {
        CellStatus.Published => "published",
        CellStatus.TooFew => "too_few",
        CellStatus.Complement => "complement",
        CellStatus.Missing => "missing",
        CellStatus.Undefined => "undefined",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a cell."),
    };

    private static void WriteHeader(ProtectedTable table, CsvBuffer buffer)
    {
        var columns = table.Dimensions.Select(d => d.Name)
            .Concat(table.Measures.SelectMany(m => new[] { m.Name, StatusColumn(table, m) }));
        buffer.Text(string.Join(',', columns.Select(CsvText.Field)));
        buffer.EndLine();
    }

    // The measure that a table is about has the plain name: its only one, or the value beside numerator and denominator.
    private static string StatusColumn(ProtectedTable table, Measure measure) =>
        table.Measures.Count == 1 || measure.Name == ProtectedTable.ValueMeasure
            ? Status
            : $"{measure.Name}_{Status}";
}
