using System.Globalization;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// How the types of Parquet come down to the five of <see cref="ColumnType"/>. Integers that do not fit 64 bits with a
/// sign become text. A timestamp becomes its date, an instant its date in UTC.
/// </summary>
internal static class ParquetTypes
{
    // 18 digits always fit a 64-bit integer.
    private const int LongestInteger = 18;

    /// <summary>The type that a column comes down to; null for one that has no such type, such as a list.</summary>
    public static ColumnType? Of(string sqlType) => sqlType switch
    {
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" => ColumnType.Integer,
        "FLOAT" or "DOUBLE" => ColumnType.Number,
        "DATE" or "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" or "TIMESTAMP WITH TIME ZONE" =>
            ColumnType.Date,
        "BOOLEAN" => ColumnType.Boolean,
        "VARCHAR" or "UUID" or "JSON" or "TIME" or "UBIGINT" or "HUGEINT" or "UHUGEINT" => ColumnType.Text,
        _ when sqlType.EndsWith(']') => null,
        _ when sqlType.StartsWith("ENUM(", StringComparison.Ordinal) => ColumnType.Text,
        _ when sqlType.StartsWith("DECIMAL(", StringComparison.Ordinal) => OfDecimal(sqlType),
        _ => null,
    };

    /// <summary>The type that columns of two files share: numbers are numbers, all else becomes text.</summary>
    public static ColumnType Common(ColumnType first, ColumnType second) =>
        first == second ? first
        : first is ColumnType.Integer or ColumnType.Number && second is ColumnType.Integer or ColumnType.Number
            ? ColumnType.Number
        : ColumnType.Text;

    /// <summary>Whether the column can hold NaN and infinity.</summary>
    public static bool MayBeNonFinite(string sqlType) => sqlType is "FLOAT" or "DOUBLE";

    /// <summary>The SQL expression that brings a column down to a type.</summary>
    public static string Expression(ParquetColumn column, ColumnType target)
    {
        var name = Session.Identifier(column.Name);
        return target == ColumnType.Text && MayBeNonFinite(column.SqlType)
            ? $"CASE WHEN NOT isnan({name}) THEN CAST({name} AS VARCHAR) END"
            : $"CAST({name} AS {SqlType(target)})";
    }

    private static ColumnType OfDecimal(string sqlType)
    {
        var comma = sqlType.IndexOf(',', StringComparison.Ordinal);
        var digits = int.Parse(sqlType.AsSpan("DECIMAL(".Length..comma), CultureInfo.InvariantCulture);
        var isWhole = sqlType.AsSpan(comma + 1).Trim(" )").SequenceEqual("0");
        return !isWhole ? ColumnType.Number : digits <= LongestInteger ? ColumnType.Integer : ColumnType.Text;
    }

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.Integer => "BIGINT",
        ColumnType.Number => "DOUBLE",
        ColumnType.Date => "DATE",
        ColumnType.Boolean => "BOOLEAN",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a column type."),
    };
}
