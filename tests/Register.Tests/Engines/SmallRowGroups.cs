using System.Text;
using Sektorskifte.Register.Engines.DuckDb;
using Sektorskifte.Register.Records;
using Sektorskifte.Register.Tests.Oracle;

namespace Sektorskifte.Register.Tests.Engines;

/// <summary>Writes texts as Parquet in row groups as small as a test wants; an empty text is a missing value.</summary>
internal static class SmallRowGroups
{
    public static void Write(string path, PlainTable table, int groupRows)
    {
        var next = 0;
        SourceColumn[] columns = [.. table.Header.Select(name => new SourceColumn(name, ColumnType.Text))];
        int Fill(RowBlock block)
        {
            var count = Math.Min(groupRows, table.Rows.Count - next);
            for (var row = 0; row < count; row++, next++)
            {
                for (var column = 0; column < columns.Length; column++)
                {
                    if (table.Rows[next][column].Length == 0)
                    {
                        block.SetMissing(column, row);
                    }
                    else
                    {
                        block.SetText(column, row, Encoding.UTF8.GetBytes(table.Rows[next][column]));
                    }
                }
            }

            return count;
        }

        if (groupRows == RowBlock.Capacity)
        {
            TableWriter.Write(path, columns, TableFormat.Parquet, Fill);
            return;
        }

        // What the writer is given block by block becomes a row group when it has at least the size asked for.
        using var session = new Session(new SessionSettings { Threads = 1 });
        using var function = new TableFunction(session, "rows", columns, Fill);
        var select = string.Join(", ", columns.Select((c, i) => $"{TableFunction.ColumnName(i)} AS {Session.Identifier(c.Name)}"));
        session.Execute($"COPY (SELECT {select} FROM rows()) TO {Session.Literal(path)} (FORMAT parquet, ROW_GROUP_SIZE {groupRows})");
    }

    public static int Count(string path)
    {
        using var session = new Session(new SessionSettings { Threads = 1 });
        return int.Parse(
            session.Texts($"SELECT num_row_groups::VARCHAR FROM parquet_file_metadata({Session.Literal(path)})")[0][0]!,
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
