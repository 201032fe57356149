namespace Sektorskifte.Statistics.Randomness;

/// <summary>
/// A pseudo-random sequence whose numbers never change between versions or machines, so that a seed names one result
/// for good. The runtime's own generator does not promise that.
/// </summary>
/// <remarks>
/// The generator is xoshiro256** 1.0, its state filled by SplitMix64: D. Blackman and S. Vigna, "Scrambled linear
/// pseudorandom number generators", ACM Transactions on Mathematical Software 47(4), 2021. Not for secrets.
/// </remarks>
public struct RandomSequence
{
    private const double UnitPerStep = 1.0 / (1UL << 53);
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>One of the streams of a seed; each stream is a sequence of its own.</summary>
    /// <param name="seed">Any number; the same seed and stream give the same numbers for good.</param>
    /// <param name="stream">The number of the stream, any.</param>
    public RandomSequence(ulong seed, ulong stream)
    {
        var start = seed;
        var state = Split(ref start) ^ (stream * 0xD1342543DE82EF95);
        _a = Split(ref state);
        _b = Split(ref state);
        _c = Split(ref state);
        _d = Split(ref state);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>The next number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextUnit() => (Next() >> 11) * UnitPerStep;

    /// <summary>The next whole number in [0, <paramref name="count"/>), by the high half of a product.</summary>
    public int NextBelow(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
