using Sektorskifte.Statistics.Designs;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Replication;

/// <summary>Bootstrap replicates: sampling units of the first stage drawn anew within their strata.</summary>
public static class Bootstrap
{
    /// <summary>
    /// Rao and Wu's bootstrap (1988): n − 1 of a stratum's n units with replacement, each weighing n / (n − 1). Finite population
    /// corrections are left out.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="count">The number of replicates, at least 2.</param>
    /// <param name="seed">The seed; the same gives the same weights for good.</param>
    /// <param name="aroundEstimate">Whether distances are taken from the estimate itself; default from the replicates' mean.</param>
    /// <returns>The design; or which stratum has a single unit.</returns>
    public static Outcome<ReplicateDesign> RaoWu(SampleDesign design, int count, ulong seed, bool aroundEstimate = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (!Replicates.Units(design).TryGet(out var units, out var problem))
        {
            return problem;
        }

        var factors = new double[units.Count * count];
        for (var stratum = 0; stratum < units.Sampled.Length; stratum++)
        {
            var drawn = units.Sampled[stratum];
            if (drawn == 1)
            {
                return Replicates.Lonely(units, stratum);
            }

            var random = new RandomSequence(seed, (ulong)stratum);
            for (var replicate = 0; replicate < count; replicate++)
            {
                for (var draw = 1; draw < drawn; draw++)
                {
                    var unit = units.Order[units.Starts[stratum] + random.NextBelow(drawn)];
                    factors[(unit * count) + replicate] += drawn / (drawn - 1.0);
                }
            }
        }

        return Replicates.Design(design, units, factors, count, 1.0 / (count - 1), [.. Enumerable.Repeat(1.0, count)], aroundEstimate);
    }

    /// <summary>
    /// Canty and Davison's bootstrap (1999): n of a stratum's n units with replacement; where the population is counted, n without
    /// replacement from as many copies of the units as the population has. The scale makes up for strata of few units on average.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="count">The number of replicates, at least 2.</param>
    /// <param name="seed">The seed; the same gives the same weights for good.</param>
    /// <param name="aroundEstimate">Whether distances are taken from the estimate itself; default from the replicates' mean.</param>
    /// <returns>The design; or that no stratum has more than a single unit.</returns>
    public static Outcome<ReplicateDesign> CantyDavison(SampleDesign design, int count, ulong seed, bool aroundEstimate = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (!Replicates.Units(design).TryGet(out var units, out var problem))
        {
            return problem;
        }

        var factors = new double[units.Count * count];
        var inverse = 0.0;
        for (var stratum = 0; stratum < units.Sampled.Length; stratum++)
        {
            var drawn = units.Sampled[stratum];
            inverse += 1.0 / drawn / units.Sampled.Length;
            var own = units.Order.AsSpan(units.Starts[stratum], drawn).ToArray();
            var population = units.Fractions[own[0]] is var fraction && fraction > 0 ? (long)Math.Round(drawn / fraction) : 0;
            var random = new RandomSequence(seed, (ulong)stratum);
            Shuffle(own, ref random);
            for (var replicate = 0; replicate < count; replicate++)
            {
                Draw(own, population, ref random, (unit, times) => factors[(unit * count) + replicate] += times);
            }
        }

        var perStratum = 1 / inverse;
        if (!(perStratum > 1))
        {
            return Replicates.Lonely(units, 0);
        }

        var scale = perStratum / ((perStratum - 1) * (count - 1));
        return Replicates.Design(design, units, factors, count, scale, [.. Enumerable.Repeat(1.0, count)], aroundEstimate);
    }

    // Copies are as even as can be; which units have one more is chance, and the same in all replicates: the population that is drawn
    // from is one.
    private static void Shuffle(int[] units, ref RandomSequence random)
    {
        for (var i = units.Length - 1; i > 0; i--)
        {
            var other = random.NextBelow(i + 1);
            (units[i], units[other]) = (units[other], units[i]);
        }
    }

    private static void Draw(int[] units, long population, ref RandomSequence random, Action<int, int> add)
    {
        if (population == 0)
        {
            for (var draw = 0; draw < units.Length; draw++)
            {
                add(units[random.NextBelow(units.Length)], 1);
            }

            return;
        }

        var taken = new HashSet<long>();
        for (var draw = 0; draw < units.Length; draw++)
        {
            // Floyd's method: a set of distinct copies; copy c belongs to unit c modulo the number of units.
            var last = population - units.Length + draw;
            var copy = (long)(random.NextUnit() * (last + 1));
            copy = taken.Add(copy) ? copy : last;
            taken.Add(copy);
            add(units[copy % units.Length], 1);
        }
    }
}
