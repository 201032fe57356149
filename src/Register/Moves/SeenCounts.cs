namespace Sektorskifte.Register.Moves;

/// <summary>For each arrival period and old employer, how many people have a direct transition.</summary>
internal sealed class SeenCounts(int firstPeriod, int periods)
{
    private readonly int[]?[] _counts = new int[]?[periods];

    public void Add(int period, int employer)
    {
        ref var counts = ref _counts[period - firstPeriod];
        if (counts is null || employer >= counts.Length)
        {
            Array.Resize(ref counts, Math.Max(64, employer * 2));
        }

        counts[employer]++;
    }

    public int this[int period, int employer]
    {
        get
        {
            var counts = _counts[period - firstPeriod];
            return counts is not null && employer < counts.Length ? counts[employer] : 0;
        }
    }
}
