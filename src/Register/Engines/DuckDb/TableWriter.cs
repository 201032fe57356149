using System.Runtime.ExceptionServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>Writes tables to files as the rows are made: nothing but one row group is held in memory.</summary>
internal static class TableWriter
{
    private const string Function = "rows";

    /// <summary>Writes a file, rows in the order in which they are made. The file appears when it is complete.</summary>
    /// <param name="path">The file; one of that name is replaced.</param>
    /// <param name="columns">The columns, names distinct without regard to case.</param>
    /// <param name="format">Parquet or CSV.</param>
    /// <param name="fill">Fills the block with the next rows and returns their number, 0 to
    /// <see cref="RowBlock.Capacity"/>; 0 ends the file. Called on one thread at a time, which need not be the caller's.
    /// What it throws comes out of this method as it is.</param>
    /// <param name="storedTypes">For each column the SQL type under which it is stored, such as <c>SMALLINT</c>, or null for
    /// its own: Integer is BIGINT, Number is DOUBLE, Text is VARCHAR. Default: their own.</param>
    /// <exception cref="InputException">The file can't be written, or a value does not fit its stored type.</exception>
    public static void Write(
        string path,
        IReadOnlyList<SourceColumn> columns,
        TableFormat format,
        Func<RowBlock, int> fill,
        IReadOnlyList<string?>? storedTypes = null)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (folder is null || !Directory.Exists(folder))
        {
            throw new InputException($"{path}: the folder {folder} does not exist; create it first.");
        }

        if (Directory.Exists(full))
        {
            throw new InputException($"{path}: is a folder; give the name of a file.");
        }

        var unfinished = Path.Combine(folder, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            Copy(path, unfinished, columns, format, fill, storedTypes);
            File.Move(unfinished, full, overwrite: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException($"{path}: can't be replaced: {e.Message}", e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Copy(
        string path,
        string unfinished,
        IReadOnlyList<SourceColumn> columns,
        TableFormat format,
        Func<RowBlock, int> fill,
        IReadOnlyList<string?>? storedTypes)
    {
        using var session = new Session(new SessionSettings());
        using var function = new TableFunction(session, Function, columns, fill);
        var select = string.Join(", ", columns.Select((column, i) => Expression(column, i, storedTypes?[i])));
        try
        {
            session.Execute(
                $"COPY (SELECT {select} FROM {Function}()) TO {Session.Literal(unfinished)} ({Options(path, format)})");
        }
        catch (DuckDbException e)
        {
            if (function.Failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            throw new InputException($"{path}: can't be written: {e.Detail}", e);
        }
    }

    private static string Expression(SourceColumn column, int index, string? storedType)
    {
        var value = TableFunction.ColumnName(index);
        return (storedType is null ? value : $"CAST({value} AS {storedType})")
            + " AS " + Session.Identifier(column.Name);
    }

    private static string Options(string path, TableFormat format) => format switch
    {
        TableFormat.Parquet => "FORMAT parquet, COMPRESSION zstd",
        TableFormat.Csv when path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) =>
            "FORMAT csv, HEADER true, COMPRESSION gzip",
        TableFormat.Csv => "FORMAT csv, HEADER true, COMPRESSION none",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a table format."),
    };
}
