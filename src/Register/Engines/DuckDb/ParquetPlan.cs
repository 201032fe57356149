using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>One file to read: the query, and which of its columns may hold NaN or infinity.</summary>
internal sealed record ParquetScan(ParquetFile File, string Sql, IReadOnlyList<int> CheckFinite);

/// <summary>How several Parquet files are read as one: the common columns, and a query for each file.</summary>
internal sealed class ParquetPlan
{
    private ParquetPlan(IReadOnlyList<SourceColumn> columns, IReadOnlyList<ParquetScan> scans)
    {
        Columns = columns;
        Scans = scans;
    }

    /// <summary>The mapped columns as asked for, then the hash over the unmapped ones when there are any.</summary>
    public IReadOnlyList<SourceColumn> Columns { get; }

    /// <summary>One for each file, in order.</summary>
    public IReadOnlyList<ParquetScan> Scans { get; }

    /// <summary>Finds the columns in every file.</summary>
    /// <exception cref="InputException">A file lacks a column or has it in a type that can't be used.</exception>
    public static ParquetPlan Make(IReadOnlyList<ParquetFile> files, IReadOnlyList<string> mappedColumns)
    {
        var columns = mappedColumns.Select(name => Mapped(files, name)).ToList();
        var unmapped = Unmapped(files, mappedColumns);
        var scans = files.Select(file => Scan(file, mappedColumns, columns, unmapped)).ToList();
        if (unmapped.Count > 0)
        {
            columns.Add(new SourceColumn("", ColumnType.Integer));
        }

        return new ParquetPlan(columns, scans);
    }

    private static SourceColumn Mapped(IReadOnlyList<ParquetFile> files, string name)
    {
        ColumnType? common = null;
        foreach (var file in files)
        {
            var column = file.Find(name);
            var type = ParquetTypes.Of(column.SqlType) ?? throw new InputException(
                $"{file.Path}: column '{column.Name}' is of type {column.SqlType}, which holds no single value; "
                + "write it as text, a number, a date or a boolean.");
            common = common is { } other ? ParquetTypes.Common(other, type) : type;
        }

        return new SourceColumn(files[0].Find(name).Name, common ?? ColumnType.Text);
    }

    // The columns that any file has beyond the mapped ones, in one order for all files, so that equal rows hash alike;
    // as text when a file lacks the column or has it in another type than the others.
    private static List<UnmappedColumn> Unmapped(IReadOnlyList<ParquetFile> files, IReadOnlyList<string> mappedColumns) =>
    [
        .. files.SelectMany(file => file.Columns)
            .ExceptBy(mappedColumns, column => column.Name, StringComparer.OrdinalIgnoreCase)
            .Select(column => column.Name)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => new UnmappedColumn(name, AsText: !SameType(files, name))),
    ];

    private static bool SameType(IReadOnlyList<ParquetFile> files, string name) => files
        .Select(file => file.TryFind(name, out var column) ? column.SqlType : "")
        .Distinct()
        .Count() == 1;

    private static ParquetScan Scan(
        ParquetFile file,
        IReadOnlyList<string> mappedColumns,
        IReadOnlyList<SourceColumn> columns,
        List<UnmappedColumn> unmapped)
    {
        var expressions = new List<string>();
        var checkFinite = new List<int>();
        for (var i = 0; i < mappedColumns.Count; i++)
        {
            var column = file.Find(mappedColumns[i]);
            expressions.Add(ParquetTypes.Expression(column, columns[i].Type));
            if (columns[i].Type == ColumnType.Number && ParquetTypes.MayBeNonFinite(column.SqlType))
            {
                checkFinite.Add(i);
            }
        }

        if (unmapped.Count > 0)
        {
            expressions.Add($"hash({string.Join(", ", unmapped.Select(column => Expression(file, column)))})");
        }

        return new ParquetScan(file, $"SELECT {string.Join(", ", expressions)} FROM {file.Table}", checkFinite);
    }

    private static string Expression(ParquetFile file, UnmappedColumn unmapped)
    {
        if (!file.TryFind(unmapped.Name, out var column))
        {
            return "NULL::VARCHAR";
        }

        var name = Session.Identifier(column.Name);
        return unmapped.AsText ? $"CAST({name} AS VARCHAR)" : name;
    }

    private readonly record struct UnmappedColumn(string Name, bool AsText);
}
