namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>The rows of a running query, chunk by chunk, in order.</summary>
internal sealed unsafe class RowStream : IDisposable
{
    private readonly StatementHandle _statement;
    private NativeResult _result;
    private bool _open;

    internal RowStream(ConnectionHandle connection, string sql)
    {
        var state = NativeMethods.Prepare(connection, sql, out var statement);
        _statement = new StatementHandle(statement);
        try
        {
            if (state != 0)
            {
                throw new DuckDbException(Session.Text(NativeMethods.PrepareError(_statement)));
            }

            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => (int)NativeMethods.ColumnCount(ref _result);

    /// <summary>The next chunk, which the caller disposes; null after the last one.</summary>
    /// <exception cref="DuckDbException">The query failed on the way.</exception>
    public DataChunk? Next()
    {
        var chunk = NativeMethods.FetchChunk(_result);
        if (chunk != 0)
        {
            return new DataChunk(chunk);
        }

        var error = NativeMethods.ResultError(ref _result);
        return error == null ? null : throw new DuckDbException(Session.Text(error));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_open)
        {
            NativeMethods.DestroyResult(ref _result);
            _open = false;
        }

        _statement.Dispose();
    }

    private void Start()
    {
        var state = NativeMethods.PendingPreparedStreaming(_statement, out var pending);
        try
        {
            if (state != 0)
            {
                throw new DuckDbException(Session.Text(NativeMethods.PendingError(pending)));
            }

            state = NativeMethods.ExecutePending(pending, out _result);
            _open = true;
            if (state != 0)
            {
                throw new DuckDbException(Session.Text(NativeMethods.ResultError(ref _result)));
            }
        }
        finally
        {
            NativeMethods.DestroyPending(ref pending);
        }
    }
}
