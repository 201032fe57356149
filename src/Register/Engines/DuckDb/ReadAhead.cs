using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Sektorskifte.Register.Engines.DuckDb;

/// <summary>
/// Takes items from a sequence on a thread of its own, a few ahead of the reader, so that decoding and what is done with
/// the rows go on at the same time.
/// </summary>
/// <typeparam name="T">An item; one that was never handed out is disposed here.</typeparam>
internal sealed class ReadAhead<T> : IDisposable
    where T : class, IDisposable
{
    private readonly BlockingCollection<T> _ready;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the thread.</summary>
    /// <param name="items">Enumerated once, on the thread.</param>
    /// <param name="ahead">The most items that wait, from 1.</param>
    public ReadAhead(IEnumerable<T> items, int ahead)
    {
        _ready = new BlockingCollection<T>(ahead);
        _thread = new Thread(() => Run(items)) { IsBackground = true, Name = "read ahead" };
        _thread.Start();
    }

    /// <summary>The next item, which the caller disposes; null after the last one. What the sequence throws comes out here.</summary>
    public T? Next()
    {
        if (_ready.TryTake(out var item, Timeout.Infinite))
        {
            return item;
        }

        _failure?.Throw();
        return null;
    }

    /// <summary>Stops the thread and waits for it.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        while (_ready.TryTake(out var item))
        {
            item.Dispose();
        }

        _ready.Dispose();
        _stop.Dispose();
    }

    private void Run(IEnumerable<T> items)
    {
        try
        {
            foreach (var item in items)
            {
                if (!TryAdd(item))
                {
                    break;
                }
            }
        }
#pragma warning disable CA1031 // whatever it is, the reader gets it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }

    private bool TryAdd(T item)
    {
        try
        {
            _ready.Add(item, _stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            item.Dispose();
            return false;
        }
    }
}
