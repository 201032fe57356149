using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>A column as a Parquet file has it.</summary>
/// <param name="Name">The name; DuckDB makes names distinct without regard to case.</param>
/// <param name="SqlType">The type as DuckDB names it, such as <c>BIGINT</c> or <c>DECIMAL(10,2)</c>.</param>
internal readonly record struct ParquetColumn(string Name, string SqlType);

/// <summary>A Parquet file's columns and size, from its footer; no data is read.</summary>
internal sealed class ParquetFile
{
    /// <summary>The column with a row's number in its file, from 0.</summary>
    public const string RowNumber = "file_row_number";

    private const int MagicLength = 4;

    private ParquetFile(string path, string table, IReadOnlyList<ParquetColumn> columns, long rows)
    {
        Path = path;
        Table = table;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The path as the caller gave it.</summary>
    public string Path { get; }

    /// <summary>The file in a FROM clause.</summary>
    public string Table { get; }

    /// <summary>The columns in the file's order.</summary>
    public IReadOnlyList<ParquetColumn> Columns { get; }

    /// <summary>The number of rows.</summary>
    public long Rows { get; }

    /// <summary>Reads the footers of files.</summary>
    /// <exception cref="InputException">As for one file.</exception>
    public static IReadOnlyList<ParquetFile> Open(IReadOnlyList<string> paths)
    {
        using var session = new Session(new SessionSettings { Threads = 1 });
        return [.. paths.Select(path => Open(session, path))];
    }

    /// <summary>The file in a FROM clause, with the column <see cref="RowNumber"/>.</summary>
    public string TableWithRowNumbers => $"{Table[..^1]}, {RowNumber} = true)";

    /// <summary>Whether rows have numbers; not in a file with a column of that name.</summary>
    public bool HasRowNumbers => !TryFind(RowNumber, out _);

    /// <summary>Reads the footer.</summary>
    /// <exception cref="InputException">There is no such file, it may not be read, or it is not a whole Parquet file.</exception>
    public static ParquetFile Open(Session session, string path)
    {
        CheckEnds(path);
        var literal = Session.Literal(Pattern(System.IO.Path.GetFullPath(path)));

        // A folder named year=2020 is no column of the file.
        var table = $"read_parquet({literal}, hive_partitioning = false)";
        try
        {
            var columns = new List<ParquetColumn>();
            foreach (var row in session.Texts($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {table})"))
            {
                columns.Add(new ParquetColumn(row[0]!, row[1]!));
            }

            var rows = session.Texts($"SELECT num_rows::VARCHAR FROM parquet_file_metadata({literal})")[0][0]!;
            return new ParquetFile(path, table, columns, long.Parse(rows, CultureInfo.InvariantCulture));
        }
        catch (DuckDbException e)
        {
            throw new InputException($"{path}: can't be read as Parquet: {e.Detail}", e);
        }
    }

    /// <summary>The column of that name; if there is none, the one that differs in case alone.</summary>
    /// <exception cref="InputException">The file has no such column.</exception>
    public ParquetColumn Find(string name)
    {
        if (TryFind(name, out var column))
        {
            return column;
        }

        var names = string.Join(", ", Columns.Select(c => c.Name));
        throw new InputException($"{Path}: has no column '{name}'; its columns are {names}.");
    }

    /// <summary>As <see cref="Find"/>, false when there is no such column.</summary>
    public bool TryFind(string name, out ParquetColumn column)
    {
        foreach (var candidate in Columns)
        {
            if (candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                column = candidate;
                return true;
            }
        }

        column = default;
        return false;
    }

    // The format begins and ends with the same four bytes; looking at them tells wrong files from damaged ones.
    private static void CheckEnds(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path}: is a folder; name the Parquet files in it.");
        }

        Span<byte> start = stackalloc byte[MagicLength];
        Span<byte> end = stackalloc byte[MagicLength];
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0)
            {
                throw new InputException($"{path}: is empty; a Parquet file without rows still has a header.");
            }

            _ = file.ReadAtLeast(start, MagicLength, throwOnEndOfStream: false);
            _ = file.Seek(-Math.Min(MagicLength, file.Length), SeekOrigin.End);
            _ = file.ReadAtLeast(end, MagicLength, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputException($"{path}: can't be opened: {e.Message}", e);
        }

        if (start.SequenceEqual("PARE"u8))
        {
            throw new InputException($"{path}: is encrypted Parquet; write it without encryption.");
        }

        if (!start.SequenceEqual("PAR1"u8))
        {
            throw new InputException(
                $"{path}: is not a Parquet file, which begins with PAR1; a text file is read with the format csv.");
        }

        if (!end.SequenceEqual("PAR1"u8))
        {
            throw new InputException(
                $"{path}: is cut short: a Parquet file ends with PAR1; copy or write it again.");
        }
    }

    // read_parquet takes a pattern; a bracket around them makes its special characters plain ones.
    private static string Pattern(string path) => string.Concat(
        path.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString()));
}
