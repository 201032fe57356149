using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>An SQL function that hands the rows of a query to a feed, on whichever of the session's threads works on them.</summary>
internal sealed unsafe class FeedFunction : IDisposable
{
    private const string Name = "take";

    private readonly ParquetFeed _feed;
    private readonly List<TextCoder> _coders = [];
    private readonly int _rowNumber;
    private GCHandle _self;
    private ParquetScan? _scan;
    private long _start;

    /// <summary>Registers the function, and those that code texts; it must outlive every query that uses it.</summary>
    public FeedFunction(Session session, ParquetPlan plan, ParquetFeed feed)
    {
        _feed = feed;
        _rowNumber = plan.Columns.Count;
        _self = GCHandle.Alloc(this);
        var function = NativeMethods.CreateScalarFunction();
        NativeMethods.ScalarFunctionSetName(function, Name);
        foreach (var type in plan.Columns.Select(column => column.Name.Length == 0 ? LogicalType.UnsignedBigInt : LogicalType.Of(column.Type)))
        {
            LogicalType.Use(type, handle => NativeMethods.ScalarFunctionAddParameter(function, handle));
        }

        LogicalType.Use(LogicalType.BigInt, handle => NativeMethods.ScalarFunctionAddParameter(function, handle));
        LogicalType.Use(LogicalType.Boolean, handle => NativeMethods.ScalarFunctionSetReturnType(function, handle));
        NativeMethods.ScalarFunctionSetExtraInfo(function, GCHandle.ToIntPtr(_self), 0);
        NativeMethods.ScalarFunctionSetSpecialHandling(function);
        NativeMethods.ScalarFunctionSetFunction(function, &Take);
        var state = NativeMethods.RegisterScalarFunction(session.Connection, function);
        NativeMethods.DestroyScalarFunction(ref function);
        if (state != 0)
        {
            _self.Free();
            throw new DuckDbException($"The function {Name} can't be registered.");
        }

        foreach (var coding in plan.Functions)
        {
            _coders.Add(new TextCoder(session, coding.Name, coding.SqlType, coding.Texts));
        }
    }

    /// <summary>The query that hands over a file's rows.</summary>
    public static string Sql(ParquetScan scan) =>
        $"SELECT count({Name}({scan.Expressions}, {ParquetFile.RowNumber})) FROM {scan.File.TableWithRowNumbers}";

    /// <summary>Begins with a file.</summary>
    /// <param name="scan">The file.</param>
    /// <param name="start">The number of its first row among the rows of all files.</param>
    public void Begin(ParquetScan scan, long start) => (_scan, _start) = (scan, start);

    /// <summary>Throws what went wrong while texts were coded, if anything did.</summary>
    public void ThrowFailure()
    {
        if (_coders.Find(coder => coder.Failure is not null)?.Failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _coders.ForEach(coder => coder.Dispose());
        _self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Take(nint info, nint input, nint output)
    {
        var function = (FeedFunction)GCHandle.FromIntPtr(NativeMethods.ScalarFunctionGetExtraInfo(info)).Target!;
        var rows = DataChunk.Borrow(input);
        var row = rows.Column(function._rowNumber, ColumnType.Integer).Integers(rows.Count)[0];
        new Span<byte>(NativeMethods.VectorGetData(output), rows.Count).Clear();
        if (!function._feed.Take(function._scan!, rows, function._start, row))
        {
            NativeMethods.ScalarFunctionSetError(info, "enough");
        }
    }
}
