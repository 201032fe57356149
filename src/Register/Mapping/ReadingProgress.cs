using System.Diagnostics;

namespace Sektorskifte.Register.Mapping;

/// <summary>Tells how far reading is, a few times a second, whichever of the threads asks.</summary>
internal sealed class ReadingProgress(IProgress<RunProgress>? progress)
{
    private const long Milliseconds = 100;

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private long _rows;
    private long _last;

    /// <summary>Notes rows that were read.</summary>
    /// <param name="stage">What is being done.</param>
    /// <param name="rows">How many more rows.</param>
    /// <param name="fraction">How much of the stage is done, 0 to 1.</param>
    public void Add(string stage, long rows, double fraction)
    {
        var all = Interlocked.Add(ref _rows, rows);
        var last = Volatile.Read(ref _last);
        if (progress is not null
            && _since.ElapsedMilliseconds - last >= Milliseconds
            && Interlocked.CompareExchange(ref _last, _since.ElapsedMilliseconds, last) == last)
        {
            progress.Report(new RunProgress(stage, all, fraction));
        }
    }
}
