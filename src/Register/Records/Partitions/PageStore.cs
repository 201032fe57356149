using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Records.Partitions;

/// <summary>
/// The pages of one writing thread's partitions: each partition is a row of bytes that grows at its end. When the memory is
/// used up, full pages go to a file, one partition's after the other's. Reading is safe from several threads, when nothing is
/// written any more.
/// </summary>
/// <param name="plan">How many partitions, and how much in memory.</param>
/// <param name="file">Takes what does not fit.</param>
internal sealed unsafe class PageStore(PartitionPlan plan, Lazy<TemporaryFile> file) : IDisposable
{
    private readonly Partition[] _partitions = [.. Enumerable.Range(0, plan.Partitions).Select(_ => new Partition())];
    private readonly Stack<nint> _free = [];
    private int _pages;
    private int _nextSpilled;

    /// <summary>The bytes of a partition.</summary>
    public long Length(int partition) => _partitions[partition].Length;

    /// <summary>Adds bytes at the end of a partition.</summary>
    public void Append(int partition, ReadOnlySpan<byte> bytes)
    {
        var to = _partitions[partition];
        while (!bytes.IsEmpty)
        {
            var used = (int)(to.Length & (plan.PageBytes - 1));
            if (used == 0)
            {
                // Taken first: it may be this partition whose pages are spilled.
                var page = NewPage();
                to.Pages.Add(page);
            }

            var part = bytes[..Math.Min(bytes.Length, plan.PageBytes - used)];
            part.CopyTo(new Span<byte>((byte*)to.Pages[^1] + used, part.Length));
            to.Length += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>Reads a whole partition, and lets go of its pages.</summary>
    /// <param name="partition">Which.</param>
    /// <param name="to">Room for its <see cref="Length"/>.</param>
    public void Take(int partition, byte* to)
    {
        var from = _partitions[partition];
        for (var i = 0; i < from.Spilled.Count;)
        {
            var run = 1;
            while (i + run < from.Spilled.Count && from.Spilled[i + run] == from.Spilled[i] + ((long)run * plan.PageBytes)
                && (run + 1) * (long)plan.PageBytes <= int.MaxValue)
            {
                run++;
            }

            file.Value.Read(new Span<byte>(to, run * plan.PageBytes), from.Spilled[i]);
            to += (long)run * plan.PageBytes;
            i += run;
        }

        var left = from.Length - ((long)from.Spilled.Count * plan.PageBytes);
        foreach (var page in from.Pages)
        {
            var bytes = Math.Min(left, plan.PageBytes);
            NativeMemory.Copy((void*)page, to, (nuint)bytes);
            NativeMemory.Free((void*)page);
            to += bytes;
            left -= bytes;
        }

        from.Pages.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var page in _partitions.SelectMany(partition => partition.Pages).Concat(_free))
        {
            NativeMemory.Free((void*)page);
        }

        _free.Clear();
        foreach (var partition in _partitions)
        {
            partition.Pages.Clear();
        }
    }

    private nint NewPage()
    {
        if (_free.Count == 0 && _pages >= plan.PagesInMemory)
        {
            Spill();
        }

        if (_free.TryPop(out var free))
        {
            return free;
        }

        _pages++;
        return (nint)NativeMemory.Alloc((nuint)plan.PageBytes);
    }

    /// <summary>Spills the full pages of the next partition that has any. When none has, a page more than planned is taken.</summary>
    private void Spill()
    {
        for (var tried = 0; tried < _partitions.Length && _free.Count == 0; tried++)
        {
            var partition = _partitions[_nextSpilled];
            _nextSpilled = (_nextSpilled + 1) & (_partitions.Length - 1);
            var full = (int)((partition.Length / plan.PageBytes) - partition.Spilled.Count);
            var spilled = 0;
            try
            {
                for (; spilled < full; spilled++)
                {
                    var page = partition.Pages[spilled];
                    partition.Spilled.Add(file.Value.Append(new ReadOnlySpan<byte>((void*)page, plan.PageBytes)));
                    _free.Push(page);
                }
            }
            finally
            {
                // When the disk is full in the middle, each page still has one owner, who frees it.
                partition.Pages.RemoveRange(0, spilled);
            }
        }
    }

    private sealed class Partition
    {
        /// <summary>Where its first pages are in the file.</summary>
        public List<long> Spilled { get; } = [];

        /// <summary>The pages after these.</summary>
        public List<nint> Pages { get; } = [];

        public long Length { get; set; }
    }
}
