using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Records;

/// <summary>The rows of each file by period, and those rejected: what must be known to replace a period later.</summary>
/// <param name="earliest">The first period that a row can have.</param>
/// <param name="latest">The last period that a row can have.</param>
internal sealed class InputRows(int earliest, int latest)
{
    private readonly Dictionary<string, long[]> _read = [];
    private readonly Dictionary<(string File, int Period, string Reason), long> _rejected = [];

    /// <summary>The files that rows came from.</summary>
    public IReadOnlyCollection<string> Files => _read.Keys;

    /// <summary>What one thread counts in, to be added with <see cref="Append"/>.</summary>
    public InputRows NewPart() => new(earliest, latest);

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _read.Clear();
        _rejected.Clear();
    }

    /// <summary>Counts rows of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="periods">The first period of each row; -1 where it could not be read.</param>
    public void Add(string file, ReadOnlySpan<int> periods)
    {
        var read = Read(file);
        foreach (var period in periods)
        {
            read[Index(period)]++;
        }
    }

    /// <summary>Counts a rejected row that was counted as read.</summary>
    public void AddRejected(string file, int period, string reason) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_rejected, (file, Math.Max(-1, period), reason), out _)++;

    /// <summary>Counts a row that could not be split into columns.</summary>
    public void AddUnsplit(in Reject reject)
    {
        Read(reject.File)[Index(-1)]++;
        AddRejected(reject.File, -1, reject.Reason);
    }

    /// <summary>Adds what a part counted; safe from several threads.</summary>
    public void Append(InputRows part)
    {
        lock (_read)
        {
            foreach (var (file, counts) in part._read)
            {
                var mine = Read(file);
                for (var i = 0; i < counts.Length; i++)
                {
                    mine[i] += counts[i];
                }
            }

            foreach (var (key, count) in part._rejected)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_rejected, key, out _) += count;
            }
        }
    }

    /// <summary>The rows of a file by period; null is the period of rows where it could not be read.</summary>
    public IEnumerable<(int? Period, long Read, IReadOnlyDictionary<string, long> Rejected)> Of(string file)
    {
        var rejected = _rejected.Where(count => count.Key.File == file).ToLookup(count => count.Key.Period);
        var read = Read(file);
        for (var i = 0; i < read.Length; i++)
        {
            var period = i == 0 ? -1 : earliest + i - 1;
            if (read[i] > 0)
            {
                yield return (
                    i == 0 ? null : period,
                    read[i],
                    rejected[period].ToDictionary(count => count.Key.Reason, count => count.Value));
            }
        }
    }

    private int Index(int period) => period < earliest ? 0 : period - earliest + 1;

    private long[] Read(string file)
    {
        if (!_read.TryGetValue(file, out var read))
        {
            read = new long[latest - earliest + 2];
            _read.Add(file, read);
        }

        return read;
    }
}
