using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Profiles;

namespace Sektorskifte.Register.Tests.Records;

/// <summary>Any table that is written as CSV reads back equal.</summary>
public sealed class CsvSourceProperties
{
    private static readonly string[] Pieces =
    [
        "", "x", "æ", "€", "😀", " ", "\u00A0", "\"", "\"\"", ",", ";", "\t", "|", "\r\n", "\n", "\r", "'", "=1+1", "0",
        "a text that is longer than twelve bytes", "\u0001", "\uFEFF", "NA",
    ];

    private static readonly Gen<string> Cell = Gen.Choose(0, 4)
        .SelectMany(length => Gen.Elements(Pieces).ArrayOf(length))
        .Select(string.Concat);

    private static readonly Arbitrary<(string[][] Rows, char Delimiter, int Style)> Tables =
        (from columns in Gen.Choose(2, 5)
         from rows in Gen.Choose(0, 12)
         from cells in Cell.ArrayOf(columns).ArrayOf(rows)
         from delimiter in Gen.Elements(',', ';', '\t', '|')
         from style in Gen.Choose(0, 7)
         select (cells, delimiter, style)).ToArbitrary();

    [Fact]
    public void Read_WrittenByThePlainWriter_IsEqual() =>
        Prop.ForAll(Tables, table => ReadsBack(table.Rows, table.Delimiter, Plain(table.Rows, table.Delimiter, table.Style)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Read_WrittenByCsvWriter_IsEqual() =>
        Prop.ForAll(Tables, table => ReadsBack(table.Rows, table.Delimiter, ByCsvWriter(table.Rows, table.Delimiter)))
            .QuickCheckThrowOnFailure();

    // Whatever stands in a file: every record is a row, a reject or the end of it all with a message, and all are numbered.
    [Fact]
    public void Read_AnyText_IsRowsAndRejectsOrARefusal() =>
        Prop.ForAll(
            Gen.Elements(Pieces.Append("\0").Append("\n1,2\n").ToArray()).ListOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                try
                {
                    var run = CsvRun.Of("a,b\n" + text);
                    var numbers = run.Numbers.Concat(run.Rejects.Select(r => r.Row)).Order().ToArray();
                    return numbers.SequenceEqual(Enumerable.Range(2, numbers.Length).Select(i => (long)i));
                }
                catch (Register.Records.InputException error)
                {
                    return error.Message.Contains("row ", StringComparison.Ordinal);
                }
            }).QuickCheckThrowOnFailure();

    private static bool ReadsBack(string[][] rows, char delimiter, string text)
    {
        var names = Names(rows);
        var run = CsvRun.Of(text, new SourceFormat { Delimiter = delimiter }, names);
        return run.Rejects.Count == 0
            && run.Rows.Count == rows.Length
            && run.Rows.Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second.Select(cell => cell.Length == 0 ? null : cell)));
    }

    private static string[] Names(string[][] rows) =>
        [.. Enumerable.Range(0, rows.Length == 0 ? 2 : rows[0].Length).Select(i => $"column {i}")];

    // The style's bits: quotes always or when needed, line feeds with or without returns, a line end at the end or not.
    private static string Plain(string[][] rows, char delimiter, int style)
    {
        string Field(string cell) =>
            (style & 1) != 0 || cell.AsSpan().IndexOfAny("\"\r\n" + delimiter) >= 0
                ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : cell;

        var end = (style & 2) != 0 ? "\r\n" : "\n";
        var lines = rows.Prepend(Names(rows)).Select(row => string.Join(delimiter, row.Select(Field)));
        return string.Join(end, lines) + ((style & 4) != 0 ? end : "");
    }

    private static string ByCsvWriter(string[][] rows, char delimiter)
    {
        using var text = new StringWriter();
        using (var writer = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString() }))
        {
            foreach (var row in rows.Prepend(Names(rows)))
            {
                foreach (var cell in row)
                {
                    writer.WriteField(cell);
                }

                writer.NextRecord();
            }
        }

        return text.ToString();
    }
}
