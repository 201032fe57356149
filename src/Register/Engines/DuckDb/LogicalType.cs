using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>The types of SQL by their numbers (<c>duckdb_type</c>).</summary>
internal static class LogicalType
{
    public const int Boolean = 1;
    public const int TinyInt = 2;
    public const int SmallInt = 3;
    public const int Integer = 4;
    public const int BigInt = 5;
    public const int UnsignedBigInt = 9;
    public const int Double = 11;
    public const int Date = 13;
    public const int Varchar = 17;

    /// <summary>The type in which a column of ours is delivered.</summary>
    public static int Of(ColumnType type) => type switch
    {
        ColumnType.Boolean => Boolean,
        ColumnType.Integer => BigInt,
        ColumnType.Number => Double,
        ColumnType.Date => Date,
        ColumnType.Text => Varchar,
        ColumnType.Code => Integer,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a column type."),
    };

    /// <summary>Makes a type for as long as an action uses it.</summary>
    public static void Use(int type, Action<nint> use)
    {
        var handle = NativeMethods.CreateLogicalType(type);
        use(handle);
        NativeMethods.DestroyLogicalType(ref handle);
    }
}
