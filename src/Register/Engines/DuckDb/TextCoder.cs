using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// An SQL function in a session that gives the dictionary number of a value's text. Where a file stores a column's distinct
/// values once a row group, DuckDB calls the function for these alone, so that coding a hundred million rows costs next to
/// nothing, and four bytes a row come out instead of sixteen.
/// </summary>
internal sealed unsafe class TextCoder : IDisposable
{
    private readonly string _sqlType;
    private readonly TextNumbers _numbers;
    private readonly long[] _wide = new long[Chunk.Capacity];
    private GCHandle _self;

    /// <summary>Registers the function; it must outlive every query that uses it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">The function's name.</param>
    /// <param name="sqlType">The SQL type of the values; one of <see cref="Takes"/>.</param>
    /// <param name="texts">The dictionary.</param>
    public TextCoder(Session session, string name, string sqlType, TextDictionary texts)
    {
        _sqlType = sqlType;
        _numbers = new TextNumbers(texts);
        _self = GCHandle.Alloc(this);
        var function = NativeMethods.CreateScalarFunction();
        NativeMethods.ScalarFunctionSetName(function, name);
        AddTypes(function, TypeCode(sqlType));
        NativeMethods.ScalarFunctionSetExtraInfo(function, GCHandle.ToIntPtr(_self), 0);
        NativeMethods.ScalarFunctionSetSpecialHandling(function);
        NativeMethods.ScalarFunctionSetFunction(function, &Code);
        var state = NativeMethods.RegisterScalarFunction(session.Connection, function);
        NativeMethods.DestroyScalarFunction(ref function);
        if (state != 0)
        {
            _self.Free();
            throw new DuckDbException($"The function {name} can't be registered.");
        }
    }

    /// <summary>What went wrong in the function; null when nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether values of an SQL type can be coded as they are.</summary>
    public static bool Takes(string sqlType) => sqlType is "VARCHAR" or "BIGINT" or "INTEGER" or "DOUBLE" or "DATE" or "BOOLEAN"
        or "SMALLINT" or "TINYINT";

    /// <inheritdoc/>
    public void Dispose() => _self.Free();

    // An exception must not cross into native code: it would end the process.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Code(nint info, nint input, nint output)
    {
        var coder = (TextCoder)GCHandle.FromIntPtr(NativeMethods.ScalarFunctionGetExtraInfo(info)).Target!;
        try
        {
            coder.Code(input, (int*)NativeMethods.VectorGetData(output));
        }
#pragma warning disable CA1031 // whatever it is, the caller of the query gets it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            coder.Failure = failure;
            NativeMethods.ScalarFunctionSetError(info, failure.Message);
        }
    }

    private void Code(nint input, int* codes)
    {
        var count = (int)NativeMethods.DataChunkGetSize(input);
        var vector = NativeMethods.DataChunkGetVector(input, 0);
        var data = NativeMethods.VectorGetData(vector);
        var validity = NativeMethods.VectorGetValidity(vector);
        fixed (long* wide = _wide)
        {
            var values = data;
            switch (_sqlType)
            {
                case "TINYINT":
                    Widen(new ReadOnlySpan<sbyte>(data, count));
                    values = wide;
                    break;
                case "SMALLINT":
                    Widen(new ReadOnlySpan<short>(data, count));
                    values = wide;
                    break;
                case "INTEGER":
                    Widen(new ReadOnlySpan<int>(data, count));
                    values = wide;
                    break;
                default:
                    break;
            }

            _numbers.Read(new ColumnVector(TypeOf(_sqlType), values, validity), count, new Span<int>(codes, count));
        }
    }

    private void Widen<T>(ReadOnlySpan<T> values)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            _wide[i] = long.CreateTruncating(values[i]);
        }
    }

    private static void AddTypes(nint function, int code)
    {
        var type = NativeMethods.CreateLogicalType(code);
        NativeMethods.ScalarFunctionAddParameter(function, type);
        NativeMethods.DestroyLogicalType(ref type);
        type = NativeMethods.CreateLogicalType(4);
        NativeMethods.ScalarFunctionSetReturnType(function, type);
        NativeMethods.DestroyLogicalType(ref type);
    }

    private static ColumnType TypeOf(string sqlType) => sqlType switch
    {
        "VARCHAR" => ColumnType.Text,
        "DOUBLE" => ColumnType.Number,
        "DATE" => ColumnType.Date,
        "BOOLEAN" => ColumnType.Boolean,
        _ => ColumnType.Integer,
    };

    // The numbers of duckdb_type.
    private static int TypeCode(string sqlType) => sqlType switch
    {
        "BOOLEAN" => 1,
        "TINYINT" => 2,
        "SMALLINT" => 3,
        "INTEGER" => 4,
        "BIGINT" => 5,
        "DOUBLE" => 11,
        "DATE" => 13,
        "VARCHAR" => 17,
        _ => throw new ArgumentOutOfRangeException(nameof(sqlType), sqlType, "Not a type that can be coded."),
    };
}
