using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>One file to read: what to select, and which of the columns may hold NaN or infinity.</summary>
internal sealed record ParquetScan(ParquetFile File, string Expressions, IReadOnlyList<int> CheckFinite);

/// <summary>A function that codes values of an SQL type for one of the wanted columns.</summary>
internal sealed record CodingFunction(string Name, string SqlType, TextDictionary Texts);

/// <summary>How several Parquet files are read as one: the common columns, and what to select from each file.</summary>
internal sealed class ParquetPlan
{
    private readonly IReadOnlyList<WantedColumn> _wanted;
    private readonly IReadOnlyList<UnmappedColumn> _unmapped;
    private readonly List<SourceColumn> _columns;
    private readonly Dictionary<string, CodingFunction> _functions = [];

    private ParquetPlan(IReadOnlyList<ParquetFile> files, IReadOnlyList<WantedColumn> wanted)
    {
        _wanted = wanted;
        _columns = [.. wanted.Select(column => Mapped(files, column))];
        _unmapped = Unmapped(files, wanted);
        Rows = files.Sum(file => file.Rows);
        Scans = [.. files.Select(Scan)];
        _columns.AddRange(_unmapped.Select(_ => new SourceColumn("", ColumnType.Integer)));
    }

    /// <summary>The mapped columns as asked for, then a hash over each of the unmapped ones.</summary>
    public IReadOnlyList<SourceColumn> Columns => _columns;

    /// <summary>One for each file, in order.</summary>
    public IReadOnlyList<ParquetScan> Scans { get; }

    /// <summary>The functions that the queries use.</summary>
    public IReadOnlyCollection<CodingFunction> Functions => _functions.Values;

    /// <summary>The rows of all files.</summary>
    public long Rows { get; }

    /// <summary>Finds the columns in every file.</summary>
    /// <param name="files">The files.</param>
    /// <param name="wanted">The columns to deliver.</param>
    /// <exception cref="InputException">A file lacks a column or has it in a type that can't be used.</exception>
    public static ParquetPlan Make(IReadOnlyList<ParquetFile> files, IReadOnlyList<WantedColumn> wanted) => new(files, wanted);

    private static SourceColumn Mapped(IReadOnlyList<ParquetFile> files, WantedColumn wanted)
    {
        ColumnType? common = null;
        foreach (var file in files)
        {
            var column = file.Find(wanted.Name);
            var type = ParquetTypes.Of(column.SqlType) ?? throw new InputException(
                $"{file.Path}: column '{column.Name}' is of type {column.SqlType}, which holds no single value; "
                + "write it as text, a number, a date or a boolean.");
            common = common is { } other ? ParquetTypes.Common(other, type) : type;
        }

        var name = files[0].Find(wanted.Name).Name;
        return wanted.Codes is null
            ? new SourceColumn(name, common ?? ColumnType.Text)
            : new SourceColumn(name, ColumnType.Code) { Of = common ?? ColumnType.Text };
    }

    // The columns that any file has beyond the mapped ones, in one order for all files, so that equal rows hash alike;
    // as text when a file lacks the column or has it in another type than the others.
    private static List<UnmappedColumn> Unmapped(IReadOnlyList<ParquetFile> files, IReadOnlyList<WantedColumn> wanted) =>
    [
        .. files.SelectMany(file => file.Columns)
            .ExceptBy(wanted.Select(column => column.Name), column => column.Name, StringComparer.OrdinalIgnoreCase)
            .Select(column => column.Name)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => new UnmappedColumn(name, AsText: !SameType(files, name))),
    ];

    private static bool SameType(IReadOnlyList<ParquetFile> files, string name) => files
        .Select(file => file.TryFind(name, out var column) ? column.SqlType : "")
        .Distinct()
        .Count() == 1;

    private ParquetScan Scan(ParquetFile file)
    {
        var expressions = new List<string>();
        var checkFinite = new List<int>();
        for (var i = 0; i < _wanted.Count; i++)
        {
            var column = file.Find(_wanted[i].Name);
            expressions.Add(_wanted[i].Codes is { } texts
                ? Coded(i, column, texts)
                : ParquetTypes.Expression(column, _columns[i].Type));
            if (_columns[i].Type == ColumnType.Number && ParquetTypes.MayBeNonFinite(column.SqlType))
            {
                checkFinite.Add(i);
            }
        }

        // Each column by itself, since a hash of one column is worked out once for each of its distinct values.
        expressions.AddRange(_unmapped.Select(column => $"hash({Expression(file, column)})"));
        return new ParquetScan(file, string.Join(", ", expressions), checkFinite);
    }

    private string Coded(int index, ParquetColumn column, TextDictionary texts)
    {
        var type = TextCoder.Takes(column.SqlType) ? column.SqlType : "VARCHAR";
        var value = Session.Identifier(column.Name);
        if (type != column.SqlType)
        {
            var simple = ParquetTypes.Of(column.SqlType) ?? ColumnType.Text;
            type = simple switch
            {
                ColumnType.Integer => "BIGINT",
                ColumnType.Number => "DOUBLE",
                ColumnType.Date => "DATE",
                ColumnType.Boolean => "BOOLEAN",
                _ => "VARCHAR",
            };
            value = ParquetTypes.Expression(column, simple);
        }

        if (ParquetTypes.MayBeNonFinite(column.SqlType))
        {
            value = $"CASE WHEN NOT isnan({Session.Identifier(column.Name)}) THEN {value} END";
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"code_{index}_{type}");
        _functions.TryAdd(name, new CodingFunction(name, type, texts));
        return $"{name}({value})";
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
