using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Sektorskifte.Register.Moves;

/// <summary>
/// For each arrival period and old employer, how many people have a direct transition. People stay with an employer for
/// many periods, so a stay is noted by where it starts and ends, and the counts follow when all are known. Nearly all of these
/// numbers are small, so each has a byte, and the few that outgrow it are kept apart. An employer's bytes for five years lie
/// together, since a stay mostly starts and ends within them. Safe to add to from several threads.
/// </summary>
internal sealed class SeenCounts(int firstPeriod, int periods)
{
    private readonly int _firstPeriod = firstPeriod;
    private const int BlockPeriods = 64;
    private const int PageEmployers = 1024;

    // One period more than there are, since a stay's end is noted in the period after it.
    private readonly byte[]?[]?[] _pages = new byte[]?[]?[(periods / BlockPeriods) + 1];
    private readonly Dictionary<(int Period, int Employer), int> _large = [];
    private readonly Lock _growing = new();

    /// <summary>What one thread adds through.</summary>
    public Writer Open() => new(this);

    /// <summary>The counts, period after period; when no stay is added any more.</summary>
    public Sweep Read() => new(this, _firstPeriod);

    private void Change(int period, int employer, int by)
    {
        ref var cell = ref Cell(period, employer);
        while (true)
        {
            var before = Volatile.Read(ref cell);
            var after = (sbyte)before + by;
            var large = after is < sbyte.MinValue or > sbyte.MaxValue;
            if (Interlocked.CompareExchange(ref cell, large ? (byte)0 : (byte)(sbyte)after, before) == before)
            {
                if (large)
                {
                    AddLarge(period, employer, after);
                }

                return;
            }
        }
    }

    private void AddLarge(int period, int employer, int by)
    {
        lock (_growing)
        {
            _large[(period, employer)] = _large.GetValueOrDefault((period, employer)) + by;
        }
    }

    private ref byte Cell(int period, int employer) => ref Page(period / BlockPeriods, employer / PageEmployers)[
        (employer % PageEmployers * BlockPeriods) + (period % BlockPeriods)];

    private byte[] Page(int block, int page)
    {
        var pages = Volatile.Read(ref _pages[block]);
        return pages is not null && page < pages.Length && Volatile.Read(ref pages[page]) is { } cells ? cells : Grow(block, page);
    }

    private byte[] Grow(int block, int page)
    {
        lock (_growing)
        {
            var pages = _pages[block] ?? [];
            if (page >= pages.Length)
            {
                Array.Resize(ref pages, Math.Max(page + 1, pages.Length * 2));
                Volatile.Write(ref _pages[block], pages);
            }

            if (pages[page] is null)
            {
                Volatile.Write(ref pages[page], new byte[PageEmployers * BlockPeriods]);
            }

            return pages[page]!;
        }
    }

    private ReadOnlySpan<sbyte> Changes(int block, int employer)
    {
        var pages = _pages[block] ?? [];
        var page = employer / PageEmployers;
        return page < pages.Length && pages[page] is { } cells
            ? MemoryMarshal.Cast<byte, sbyte>(cells.AsSpan(employer % PageEmployers * BlockPeriods, BlockPeriods))
            : [];
    }

    /// <summary>
    /// Adds the stays of one thread. Employers come in no order and their cells lie far apart, so a stay waits while its cells
    /// are fetched into the cache.
    /// </summary>
    internal sealed class Writer(SeenCounts counts)
    {
        private const int Waiting = 16;

        private readonly (int First, int After, int Employer)[] _stays = new (int, int, int)[Waiting];
        private int _count;

        /// <summary>Notes that a person has a direct transition from the employer in every period from first to last.</summary>
        public void AddStay(int first, int last, int employer)
        {
            if (_count >= Waiting)
            {
                Note(_stays[_count % Waiting]);
            }

            var stay = (First: first - counts._firstPeriod, After: last + 1 - counts._firstPeriod, employer);
            Fetch(ref counts.Cell(stay.First, employer));
            Fetch(ref counts.Cell(stay.After, employer));
            _stays[_count++ % Waiting] = stay;
        }

        /// <summary>Notes the stays that wait.</summary>
        public void Flush()
        {
            for (var i = Math.Max(0, _count - Waiting); i < _count; i++)
            {
                Note(_stays[i % Waiting]);
            }

            _count = 0;
        }

        private static unsafe void Fetch(ref byte cell)
        {
            if (Sse.IsSupported)
            {
                // An address that the collector moves meanwhile costs a fetch in vain, nothing more.
                Sse.Prefetch0(Unsafe.AsPointer(ref cell));
            }
        }

        private void Note((int First, int After, int Employer) stay)
        {
            counts.Change(stay.First, stay.Employer, 1);
            counts.Change(stay.After, stay.Employer, -1);
        }
    }

    /// <summary>Goes through the periods once; the people of every employer before the block that it stands at are summed.</summary>
    internal sealed class Sweep(SeenCounts counts, int firstPeriod)
    {
        private readonly int[] _before =
            new int[PageEmployers * counts._pages.Max(pages => pages is null ? 0 : pages.Length)];

        private int _block;

        /// <summary>The people with a direct transition from an employer in a period, which never lies in a block before one asked for earlier.</summary>
        public int Of(int period, int employer)
        {
            var index = period - firstPeriod;
            for (; _block < index / BlockPeriods; _block++)
            {
                Pass(_block);
            }

            var people = employer < _before.Length ? _before[employer] : 0;
            var changes = counts.Changes(_block, employer);
            for (var i = 0; i <= index % BlockPeriods && i < changes.Length; i++)
            {
                people += changes[i];
            }

            return people + Large(employer, _block * BlockPeriods, index);
        }

        private int Large(int employer, int from, int to)
        {
            var sum = 0;
            for (var period = from; period <= to && counts._large.Count > 0; period++)
            {
                sum += counts._large.GetValueOrDefault((period, employer));
            }

            return sum;
        }

        private void Pass(int block)
        {
            for (var employer = 0; employer < _before.Length; employer++)
            {
                _before[employer] += Sum(counts.Changes(block, employer));
            }

            foreach (var ((period, employer), by) in counts._large)
            {
                _before[employer] += period / BlockPeriods == block ? by : 0;
            }
        }

        private static int Sum(ReadOnlySpan<sbyte> changes)
        {
            var sums = Vector<short>.Zero;
            for (var at = 0; at < changes.Length; at += Vector<sbyte>.Count)
            {
                Vector.Widen(new Vector<sbyte>(changes[at..]), out var low, out var high);
                sums += low + high;
            }

            return Vector.Sum(sums);
        }
    }
}
