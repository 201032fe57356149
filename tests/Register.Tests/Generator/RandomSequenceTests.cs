using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Generator;

namespace Sektorskifte.Register.Tests.Generator;

/// <summary>The sequences behind a seed, and draws by weight.</summary>
public class RandomSequenceTests
{
    [Fact]
    public void NextUnit_MillionDraws_FillTheUnitEvenly()
    {
        var random = new RandomSequence(1, 1);
        var tenths = new int[10];
        for (var i = 0; i < 1_000_000; i++)
        {
            tenths[(int)(random.NextUnit() * 10)]++;
        }

        // 300 is the standard deviation of each count.
        Assert.All(tenths, count => Assert.InRange(count, 98_500, 101_500));
    }

    [Fact]
    public void Next_SeedsAndStreams_AreDifferentSequences()
    {
        var first = new HashSet<ulong>();
        for (ulong seed = 0; seed < 50; seed++)
        {
            for (ulong stream = 0; stream < 50; stream++)
            {
                Assert.True(first.Add(new RandomSequence(seed, stream).Next()));
            }
        }
    }

    [Fact]
    public void NextBelow_AnyCount_StaysBelow() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), count =>
        {
            var random = new RandomSequence((ulong)count, 3);
            return Enumerable.Range(0, 100).Select(_ => random.NextBelow(count)).All(n => n >= 0 && n < count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Draw_AnyWeights_MeetsThemWithinChance() =>
        Prop.ForAll(
            (from weights in Gen.Choose(0, 100).NonEmptyListOf() where weights.Sum() > 0 select weights.ToArray()).ToArbitrary(),
            weights =>
            {
                const int draws = 20_000;
                var table = new AliasTable([.. weights.Select(w => (double)w)]);
                var random = new RandomSequence(11, 12);
                var counts = new int[weights.Length];
                for (var i = 0; i < draws; i++)
                {
                    counts[table.Draw(ref random)]++;
                }

                return weights.Zip(counts).All(pair =>
                {
                    var share = (double)pair.First / weights.Sum();
                    return Math.Abs(pair.Second - (draws * share)) <= 6 * Math.Sqrt(draws * share * (1 - share)) + 1e-6;
                });
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Admit_SameGroup_AtMostFour()
    {
        var limit = new CrowdLimit();

        Assert.Equal(4, Enumerable.Range(0, 100).Count(_ => limit.Admit(1, 2, 3)));
        Assert.True(limit.Admit(2, 1, 3));
        Assert.True(limit.Admit(1, 2, 4));
    }
}
