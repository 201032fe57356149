using System.Numerics;
using System.Runtime.InteropServices;

namespace Sektorskifte.Register.Moves;

/// <summary>
/// For each arrival period and old employer, how many people have a direct transition. People stay with an employer for
/// many periods, so a stay is noted by where it starts and ends, and the counts follow when all are known. Nearly all of these
/// numbers are small, so each has a byte, and the few that outgrow it are kept apart. Safe to add to from several threads.
/// </summary>
internal sealed class SeenCounts(int firstPeriod, int periods)
{
    private const int PageEmployers = 4096;

    // One period more than there are, since a stay's end is noted in the period after it.
    private readonly byte[]?[]?[] _pages = new byte[]?[]?[periods + 1];
    private readonly Dictionary<int, int>?[] _large = new Dictionary<int, int>?[periods + 1];
    private readonly Lock _growing = new();

    /// <summary>Notes that a person has a direct transition from the employer in every period from first to last.</summary>
    public void AddStay(int first, int last, int employer)
    {
        Change(first - firstPeriod, employer, 1);
        Change(last + 1 - firstPeriod, employer, -1);
    }

    /// <summary>The counts, period after period; when no stay is added any more.</summary>
    public Sweep Read() => new(this, firstPeriod);

    private void Change(int period, int employer, int by)
    {
        ref var cell = ref Page(period, employer / PageEmployers)[employer % PageEmployers];
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
            var large = _large[period] ??= [];
            large[employer] = large.GetValueOrDefault(employer) + by;
        }
    }

    private byte[] Page(int period, int page)
    {
        var pages = Volatile.Read(ref _pages[period]);
        return pages is not null && page < pages.Length && Volatile.Read(ref pages[page]) is { } cells ? cells : Grow(period, page);
    }

    private byte[] Grow(int period, int page)
    {
        lock (_growing)
        {
            var pages = _pages[period] ?? [];
            if (page >= pages.Length)
            {
                Array.Resize(ref pages, Math.Max(page + 1, pages.Length * 2));
                Volatile.Write(ref _pages[period], pages);
            }

            if (pages[page] is null)
            {
                Volatile.Write(ref pages[page], new byte[PageEmployers]);
            }

            return pages[page]!;
        }
    }

    /// <summary>Goes through the periods once, with the people of every employer in the period that it stands at.</summary>
    internal sealed class Sweep(SeenCounts counts, int firstPeriod)
    {
        private readonly int[] _people =
            new int[PageEmployers * counts._pages.Max(pages => pages is null ? 0 : pages.Length)];

        private int _next;

        /// <summary>The people with a direct transition from an employer in a period, which never lies before one asked for earlier.</summary>
        public int Of(int period, int employer)
        {
            for (; _next <= period - firstPeriod; _next++)
            {
                Add(_next);
            }

            return employer < _people.Length ? _people[employer] : 0;
        }

        private void Add(int period)
        {
            var pages = counts._pages[period] ?? [];
            for (var page = 0; page < pages.Length; page++)
            {
                if (pages[page] is { } changes)
                {
                    Add(MemoryMarshal.Cast<byte, sbyte>(changes), _people.AsSpan(page * PageEmployers, PageEmployers));
                }
            }

            foreach (var (employer, by) in counts._large[period] ?? [])
            {
                _people[employer] += by;
            }
        }

        private static void Add(ReadOnlySpan<sbyte> changes, Span<int> people)
        {
            var width = Vector<sbyte>.Count;
            for (var at = 0; at < changes.Length; at += width)
            {
                var small = new Vector<sbyte>(changes[at..]);
                if (small == Vector<sbyte>.Zero)
                {
                    continue;
                }

                for (var i = at; i < at + width; i++)
                {
                    people[i] += changes[i];
                }
            }
        }
    }
}
