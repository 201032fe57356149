using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Generator;

/// <summary>Hands the people's rows to the writer, block by block, as the writer asks for them.</summary>
internal sealed class RowFeed(
    Careers careers, long persons, IProgress<GeneratorProgress>? progress, CancellationToken cancellation)
{
    private const int BlocksBetweenReports = 64;
    private static readonly byte[][] SectorTexts =
    [
        "stat"u8.ToArray(), "region"u8.ToArray(), "kommune"u8.ToArray(), "fonde"u8.ToArray(), "privat"u8.ToArray(),
        "ukendt"u8.ToArray(),
    ];

    private int _taken;
    private int _blocks;
    private long _rows;

    /// <summary>The columns of a register.</summary>
    public static IReadOnlyList<SourceColumn> Columns { get; } =
    [
        new("person", ColumnType.Integer),
        new("enterprise", ColumnType.Integer),
        new("workplace", ColumnType.Integer),
        new("month", ColumnType.Integer),
        new("sector", ColumnType.Text),
        new("disco08", ColumnType.Text),
        new("pay", ColumnType.Number),
        new("hours", ColumnType.Number),
        new("imputed", ColumnType.Boolean),
        new("sex", ColumnType.Integer),
        new("birth_year", ColumnType.Integer),
    ];

    /// <summary>How they are stored where types differ in width.</summary>
    public static IReadOnlyList<string?> StoredTypes { get; } =
        [null, "INTEGER", null, "INTEGER", null, null, null, null, null, "TINYINT", "SMALLINT"];

    /// <summary>Fills a block with the next rows.</summary>
    /// <returns>Their number; 0 when there are no more.</returns>
    public int Fill(RowBlock block)
    {
        cancellation.ThrowIfCancellationRequested();
        var filled = 0;
        while (filled < RowBlock.Capacity)
        {
            var rows = careers.Rows[_taken..];
            if (rows.IsEmpty)
            {
                if (!careers.Next())
                {
                    break;
                }

                _taken = 0;
                continue;
            }

            rows = rows[..Math.Min(rows.Length, RowBlock.Capacity - filled)];
            Copy(rows, block, filled);
            filled += rows.Length;
            _taken += rows.Length;
        }

        _rows += filled;
        if (filled == 0 || ++_blocks % BlocksBetweenReports == 0)
        {
            progress?.Report(new GeneratorProgress(careers.Done, persons, _rows));
        }

        return filled;
    }

    private static void Copy(ReadOnlySpan<GeneratedRow> rows, RowBlock block, int at)
    {
        var person = block.Integers(0)[at..];
        var enterprise = block.Integers(1)[at..];
        var workplace = block.Integers(2)[at..];
        var month = block.Integers(3)[at..];
        var pay = block.Numbers(6)[at..];
        var hours = block.Numbers(7)[at..];
        var imputed = block.Booleans(8)[at..];
        var sex = block.Integers(9)[at..];
        var birthYear = block.Integers(10)[at..];
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            person[i] = row.Person;
            enterprise[i] = row.Enterprise;
            workplace[i] = row.Workplace;
            month[i] = row.Month;
            pay[i] = row.Pay;
            hours[i] = row.Hours;
            imputed[i] = row.Imputed;
            sex[i] = row.Sex;
            birthYear[i] = row.BirthYear;
            if (row.Person == 0)
            {
                block.SetMissing(0, at + i);
            }

            if (row.Enterprise == 0)
            {
                block.SetMissing(1, at + i);
            }

            SetText(block, 4, at + i, row.Sector == GeneratedRow.NoSector ? default : SectorTexts[row.Sector]);
            SetText(block, 5, at + i, Occupations.Text(row.Occupation));
        }
    }

    private static void SetText(RowBlock block, int column, int row, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            block.SetMissing(column, row);
        }
        else
        {
            block.SetText(column, row, text);
        }
    }
}
