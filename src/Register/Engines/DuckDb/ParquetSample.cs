using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>A look at a Parquet file's columns and first values, for drafting a profile.</summary>
internal static class ParquetSample
{
    /// <summary>Reads every column's first values as text; a missing value is the empty text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rows">The most rows to read, from 0.</param>
    /// <exception cref="InputException">The file can't be read.</exception>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Read(string file, int rows)
    {
        using var session = new Session(new SessionSettings { Threads = 1 });
        var opened = ParquetFile.Open(session, file);
        var texts = opened.Columns.Select(c => $"CAST({Session.Identifier(c.Name)} AS VARCHAR)");
        try
        {
            var values = session.Texts($"SELECT {string.Join(", ", texts)} FROM {opened.Table} LIMIT {rows}");
            return
            [
                .. opened.Columns.Select((column, i) =>
                    (column.Name, (IReadOnlyList<string>)[.. values.Select(row => row[i] ?? "")])),
            ];
        }
        catch (DuckDbException e)
        {
            throw new InputException($"{file}: can't be read as Parquet: {e.Detail}", e);
        }
    }
}
