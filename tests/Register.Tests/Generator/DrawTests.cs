using FsCheck;
using FsCheck.Fluent;
using Sektorskifte.Register.Generator;
using Sektorskifte.Statistics.Randomness;

namespace Sektorskifte.Register.Tests.Generator;

/// <summary>Draws by weight, and who is admitted to a group.</summary>
public class DrawTests
{
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
