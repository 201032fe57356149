using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Statistics.Tests.Randomness;

/// <summary>The sequences behind a seed.</summary>
public sealed class RandomSequenceTests
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
}
