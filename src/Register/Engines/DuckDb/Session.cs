using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// An in-memory DuckDB with one connection, for one thread at a time. It works without a network: extensions are
/// neither fetched nor loaded. Rows come in the order of the file.
/// </summary>
internal sealed unsafe class Session : IDisposable
{
    private readonly DatabaseHandle _database;

    /// <summary>Opens a session.</summary>
    /// <exception cref="DuckDbException">A setting is out of range.</exception>
    public Session(SessionSettings settings)
    {
        _database = Open(settings);
        if (NativeMethods.Connect(_database, out var connection) != 0)
        {
            _database.Dispose();
            throw new DuckDbException("The in-memory database takes no connection.");
        }

        Connection = new ConnectionHandle(connection);

        // A stored instant becomes a date; the machine's own time zone would make the result depend on the machine.
        Execute("SET TimeZone = 'UTC'");
    }

    /// <summary>The connection, for registering functions.</summary>
    public ConnectionHandle Connection { get; }

    /// <summary>The version of the native library, such as <c>v1.5.6</c>.</summary>
    public static string LibraryVersion => Text(NativeMethods.LibraryVersion());

    /// <summary>Text as an SQL literal.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name as an SQL identifier.</summary>
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Starts a query whose rows come as they are made. One is open at a time.</summary>
    /// <exception cref="DuckDbException">The statement is wrong, or a file can't be read.</exception>
    public RowStream Stream(string sql) => new(Connection, sql);

    /// <summary>Runs a statement to its end.</summary>
    /// <exception cref="DuckDbException">The statement failed.</exception>
    public void Execute(string sql)
    {
        using var rows = Stream(sql);
        while (rows.Next() is { } chunk)
        {
            chunk.Dispose();
        }
    }

    /// <summary>All rows of a query whose columns are text, for small results; a missing value is null.</summary>
    /// <exception cref="DuckDbException">The query failed.</exception>
    public List<string?[]> Texts(string sql)
    {
        using var stream = Stream(sql);
        var rows = new List<string?[]>();
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                for (var row = 0; row < chunk.Count; row++)
                {
                    rows.Add(Row(chunk, row, stream.ColumnCount));
                }
            }
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Dispose();
        _database.Dispose();
    }

    /// <summary>The UTF-8 text at an address; empty when there is none.</summary>
    internal static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";

    private static string?[] Row(DataChunk chunk, int row, int columns)
    {
        var texts = new string?[columns];
        for (var i = 0; i < columns; i++)
        {
            var column = chunk.Column(i, ColumnType.Text);
            texts[i] = column.IsMissing(row) ? null : Encoding.UTF8.GetString(column.Text(row));
        }

        return texts;
    }

    // Two sessions in one folder would overwrite each other's files. DuckDB makes the folder when it needs it, and removes it.
    private static string TempFolder(SessionSettings settings) =>
        Path.Combine(settings.TempDirectory ?? Path.GetTempPath(), $"sektorskifte-{Path.GetRandomFileName()}");

    private static DatabaseHandle Open(SessionSettings settings)
    {
        (string Name, string Value)[] options =
        [
            ("threads", settings.Threads.ToString(CultureInfo.InvariantCulture)),
            ("memory_limit", string.Create(CultureInfo.InvariantCulture, $"{settings.MemoryLimit}B")),
            ("temp_directory", TempFolder(settings)),
            ("preserve_insertion_order", "true"),
            ("autoinstall_known_extensions", "false"),
            ("autoload_known_extensions", "false"),
        ];
        _ = NativeMethods.CreateConfig(out var config);
        try
        {
            foreach (var (name, value) in options)
            {
                if (NativeMethods.SetConfig(config, name, value) != 0)
                {
                    throw new DuckDbException($"DuckDB knows no setting {name} = {value}.");
                }
            }

            if (NativeMethods.OpenExt(null, out var database, config, out var error) != 0)
            {
                var message = Text(error);
                NativeMethods.Free(error);
                throw new DuckDbException(message);
            }

            return new DatabaseHandle(database);
        }
        finally
        {
            NativeMethods.DestroyConfig(ref config);
        }
    }
}
