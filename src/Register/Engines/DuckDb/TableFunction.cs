using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sektorskifte.Register.Records;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// A table function in a session whose rows a delegate makes, block by block, on one of DuckDB's threads at a time.
/// Its columns are named c0, c1 and so on. An exception of the delegate ends the query and is kept in <see cref="Failure"/>.
/// </summary>
internal sealed unsafe class TableFunction : IDisposable
{
    private readonly IReadOnlyList<SourceColumn> _columns;
    private readonly Func<RowBlock, int> _fill;
    private readonly RowBlock _block;
    private GCHandle _self;

    /// <summary>Registers the function; it must outlive every query that uses it.</summary>
    public TableFunction(Session session, string name, IReadOnlyList<SourceColumn> columns, Func<RowBlock, int> fill)
    {
        _columns = columns;
        _fill = fill;
        _block = new RowBlock(columns);
        _self = GCHandle.Alloc(this);
        var function = NativeMethods.CreateTableFunction();
        NativeMethods.TableFunctionSetName(function, name);
        NativeMethods.TableFunctionSetExtraInfo(function, GCHandle.ToIntPtr(_self), 0);
        NativeMethods.TableFunctionSetBind(function, &Bind);
        NativeMethods.TableFunctionSetInit(function, &Initialise);
        NativeMethods.TableFunctionSetFunction(function, &Fill);
        var state = NativeMethods.RegisterTableFunction(session.Connection, function);
        NativeMethods.DestroyTableFunction(ref function);
        if (state != 0)
        {
            _self.Free();
            throw new DuckDbException($"The table function {name} can't be registered.");
        }
    }

    /// <summary>What the delegate threw; null when it did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The name of a column in SQL.</summary>
    public static string ColumnName(int column) => string.Create(CultureInfo.InvariantCulture, $"c{column}");

    /// <inheritdoc/>
    public void Dispose() => _self.Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        var function = (TableFunction)GCHandle.FromIntPtr(NativeMethods.BindGetExtraInfo(info)).Target!;
        for (var i = 0; i < function._columns.Count; i++)
        {
            var name = ColumnName(i);
            LogicalType.Use(LogicalType.Of(function._columns[i].Type), type => NativeMethods.BindAddResultColumn(info, name, type));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Initialise(nint info) => NativeMethods.InitSetMaxThreads(info, 1);

    // An exception must not cross into native code: it would end the process.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint output)
    {
        var function = (TableFunction)GCHandle.FromIntPtr(NativeMethods.FunctionGetExtraInfo(info)).Target!;
        try
        {
            function._block.Attach(output);
            var rows = function._fill(function._block);
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)rows, (uint)RowBlock.Capacity, nameof(rows));
            NativeMethods.DataChunkSetSize(output, (ulong)rows);
        }
#pragma warning disable CA1031 // whatever it is, the caller of the query gets it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            function.Failure = failure;
            NativeMethods.FunctionSetError(info, failure.Message);
        }
    }
}
