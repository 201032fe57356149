using System.Globalization;
using System.Text;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Tests.Engines;

/// <summary>A folder of Parquet files made by SQL, and the rows of a source as text.</summary>
internal sealed class ParquetFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path(string name) => _folder.File(name);

    public string Make(string name, string select)
    {
        using var session = new Session(new SessionSettings());
        session.Execute($"COPY ({select}) TO {Session.Literal(Path(name))} (FORMAT parquet, ROW_GROUP_SIZE 4096)");
        return Path(name);
    }

    public static List<string> Rows(IReadOnlyList<string> files, params string[] columns)
    {
        using var source = new ParquetSource(files, [.. columns.Select(column => new WantedColumn(column))]);
        return Rows(source);
    }

    public static List<string> Rows(ParquetSource source)
    {
        var rows = new List<string>();
        var chunk = new Chunk();
        while (source.Read(chunk))
        {
            Assert.InRange(chunk.Count, 0, Chunk.Capacity);
            for (var row = 0; row < chunk.Count; row++)
            {
                rows.Add(string.Join('|', chunk.Columns.Select(c => Value(c, row, chunk.Count))));
            }
        }

        return rows;
    }

    public static string Value(in ColumnVector column, int row, int count) => column.IsMissing(row) ? "-" : column.Type switch
    {
        ColumnType.Text => Encoding.UTF8.GetString(column.Text(row)),
        ColumnType.Integer => column.Integers(count)[row].ToString(CultureInfo.InvariantCulture),
        ColumnType.Number => column.Numbers(count)[row].ToString("R", CultureInfo.InvariantCulture),
        ColumnType.Date => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(column.Dates(count)[row])).ToString("O", CultureInfo.InvariantCulture),
        _ => column.Booleans(count)[row] == 1 ? "true" : "false",
    };

    public void Dispose() => _folder.Dispose();
}
