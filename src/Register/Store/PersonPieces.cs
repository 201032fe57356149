using Sektorskifte.Register.Spells;

namespace Sektorskifte.Register.Store;

/// <summary>One person's spells from several segments while they are put together; used again for the next person.</summary>
internal sealed class PersonPieces
{
    private JobSpell[] _pieces = new JobSpell[64];
    private int _count;

    /// <summary>Takes spells of one segment without the periods that a later one replaces.</summary>
    public void Add(ReadOnlySpan<JobSpell> spells, PeriodSet replaced)
    {
        foreach (ref readonly var spell in spells)
        {
            var first = spell.First;
            foreach (var range in replaced.Ranges)
            {
                if (range.Last < first)
                {
                    continue;
                }

                if (range.First > spell.Last)
                {
                    break;
                }

                Add(spell, first, range.First - 1);
                first = range.Last + 1;
            }

            Add(spell, first, spell.Last);
        }
    }

    /// <summary>The spells by period, those that touch and have the same job as one; the next person can come.</summary>
    public ReadOnlySpan<JobSpell> Take()
    {
        var pieces = _pieces.AsSpan(0, _count);
        Sort(pieces);
        var kept = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            if (kept > 0 && pieces[kept - 1].Last + 1 == pieces[i].First && pieces[kept - 1].SameJob(pieces[i]))
            {
                pieces[kept - 1].Last = pieces[i].Last;
            }
            else
            {
                pieces[kept++] = pieces[i];
            }
        }

        _count = 0;
        return pieces[..kept];
    }

    // Segments come in the order of their imports, which is nearly always that of their periods.
    private static void Sort(Span<JobSpell> pieces)
    {
        for (var i = 1; i < pieces.Length; i++)
        {
            if (pieces[i].First >= pieces[i - 1].First)
            {
                continue;
            }

            var moved = pieces[i];
            var to = i;
            for (; to > 0 && moved.First < pieces[to - 1].First; to--)
            {
                pieces[to] = pieces[to - 1];
            }

            pieces[to] = moved;
        }
    }

    private void Add(in JobSpell spell, int first, int last)
    {
        if (first > last)
        {
            return;
        }

        if (_count == _pieces.Length)
        {
            Array.Resize(ref _pieces, _count * 2);
        }

        ref var piece = ref _pieces[_count++];
        piece = spell;
        piece.First = first;
        piece.Last = last;
    }
}
