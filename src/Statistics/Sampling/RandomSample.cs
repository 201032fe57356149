using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Sampling;

/// <summary>
/// Draws samples. The same frame, in the same order, and the same seed give the same sample for good; another order of the
/// frame gives another sample, and with systematic sampling other pairs of units that can meet in one.
/// </summary>
public static class RandomSample
{
    /// <summary>A simple random sample without replacement: every set of that many units is as likely as any other.</summary>
    /// <param name="frameCount">The number of units in the frame.</param>
    /// <param name="sampleCount">The size of the sample, from 1.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>The sample, or that the frame is too small.</returns>
    public static Outcome<Sample> Simple(int frameCount, int sampleCount, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        return TooMany(frameCount, sampleCount) is { } problem
            ? problem
            : Equal(frameCount, SimpleUnits(frameCount, sampleCount, new RandomSequence(seed, 0)));
    }

    /// <summary>
    /// A systematic sample: a random start and then equal steps through the frame, of frame size / sample size, which need not
    /// be whole. Sorting the frame beforehand spreads the sample over what it is sorted by.
    /// </summary>
    /// <param name="frameCount">The number of units in the frame.</param>
    /// <param name="sampleCount">The size of the sample, from 1.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>The sample, or that the frame is too small.</returns>
    public static Outcome<Sample> Systematic(int frameCount, int sampleCount, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        return TooMany(frameCount, sampleCount) is { } problem
            ? problem
            : Equal(frameCount, SystematicUnits(frameCount, sampleCount, new RandomSequence(seed, 0)));
    }

    /// <summary>A simple random or systematic sample within each stratum, each with random numbers of its own.</summary>
    /// <param name="strata">The stratum of each unit of the frame.</param>
    /// <param name="allocation">How many units to draw from each stratum; a stratum of the frame that is missing, or 0, gives
    /// none, and then the sample does not stand for the whole frame.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="systematic">Whether to go through each stratum in equal steps. Default no: simple random samples.</param>
    /// <returns>The sample, or the stratum that can't give as many units as are asked for.</returns>
    public static Outcome<Sample> Stratified(
        IReadOnlyList<string> strata, IReadOnlyList<StratumSample> allocation, ulong seed, bool systematic = false)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(allocation);
        var members = Enumerable.Range(0, strata.Count).ToLookup(i => strata[i], StringComparer.Ordinal);
        var drawn = new List<(int Unit, double Probability)>();
        foreach (var (place, part) in allocation.Index())
        {
            var units = members[part.Stratum].ToArray();
            if (part.SampleCount < 0 || part.SampleCount > units.Length)
            {
                return new Problem(ProblemKind.Infeasible, $"The stratum {part.Stratum} has {units.Length} units in the frame; "
                    + $"{part.SampleCount} can't be drawn from it.");
            }

            var random = new RandomSequence(seed, (ulong)place);
            var chosen = systematic
                ? SystematicUnits(units.Length, part.SampleCount, random)
                : SimpleUnits(units.Length, part.SampleCount, random);
            drawn.AddRange(chosen.Select(i => (units[i], (double)part.SampleCount / units.Length)));
        }

        if (drawn.Count == 0)
        {
            return new Problem(ProblemKind.NoData, "The allocation draws no unit from any stratum.");
        }

        drawn.Sort((a, b) => a.Unit.CompareTo(b.Unit));
        return new Sample(strata.Count, [.. drawn.Select(d => d.Unit)], [.. drawn.Select(d => d.Probability)]);
    }

    /// <summary>
    /// Each unit comes in or not by itself, with its own probability. The number of units drawn is random; that none is drawn is
    /// a problem.
    /// </summary>
    /// <param name="probabilities">The inclusion probability of each unit of the frame, 0 to 1.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>The sample, or why there is none.</returns>
    public static Outcome<Sample> Poisson(IReadOnlyList<double> probabilities, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        for (var i = 0; i < probabilities.Count; i++)
        {
            if (!(probabilities[i] is >= 0 and <= 1))
            {
                return new Problem(ProblemKind.InvalidValue,
                    $"Unit {i + 1} of the frame has the inclusion probability {probabilities[i]}; it lies between 0 and 1.");
            }
        }

        var random = new RandomSequence(seed, 0);
        var units = new List<int>();
        for (var i = 0; i < probabilities.Count; i++)
        {
            if (random.NextUnit() < probabilities[i])
            {
                units.Add(i);
            }
        }

        return units.Count == 0
            ? new Problem(ProblemKind.NoData, $"By chance no unit was drawn; {probabilities.Sum():0.###} are expected with these "
                + "inclusion probabilities. Take another seed or larger probabilities.")
            : Unequal(probabilities, [.. units]);
    }

    /// <summary>
    /// A systematic sample with probabilities in proportion to size: equal steps through the cumulated inclusion
    /// probabilities. Units as large as a step come into every sample.
    /// </summary>
    /// <param name="sizes">The measure of size of each unit of the frame, above 0.</param>
    /// <param name="sampleCount">The size of the sample, from 1.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>The sample, or why there is none.</returns>
    public static Outcome<Sample> ProportionalSystematic(IReadOnlyList<double> sizes, int sampleCount, ulong seed) =>
        InclusionProbabilities.Proportional(sizes, sampleCount).Then<Sample>(probabilities =>
        {
            var start = new RandomSequence(seed, 0).NextUnit();
            var units = new int[sampleCount];
            var (taken, reached) = (0, 0.0);
            var last = 0;
            for (var i = 0; i < probabilities.Length && taken < sampleCount; i++)
            {
                reached += probabilities[i];
                last = i;
                if (start + taken < reached)
                {
                    units[taken++] = i;
                }
            }

            // The probabilities add up to the size but for rounding, which may leave the last step just past the end.
            if (taken < sampleCount)
            {
                units[taken] = last;
            }

            return Unequal(probabilities, units);
        });

    internal static Problem? TooMany(int frameCount, int sampleCount) =>
        sampleCount > frameCount
            ? new(ProblemKind.Infeasible, $"The frame has {frameCount} units; a sample of {sampleCount} can't be drawn from it.")
            : null;

    internal static Sample Unequal(IReadOnlyList<double> probabilities, int[] units) =>
        new(probabilities.Count, units, Array.ConvertAll(units, i => probabilities[i]));

    private static Sample Equal(int frameCount, int[] units)
    {
        var probabilities = new double[units.Length];
        Array.Fill(probabilities, (double)units.Length / frameCount);
        return new(frameCount, units, probabilities);
    }

    /// <summary>One pass in the frame's order: each unit is taken with the share of those still needed among those left.</summary>
    private static int[] SimpleUnits(int frameCount, int sampleCount, RandomSequence random)
    {
        var units = new int[sampleCount];
        for (int i = 0, taken = 0; taken < sampleCount; i++)
        {
            if (random.NextBelow(frameCount - i) < sampleCount - taken)
            {
                units[taken++] = i;
            }
        }

        return units;
    }

    private static int[] SystematicUnits(int frameCount, int sampleCount, RandomSequence random)
    {
        var units = new int[sampleCount];
        var start = random.NextUnit();
        for (var k = 0; k < sampleCount; k++)
        {
            units[k] = (int)Math.Min(frameCount - 1, (k + start) * frameCount / sampleCount);
        }

        return units;
    }
}
