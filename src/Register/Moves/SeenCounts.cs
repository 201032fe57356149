namespace Sektorskifte.Register.Moves;

/// <summary>
/// For each arrival period and old employer, how many people have a direct transition. People stay with an employer for
/// many periods, so a stay is noted by where it starts and ends, and the counts follow when all are known.
/// </summary>
internal sealed class SeenCounts(int firstPeriod, int periods)
{
    // One period more than there are, since a stay's end is noted in the period after it.
    private readonly int[]?[] _changes = new int[]?[periods + 1];
    private bool _summed;

    /// <summary>Notes that a person has a direct transition from the employer in every period from first to last.</summary>
    public void AddStay(int first, int last, int employer)
    {
        Change(first, employer)++;
        Change(last + 1, employer)--;
    }

    /// <summary>The people with a direct transition from the employer in the period; no stay can be added afterwards.</summary>
    public int this[int period, int employer]
    {
        get
        {
            Sum();
            var counts = _changes[period - firstPeriod];
            return counts is not null && employer < counts.Length ? counts[employer] : 0;
        }
    }

    private ref int Change(int period, int employer)
    {
        ref var changes = ref _changes[period - firstPeriod];
        if (changes is null || employer >= changes.Length)
        {
            Array.Resize(ref changes, Math.Max(64, employer * 2));
        }

        return ref changes[employer];
    }

    private void Sum()
    {
        if (_summed)
        {
            return;
        }

        _summed = true;
        int[] before = [];
        var end = Array.FindLastIndex(_changes, changes => changes is not null);
        for (var period = 0; period <= end; period++)
        {
            ref var counts = ref _changes[period];
            if (counts is null && before.Length == 0)
            {
                continue;
            }

            if (counts is null || counts.Length < before.Length)
            {
                Array.Resize(ref counts, before.Length);
            }

            for (var employer = 0; employer < before.Length; employer++)
            {
                counts[employer] += before[employer];
            }

            before = counts;
        }
    }
}
