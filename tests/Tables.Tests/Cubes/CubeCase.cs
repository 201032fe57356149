using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Tables.Cubes;
using Sektorskifte.Tables.Disclosure;

namespace Sektorskifte.Tables.Tests.Cubes;

/// <summary>
/// A random cube: for each dimension the parent of each member, a value for each combination of leaves, and the
/// members that are marked missing.
/// </summary>
internal sealed record CubeCase(int[][] Parents, double[] LeafValues, (int Dimension, int Member)[] Missing, int MinCount)
{
    /// <summary>Two to four dimensions of one to six members with totals and subtotals; mostly small and zero values.</summary>
    public static Arbitrary<CubeCase> Random { get; } = Arb.From(Cases, Smaller);

    private static Gen<CubeCase> Cases =>
        from width in Gen.Choose(2, 4)
        from parents in Gen.ArrayOf(Hierarchy(width == 2 ? 8 : width == 3 ? 6 : 4), width)
        from values in Gen.ArrayOf(Value, LeafCombinations(parents).Count())
        from missing in Gen.ListOf(
            from d in Gen.Choose(0, width - 1)
            from m in Gen.Choose(0, parents[d].Length - 1)
            select (d, m))
        from keepMissing in Gen.Choose(0, 3)
        from minCount in Gen.Choose(1, 7)
        select new CubeCase(parents, values, [.. missing.Take(keepMissing)], minCount);

    // Each member is part of none or of one before it.
    private static Gen<int[]> Hierarchy(int most) =>
        from count in Gen.Choose(1, most)
        from picks in Gen.ArrayOf(Gen.Choose(0, 99), count)
        select picks.Select((pick, i) => i == 0 || pick < 15 ? -1 : pick % i).ToArray();

    private static Gen<double> Value => Gen.Frequency(
        (4, Gen.Constant(0.0)),
        (4, Gen.Choose(1, 6).Select(v => (double)v)),
        (2, Gen.Choose(7, 60).Select(v => (double)v)),
        (1, Gen.Choose(1, 120).Select(v => v / 12.0)));

    public static IEnumerable<int[]> LeafCombinations(int[][] parents) =>
        Combinations([.. parents.Select(p => Enumerable.Range(0, p.Length).Where(m => !p.Contains(m)).ToArray())]);

    public IEnumerable<int[]> AllCells() =>
        Combinations([.. Parents.Select(p => Enumerable.Range(0, p.Length).ToArray())]);

    public Cube ToCube()
    {
        var cube = Sample.Cube([.. Parents.Select((p, d) => Sample.Dimension($"d{d}", p))], decimals: 2);
        foreach (var (leaf, value) in LeafCombinations(Parents).Zip(LeafValues))
        {
            cube.Add(leaf, value);
        }

        foreach (var (dimension, member) in Missing)
        {
            cube.MarkMissing(dimension, member);
        }

        return cube;
    }

    public ProtectedTable Protected() => new FrequencyRule(MinCount).Protect(ToCube());

    public override string ToString() =>
        $"parents {string.Join(" | ", Parents.Select(p => string.Join(' ', p)))}; values {string.Join(' ', LeafValues)}; "
        + $"missing {string.Join(' ', Missing)}; least count {MinCount}";

    private static IEnumerable<int[]> Combinations(int[][] members) => members.Aggregate(
        (IEnumerable<int[]>)[[]],
        (heads, next) => heads.SelectMany(head => next.Select(m => (int[])[.. head, m])));

    private static IEnumerable<CubeCase> Smaller(CubeCase big)
    {
        for (var i = 0; i < big.Missing.Length; i++)
        {
            yield return big with { Missing = [.. big.Missing.Where((_, k) => k != i)] };
        }

        // Zeros instead of whole stretches first, then of ever shorter ones.
        for (var length = big.LeafValues.Length; length > 0; length /= 2)
        {
            for (var start = 0; start < big.LeafValues.Length; start += length)
            {
                double[] values = [.. big.LeafValues.Select((v, i) => i >= start && i < start + length ? 0 : v)];
                if (!values.SequenceEqual(big.LeafValues))
                    yield return big with { LeafValues = values };
            }
        }
    }
}
