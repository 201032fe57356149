using System.Text;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Host.Tests.BrokenInputs;

/// <summary>Parquet files that are cut, lack columns, or hold them in other types than one would think.</summary>
internal static class ParquetCorpus
{
    private static readonly string[] Texts = ["person", "employer", "sector", "title"];

    public static IEnumerable<BrokenInput> All() =>
    [
        Counted("parquet with whole numbers as pay", ColumnType.Integer, ColumnType.Integer, 2),
        Counted("parquet with the year as a number", ColumnType.Number, ColumnType.Number, 2),
        Counted("parquet with the year as a date", ColumnType.Date, ColumnType.Number, 2),
        Counted("parquet with the year as text", ColumnType.Text, ColumnType.Number, 2),
        Bad("parquet with the year as a boolean", path => Write(path, ColumnType.Boolean, ColumnType.Number), "period", "year", "a year of four digits"),
        Bad("parquet with pay as a date", path => Write(path, ColumnType.Integer, ColumnType.Date), "pay", "a number such as"),
        Bad("parquet without a column", path => Write(path, ColumnType.Integer, null), "r.parquet", "'pay'", "employer"),
        Bad("parquet cut short", path => Cut(path, length => length - 20), "r.parquet", "cut short"),
        Bad("parquet with a damaged middle", Damage, "r.parquet"),
        Bad("csv named parquet", path => File.WriteAllText(path, SmallProfile.GoodFile), "r.parquet", "is not a Parquet file"),
        Bad("parquet of zero bytes", path => File.WriteAllText(path, ""), "r.parquet", "is empty"),
        new()
        {
            Name = "parquet and csv together",
            Files = [("r.parquet", path => Write(path, ColumnType.Integer, ColumnType.Number)), BrokenInput.Text("r.csv", SmallProfile.GoodFile)],
            Refused = ["Parquet", "CSV", "one format"],
        },
    ];

    private static BrokenInput Bad(string name, Action<string> write, params string[] words) =>
        new() { Name = name, Files = [("r.parquet", write)], Refused = words };

    private static BrokenInput Counted(string name, ColumnType year, ColumnType pay, long used) =>
        new() { Name = name, Files = [("r.parquet", path => Write(path, year, pay))], Used = used };

    private static void Write(string path, ColumnType year, ColumnType? pay)
    {
        List<SourceColumn> columns = [.. Texts.Select(name => new SourceColumn(name, ColumnType.Text)), new("year", year)];
        if (pay is { } type)
        {
            columns.Add(new SourceColumn("pay", type));
        }

        var written = false;
        TableWriter.Write(path, columns, TableFormat.Parquet, block =>
        {
            for (var row = 0; row < 2 && !written; row++)
            {
                string[] texts = ["p1", row == 0 ? "Alfa" : "Beta", row == 0 ? "stat" : "kommune", "Chef"];
                for (var column = 0; column < texts.Length; column++)
                {
                    block.SetText(column, row, Encoding.UTF8.GetBytes(texts[column]));
                }

                Set(block, 4, row, year, 2001 + row);
                if (pay is { } payType)
                {
                    Set(block, 5, row, payType, 100);
                }
            }

            (var rows, written) = (written ? 0 : 2, true);
            return rows;
        });
    }

    private static void Set(RowBlock block, int column, int row, ColumnType type, int value)
    {
        switch (type)
        {
            case ColumnType.Integer:
                block.Integers(column)[row] = value;
                break;
            case ColumnType.Number:
                block.Numbers(column)[row] = value;
                break;
            case ColumnType.Date:
                block.Dates(column)[row] = new DateOnly(value, 6, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
                break;
            case ColumnType.Boolean:
                block.Booleans(column)[row] = 1;
                break;
            default:
                block.SetText(column, row, Encoding.UTF8.GetBytes($"{value}"));
                break;
        }
    }

    private static void Cut(string path, Func<int, int> length)
    {
        Write(path, ColumnType.Integer, ColumnType.Number);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..length(bytes.Length)]);
    }

    // All but the marks at both ends and the footer's length becomes noise.
    private static void Damage(string path)
    {
        Write(path, ColumnType.Integer, ColumnType.Number);
        var bytes = File.ReadAllBytes(path);
        new Random(11).NextBytes(bytes.AsSpan(4, bytes.Length - 12));
        File.WriteAllBytes(path, bytes);
    }
}
