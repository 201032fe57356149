using Sektorskifte.Statistics.Randomness;
using Sektorskifte.Statistics.Survival;

namespace Sektorskifte.Statistics.Tests.Survival;

/// <summary>Samples whose truth is known.</summary>
internal static class SimulatedEpisodes
{
    /// <summary>Two groups alike: exponential times to two destinations of equal rate, in whole months, some lost from sight.</summary>
    public static (Episodes Episodes, Groups Groups) Alike(ulong seed, ulong stream, int count)
    {
        var random = new RandomSequence(seed, stream);
        var (exit, destination, group) = (new double[count], new int[count], new string[count]);
        for (var i = 0; i < count; i++)
        {
            var time = Math.Ceiling(-Math.Log(1 - random.NextUnit()) * 24);
            var seen = 6 + random.NextBelow(60);
            (exit[i], destination[i]) = time <= seen ? (time, 1 + random.NextBelow(2)) : (seen, 0);
            group[i] = i % 2 == 0 ? "a" : "b";
        }

        return (Episodes.Of(exit, destination).Value, Groups.Of(group));
    }
}
